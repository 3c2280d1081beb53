package dev.paasrunner.clever.api;

import dev.paasrunner.spi.ExecutorException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/// Says in a sentence why no answer came. The cause itself is not passed on: its text may quote
/// what the other side sent.
public final class NoAnswer {
  private NoAnswer() {}

  /// The error for an exchange that broke off.
  ///
  /// @param action as it reads after "cannot"
  /// @param whom as it reads after "at"
  public static ExecutorException explain(
      String action, String whom, Throwable cause, Duration limit) {
    return PlatformTrouble.error(
        "cannot %s at %s: %s".formatted(action, whom, found(cause, limit)));
  }

  private static String found(Throwable cause, Duration limit) {
    return switch (cause) {
      case HttpConnectTimeoutException _ -> "no connection could be made in time";
      case ConnectException e when e.getCause() instanceof UnresolvedAddressException ->
          "the host name cannot be resolved";
      case ConnectException _ -> "nothing accepts connections there";
      case SSLHandshakeException _ -> "no trusted TLS connection";
      case TimeoutException _ -> "no answer within " + limit.toSeconds() + " s";
      default ->
          "the connection broke before an answer came (%s)"
              .formatted(cause.getClass().getSimpleName());
    };
  }
}
