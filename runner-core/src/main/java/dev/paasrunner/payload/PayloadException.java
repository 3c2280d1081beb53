package dev.paasrunner.payload;

import dev.paasrunner.job.Secret;
import java.util.Optional;

/// A payload that cannot be used. Carries what could be read nevertheless, so that the job can
/// still be reported as failed instead of being left running at the coordinator.
public final class PayloadException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final transient Optional<Long> id;
  private final transient Optional<Secret> token;

  /// A payload that was read but cannot be handed over.
  public PayloadException(String message) {
    this(message, Optional.empty(), Optional.empty());
  }

  PayloadException(String message, Optional<Long> id, Optional<Secret> token) {
    super(message);
    this.why = message;
    this.id = id;
    this.token = token;
  }

  /// One sentence for the job's author; never a secret.
  public String why() {
    return why;
  }

  /// The job's number, if it could be read.
  public Optional<Long> id() {
    return id;
  }

  /// The job's token, if it could be read.
  public Optional<Secret> token() {
    return token;
  }
}
