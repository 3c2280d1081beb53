package dev.paasrunner.gitlab.registration;

import static java.util.Objects.requireNonNull;

/// What is to be registered.
///
/// @param token of either kind, which decides what is done
/// @param properties for a token that makes runners; of no effect for the token of a runner
/// @param executor the section's, shown by the coordinator
/// @param systemId the identity of the daemon that will use the runner
public record RegistrationRequest(
    RunnerToken token, RunnerProperties properties, String executor, String systemId) {
  public RegistrationRequest {
    requireNonNull(token);
    requireNonNull(properties);
    requireNonNull(executor);
    requireNonNull(systemId);
  }
}
