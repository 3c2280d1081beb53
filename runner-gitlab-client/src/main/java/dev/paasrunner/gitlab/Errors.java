package dev.paasrunner.gitlab;

import dev.paasrunner.gitlab.http.ApiException;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.CoordinatorException;
import java.time.Duration;
import java.util.Optional;

/// An exchange's trouble in the engine's kinds.
final class Errors {
  private Errors() {}

  static CoordinatorException of(ApiException e) {
    return of(kind(e), e.getMessage(), e.retryAfter());
  }

  static CoordinatorException of(ErrorKind kind, String message, Optional<Duration> retryAfter) {
    return retryAfter
        .map(wait -> new CoordinatorException(kind, message, wait))
        .orElseGet(() -> new CoordinatorException(kind, message));
  }

  private static ErrorKind kind(ApiException e) {
    return switch (e.trouble()) {
      case UNREACHABLE, BROKEN, UNREADABLE, UNAVAILABLE -> ErrorKind.TRANSIENT;
      case THROTTLED -> ErrorKind.EXHAUSTED;
      case DENIED -> ErrorKind.DENIED;
      case NOT_FOUND -> ErrorKind.GONE;
      case REJECTED -> ErrorKind.REFUSED;
    };
  }
}
