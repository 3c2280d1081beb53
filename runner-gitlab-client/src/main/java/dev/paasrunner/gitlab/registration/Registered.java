package dev.paasrunner.gitlab.registration;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A runner that the coordinator knows.
///
/// @param token the runner's own, for the configuration
/// @param id the runner's number; coordinators from before 2023 do not tell it on verification
/// @param obtainedAt when the coordinator answered, in whole seconds
/// @param expiresAt when the token ends, if it does
/// @param created whether the registration made the runner; false if it was there before
public record Registered(
    Secret token,
    OptionalLong id,
    Instant obtainedAt,
    Optional<Instant> expiresAt,
    boolean created) {
  public Registered {
    requireNonNull(token);
    requireNonNull(id);
    requireNonNull(obtainedAt);
    requireNonNull(expiresAt);
  }
}
