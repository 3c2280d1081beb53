package dev.paasrunner.migration;

import dev.paasrunner.job.Attempt;
import dev.paasrunner.job.Debt;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.payload.PayloadException;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.JobLines;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a record of what the original saved of a job. Whatever may have been under way when it
/// stopped is looked at before anything is done.
final class Translation {
  private static final Logger LOG = LoggerFactory.getLogger(Translation.class);

  /// The original does not save a job's timeout. Long enough that the coordinator's word or the end
  /// of the host come first.
  private static final Duration UNKNOWN_TIMEOUT = Duration.ofDays(30);

  private final RunnerSection section;
  private final String systemId;
  private final Instant now;

  Translation(RunnerSection section, String systemId, Instant now) {
    this.section = section;
    this.systemId = systemId;
    this.now = now;
  }

  JobKey keyOf(SavedJob job) {
    return new JobKey(section.coordinator().url(), section.uniqueName(), job.id());
  }

  /// The record.
  ///
  /// @throws UntranslatableException if the job cannot be looked after with what is known
  JobRecord recordOf(SavedJob job) throws UntranslatableException {
    JobState state =
        switch (job.list()) {
          case LAUNCHED -> new JobState.Running(hostOf(job), now);
          case PENDING -> pending(job);
          case TO_DECOMMISSION, STANDBY_RESOURCES -> hostOwed(hostOf(job));
        };
    JobRecord record = record(job, state);
    boolean tokenNeeded = !(state instanceof JobState.Settling);
    if (tokenNeeded && record.token().isBlank()) {
      throw new UntranslatableException("its token is missing");
    }
    return record;
  }

  private JobState pending(SavedJob job) throws UntranslatableException {
    Attempt lookFirst = Attempt.first(now).resumed(now);
    return job.resource().isPresent()
        ? new JobState.Launching(hostOf(job), lookFirst)
        : new JobState.Acquired(lookFirst);
  }

  private JobState hostOwed(StoredResource host) {
    return new JobState.Settling(
        new Verdict.Finished(""),
        Optional.of(host.plan()),
        Optional.of(host),
        Debt.paid(),
        Debt.owed(now),
        Optional.of(now));
  }

  private StoredResource hostOf(SavedJob job) throws UntranslatableException {
    HostPlan plan =
        new HostPlan(job.hostName(), new OwnerMark(systemId, keyOf(job)), job.weight(), Map.of());
    return job.resource()
        .flatMap(saved -> adopted(plan, saved))
        .orElseThrow(
            () ->
                new UntranslatableException(
                    "the executor of section %s cannot tell its host from what was saved"
                        .formatted(section.name())));
  }

  private Optional<StoredResource> adopted(HostPlan plan, Map<String, String> saved) {
    try {
      return section.executor().adopt(plan, saved).map(StoredResource::of);
    } catch (RuntimeException | Error e) {
      JobLines.about(LOG.atError(), plan)
          .setCause(e)
          .log("the executor of section {} met a bug", section.name());
      return Optional.empty();
    }
  }

  private JobRecord record(SavedJob job, JobState state) {
    Optional<JobPayload> payload = job.payload().flatMap(Translation::parsed);
    return new JobRecord(
        keyOf(job),
        payload.map(JobPayload::projectId).orElseGet(OptionalLong::empty),
        job.token().isBlank() ? payload.map(JobPayload::token).orElse(job.token()) : job.token(),
        now,
        payload.map(JobPayload::timeout).orElse(UNKNOWN_TIMEOUT),
        payload.map(JobPayload::failureReasons).orElseGet(Set::of),
        Optional.empty(),
        state);
  }

  /// A payload that cannot be read fails the job when it is planned, with a message to its author.
  private static Optional<JobPayload> parsed(String text) {
    try {
      return Optional.of(JobPayload.parse(text));
    } catch (PayloadException e) {
      return Optional.empty();
    }
  }
}
