package dev.paasrunner.gitlab.http;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/// Says in a sentence why no answer came. The cause itself is not passed on: its text may quote
/// what the other side sent.
final class NoAnswer {
  private NoAnswer() {}

  static ApiException explain(Call call, BaseUrl base, Throwable cause, Duration limit) {
    return new ApiException(
        trouble(cause),
        "cannot " + call.action() + " at " + base + ": " + found(call, cause, limit),
        Optional.empty());
  }

  private static Trouble trouble(Throwable cause) {
    return switch (cause) {
      case ConnectException _, HttpConnectTimeoutException _, SSLHandshakeException _ ->
          Trouble.UNREACHABLE;
      default -> Trouble.BROKEN;
    };
  }

  private static String found(Call call, Throwable cause, Duration limit) {
    return switch (cause) {
      case HttpConnectTimeoutException _ -> "no connection could be made in time";
      case ConnectException e when e.getCause() instanceof UnresolvedAddressException ->
          "the host name cannot be resolved";
      case ConnectException _ -> "nothing accepts connections there";
      case SSLHandshakeException e ->
          "no trusted TLS connection: %s; a private authority is named in tls-ca-file"
              .formatted(TlsTrouble.inWords(e).orElseGet(() -> shown(call, e)));
      case TimeoutException _ -> "no answer within " + seconds(limit) + " s";
      case ProtocolException _ -> "what came back is not HTTP";
      case IOException e -> "the connection broke before an answer came (" + shown(call, e) + ")";
      default -> "the exchange failed (" + cause.getClass().getSimpleName() + ")";
    };
  }

  private static String seconds(Duration limit) {
    return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private static String shown(Call call, Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return Plain.text(call.withoutCredential(message));
  }
}
