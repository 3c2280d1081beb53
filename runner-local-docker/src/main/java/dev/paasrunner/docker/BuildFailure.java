package dev.paasrunner.docker;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;
import java.util.List;
import java.util.Locale;

/// What a failed build means. Pure.
final class BuildFailure {
  /// Words of the engine and of its Go libraries for trouble on the way to a registry and not in
  /// the context.
  private static final List<String> PASSING =
      List.of(
          "dial tcp",
          "i/o timeout",
          "tls handshake timeout",
          "client.timeout exceeded",
          "context deadline exceeded",
          "unexpected eof",
          "connection reset by peer",
          "received unexpected http status: 5");

  private static final List<String> USED_UP =
      List.of("toomanyrequests", "too many requests", "no space left on device");

  private BuildFailure() {}

  /// @param reason the engine's error
  /// @param lastLines the last lines of the output before it
  static ExecutorException of(
      String host, String reason, Redaction redaction, List<String> lastLines) {
    String message =
        "the image of %s could not be built: %s"
            .formatted(host, EngineErrors.shortened(redaction.of(reason)));
    String output = EngineErrors.shortened(redaction.of(String.join(" | ", lastLines)));
    return new ExecutorException(
        kind(reason), output.isEmpty() ? message : message + "; the output ended with: " + output);
  }

  private static ErrorKind kind(String reason) {
    String words = reason.toLowerCase(Locale.ROOT);
    if (USED_UP.stream().anyMatch(words::contains)) {
      return ErrorKind.EXHAUSTED;
    }
    return PASSING.stream().anyMatch(words::contains) ? ErrorKind.TRANSIENT : ErrorKind.REFUSED;
  }
}
