package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// One job as it is kept on disk: identity, what is needed to report it, and its state.
///
/// @param projectId the coordinator's number of the job's project, if it is told
/// @param token the job's token, needed to report after a restart
/// @param acquiredAt when the coordinator's answer arrived
/// @param timeout the job's own time limit
/// @param knownReasons the failure reasons that the coordinator said it knows
/// @param launchedAt when the job was handed over to its host, if it was
/// @param form which of the forms that its section had over time it came through, if that is known
public record JobRecord(
    JobKey key,
    OptionalLong projectId,
    Secret token,
    Instant acquiredAt,
    Duration timeout,
    Set<FailureReason> knownReasons,
    Optional<Instant> launchedAt,
    Optional<String> form,
    JobState state) {
  public JobRecord {
    requireNonNull(key);
    requireNonNull(token);
    requireNonNull(acquiredAt);
    requireNonNull(timeout);
    requireNonNull(projectId);
    requireNonNull(launchedAt);
    requireNonNull(form);
    requireNonNull(state);
    knownReasons = Set.copyOf(knownReasons);
  }

  /// A job of a section that has one form only.
  public JobRecord(
      JobKey key,
      OptionalLong projectId,
      Secret token,
      Instant acquiredAt,
      Duration timeout,
      Set<FailureReason> knownReasons,
      Optional<Instant> launchedAt,
      JobState state) {
    this(
        key,
        projectId,
        token,
        acquiredAt,
        timeout,
        knownReasons,
        launchedAt,
        Optional.empty(),
        state);
  }

  /// A job of a project that is not told, and that was not handed over yet.
  public JobRecord(
      JobKey key,
      Secret token,
      Instant acquiredAt,
      Duration timeout,
      Set<FailureReason> knownReasons,
      JobState state) {
    this(
        key,
        OptionalLong.empty(),
        token,
        acquiredAt,
        timeout,
        knownReasons,
        Optional.empty(),
        state);
  }

  /// The same job in another state.
  public JobRecord in(JobState next) {
    Optional<Instant> launched =
        next instanceof JobState.Starting starting
            ? Optional.of(starting.launchedAt())
            : launchedAt;
    return new JobRecord(
        key, projectId, token, acquiredAt, timeout, knownReasons, launched, form, next);
  }

  /// The same job, which goes on in another form of its section.
  public JobRecord through(Optional<String> other) {
    return new JobRecord(
        key, projectId, token, acquiredAt, timeout, knownReasons, launchedAt, other, state);
  }

  /// How the host was used until an instant, if there was one that was handed a job. An end before
  /// the hand-over, as clocks that differ tell it, is no time at all.
  public Optional<HostUse> useUntil(Instant end) {
    return state
        .plan()
        .flatMap(
            plan ->
                launchedAt.map(start -> new HostUse(plan.name(), time(start, end), plan.price())));
  }

  private static Duration time(Instant start, Instant end) {
    return end.isAfter(start) ? Duration.between(start, end) : Duration.ZERO;
  }

  /// What a coordinator needs to be asked or told about the job.
  public JobHandle handle() {
    return new JobHandle(key, token, knownReasons);
  }
}
