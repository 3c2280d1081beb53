package dev.paasrunner.clever.api;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;

/// The cause of an error that was nobody's in particular: the platform did not answer, or said that
/// it cannot. A refusal, on the other hand, is about whoever was refused.
public final class PlatformTrouble extends Exception {
  private static final long serialVersionUID = 1L;

  private PlatformTrouble() {}

  static ExecutorException error(String message) {
    return new ExecutorException(ErrorKind.TRANSIENT, message, new PlatformTrouble());
  }

  /// Whether an error says something about the platform, and not about one credential.
  public static boolean is(ExecutorException e) {
    return e.getCause() instanceof PlatformTrouble;
  }
}
