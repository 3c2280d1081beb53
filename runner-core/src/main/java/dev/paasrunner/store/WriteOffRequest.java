package dev.paasrunner.store;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.JobKey;
import java.time.Instant;
import java.util.Optional;

/// What an operator asks for who writes a job off, with what was known of the job then: the note
/// that stays when the job is forgotten.
///
/// @param state the label of the job's state
/// @param host the name of the host that may still run, if one was planned
/// @param verdict how the job ended, in a few words, if it did
/// @param reason the operator's words
/// @param by the operator's name at the operating system
public record WriteOffRequest(
    JobKey job,
    String state,
    Optional<String> host,
    Optional<String> verdict,
    String reason,
    String by,
    Instant at) {
  public WriteOffRequest {
    requireNonNull(job);
    requireNonNull(state);
    requireNonNull(host);
    requireNonNull(verdict);
    requireNonNull(reason);
    requireNonNull(by);
    requireNonNull(at);
  }
}
