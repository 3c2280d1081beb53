package dev.paasrunner.clever.git;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;
import java.net.URI;
import java.util.OptionalInt;

/// What it means that a repository did not give what was asked. JGit's own words are not passed on:
/// they may quote the other side.
final class PushTrouble {
  private PushTrouble() {}

  static ExecutorException of(String action, URI address, GitHttp http, Exception cause) {
    OptionalInt status = http.lastStatus();
    boolean answered = status.isPresent() && status.getAsInt() != 200;
    String found =
        answered
            ? "it answered " + status.getAsInt() + advice(status.getAsInt())
            : "the exchange broke off (" + rootOf(cause).getClass().getSimpleName() + ")";
    ErrorKind kind = answered ? kind(status.getAsInt()) : ErrorKind.TRANSIENT;
    String message = "cannot %s %s: %s".formatted(action, address, found);
    return http.retryAfter()
        .filter(_ -> answered)
        .map(wait -> new ExecutorException(kind, message, wait))
        .orElseGet(() -> new ExecutorException(kind, message, cause));
  }

  private static ErrorKind kind(int status) {
    return switch (status) {
      case 401, 403 -> ErrorKind.DENIED;
      case 404, 410 -> ErrorKind.GONE;
      case 429 -> ErrorKind.EXHAUSTED;
      default -> ErrorKind.TRANSIENT;
    };
  }

  private static String advice(int status) {
    return switch (status) {
      case 401, 403 -> "; are user name and password for Git right (cc_auth_user, cc_git_user)?";
      default -> "";
    };
  }

  private static Throwable rootOf(Throwable e) {
    Throwable root = e;
    for (int depth = 0; root.getCause() != null && depth < 10; depth++) {
      root = root.getCause();
    }
    return root;
  }
}
