package dev.paasrunner.spi;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A call to a platform that did not give what was asked. The kind decides what the engine does;
/// see [ErrorKind] and the methods of [Executor]. The message is one sentence that names what was
/// attempted, on what and what was found. It reaches the job's author: never put a secret in it.
public final class ExecutorException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient CallError error;

  /// An error that says nothing about when to come back.
  public ExecutorException(ErrorKind kind, String message) {
    this(CallError.of(kind, message), null);
  }

  /// An error with its cause, which is logged at debug level only.
  public ExecutorException(ErrorKind kind, String message, Throwable cause) {
    this(CallError.of(kind, message), cause);
  }

  /// An error after which the platform asks us to wait.
  public ExecutorException(ErrorKind kind, String message, Duration retryAfter) {
    this(new CallError(kind, message, Optional.of(retryAfter)), null);
  }

  private ExecutorException(CallError error, @Nullable Throwable cause) {
    super(error.message(), cause);
    this.error = error;
  }

  /// The same error as the trouble of one payer: where each job is paid for by somebody of its own,
  /// it says nothing about the platform, and others' jobs go on.
  ///
  /// @param payer the same text for all errors of one payer
  public ExecutorException concerning(String payer) {
    return new ExecutorException(error.concerning(payer), this);
  }

  /// The error as a value.
  public CallError error() {
    return error;
  }
}
