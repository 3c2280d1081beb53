package dev.paasrunner.engine;

import dev.paasrunner.capacity.Seat;
import dev.paasrunner.job.Attempt;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.policy.Deadlines;
import dev.paasrunner.policy.Lifecycle;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.Grant;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the jobs of one section their owners: new ones after they are written down, and those from
/// before a restart.
final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  private static final int REPORTS = 3;
  private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(5);

  private final RunnerSection section;
  private final Steps steps;
  private final Lifecycle lifecycle;
  private final Deadlines deadlines;
  private final Owners owners;
  private final SectionJobs jobs;
  private final EngineContext context;
  private final Platform platform;
  private final Runnable wakeWatchers;

  Intake(
      RunnerSection section,
      Steps steps,
      Lifecycle lifecycle,
      Deadlines deadlines,
      Owners owners,
      SectionJobs jobs,
      EngineContext context,
      Platform platform,
      Runnable wakeWatchers) {
    this.section = section;
    this.steps = steps;
    this.lifecycle = lifecycle;
    this.deadlines = deadlines;
    this.owners = owners;
    this.jobs = jobs;
    this.context = context;
    this.platform = platform;
    this.wakeWatchers = wakeWatchers;
  }

  /// Takes a job that was just handed over.
  ///
  /// @param asked when the request was made
  /// @return whether the seat belongs to the job now
  boolean take(Grant grant, Seat seat, Instant asked) throws InterruptedException {
    JobRecord job = recordOf(grant);
    if (owners.has(job.key())) {
      LogKeys.of(LOG.atWarn(), job).log("handed over twice; it has its owner already");
      return false;
    }
    try {
      context.store().create(job, grant.payload());
    } catch (IOException | RuntimeException e) {
      context.announcer().jobGranted(job, asked, grant.queued());
      giveBack(job, e);
      return false;
    }
    context.announcer().jobGranted(job, asked, grant.queued());
    start(job, seat);
    return true;
  }

  /// Takes a job from before the restart.
  void resume(JobRecord job, Seat seat) {
    JobRecord mine = job.through(section.form());
    start(mine.in(lifecycle.resumed(mine.state(), now())), seat);
  }

  private void start(JobRecord job, Seat seat) {
    JobOwner owner = new JobOwner(job, steps, lifecycle, deadlines, seat, context, platform);
    if (owners.start(owner, jobs)) {
      wakeWatchers.run();
    }
  }

  private JobRecord recordOf(Grant grant) {
    Instant now = now();
    JobKey key = new JobKey(section.coordinator().url(), section.uniqueName(), grant.id());
    return new JobRecord(
        key,
        grant.projectId(),
        grant.token(),
        now,
        grant.timeout(),
        grant.knownReasons(),
        Optional.empty(),
        section.form(),
        new JobState.Acquired(Attempt.first(now)));
  }

  /// A job that cannot be written down is reported at once: nobody would know of it later.
  private void giveBack(JobRecord job, Exception trouble) throws InterruptedException {
    LogKeys.of(LOG.atError(), job)
        .addKeyValue(LogKeys.CODE, FailureCode.STATE_NOT_WRITABLE.code())
        .log("the job cannot be kept and is failed: {}", trouble.getMessage());
    Failure failure =
        new Failure(
            FailureCode.STATE_NOT_WRITABLE, "the runner could not write its state, please retry");
    boolean reported = report(job, failure);
    for (int i = 1; i < REPORTS && !reported; i++) {
      context.time().sleepUntil(now().plus(BETWEEN_REPORTS));
      reported = report(job, failure);
    }
    context.announcer().jobGivenBack(job, failure, reported, now());
    if (reported) {
      forget(job);
    }
  }

  /// The record may be there although the write failed. It goes after the report and not before: if
  /// the process ends in between, the next start finds that the job is over.
  private void forget(JobRecord job) {
    try {
      context.store().remove(job);
    } catch (IOException | RuntimeException e) {
      LOG.debug("{} was not forgotten: {}", job.key(), e.toString());
    }
  }

  private boolean report(JobRecord job, Failure failure) throws InterruptedException {
    try {
      section.coordinator().fail(job.handle(), failure);
      return true;
    } catch (CoordinatorException e) {
      LogKeys.of(LOG.atError(), job).log("the job could not be reported: {}", e.getMessage());
      return false;
    }
  }

  private Instant now() {
    return context.time().instant();
  }
}
