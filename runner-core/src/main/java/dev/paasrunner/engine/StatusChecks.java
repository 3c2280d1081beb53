package dev.paasrunner.engine;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.Signal;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.settings.TraceWatch;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.JobStatus;
import dev.paasrunner.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the coordinator of one section about single jobs when that is due. First questions are
/// spread over the interval, so that neither a restart nor a burst of jobs asks about all at once.
final class StatusChecks {
  private static final Logger LOG = LoggerFactory.getLogger(StatusChecks.class);

  /// A cancel before the job runs is noticed within this time; afterwards the host's own runner
  /// notices it.
  private static final Duration LAUNCHING_CHECK = Duration.ofSeconds(5);

  /// How often it is looked which jobs are due.
  private static final Duration STEP = Duration.ofMillis(500);

  /// Most questions to one coordinator at the same time.
  private static final int MOST_AT_ONCE = 16;

  private final RunnerSection section;
  private final SectionJobs jobs;
  private final Cases cases;
  private final Time time;
  private final Duration jobCheckInterval;
  private final Loop loop;
  private final Queue<JobOwner> due = new ArrayDeque<>();
  private final Set<JobKey> checking = ConcurrentHashMap.newKeySet();
  private final Awaited checkEnded;

  StatusChecks(
      RunnerSection section, SectionJobs jobs, Cases cases, Time time, Duration jobCheckInterval) {
    this.section = section;
    this.jobs = jobs;
    this.cases = cases;
    this.time = time;
    this.jobCheckInterval = jobCheckInterval;
    this.checkEnded = new Awaited(time);
    this.loop = new Loop("status checks of " + section.name(), time, this::turn);
  }

  Loop loop() {
    return loop;
  }

  /// What is known about a job at first: nothing, and when its coordinator is asked.
  Evidence beginning(JobRecord job) {
    int percent = 1 + Math.floorMod(31 * job.key().hashCode(), 100);
    return Evidence.none(time.instant().plus(intervalOf(job).multipliedBy(percent).dividedBy(100)));
  }

  private Instant turn() {
    List<JobOwner> mine = jobs.all();
    if (mine.isEmpty()) {
      return Instant.MAX;
    }
    synchronized (due) {
      due.clear();
      mine.stream().filter(this::isDue).forEach(due::add);
    }
    for (int free = MOST_AT_ONCE - checking.size(); free > 0 && startNext(); free--) {}
    return time.instant().plus(STEP);
  }

  private boolean isDue(JobOwner owner) {
    JobRecord job = owner.job();
    boolean over =
        job.state() instanceof JobState.Settling || job.state() instanceof JobState.Closed;
    return !over
        && !checking.contains(job.key())
        && !time.instant().isBefore(cases.of(job.key(), () -> beginning(job)).nextCheck());
  }

  private boolean startNext() {
    Optional<JobOwner> next = takeNext();
    next.ifPresent(owner -> time.start("check of " + owner.job().key(), () -> checkAndGoOn(owner)));
    return next.isPresent();
  }

  private Optional<JobOwner> takeNext() {
    synchronized (due) {
      Optional<JobOwner> next =
          loop.isStopping() ? Optional.empty() : Optional.ofNullable(due.poll());
      next.ifPresent(owner -> checking.add(owner.job().key()));
      return next;
    }
  }

  /// One thread asks about one job after the other for as long as there are any.
  private void checkAndGoOn(JobOwner first) {
    Optional<JobOwner> owner = Optional.of(first);
    while (owner.isPresent()) {
      JobKey key = owner.get().job().key();
      try {
        check(owner.get(), owner.get().job());
      } finally {
        checking.remove(key);
        checkEnded.changed();
      }
      owner = takeNext();
    }
  }

  private void check(JobOwner owner, JobRecord job) {
    try {
      JobStatus status = section.coordinator().status(job.handle());
      if (hasBegun(job)) {
        owner.signal(new Signal.HostRunning());
      }
      add(job, known -> known.answered(status, intervalOf(job), time.instant()))
          .conclusion(status)
          .ifPresent(owner::signal);
    } catch (CoordinatorException e) {
      LOG.debug("{}: {}", job.key(), e.getMessage());
      unanswered(owner, job, e.error().retryAfter());
    } catch (InterruptedException e) {
      LOG.debug("{}: the check was interrupted", job.key());
    } catch (RuntimeException | Error e) {
      LogKeys.of(LOG.atError(), job).setCause(e).log("the coordinator's client met a bug");
      unanswered(owner, job, Optional.empty());
    }
  }

  private void unanswered(JobOwner owner, JobRecord job, Optional<Duration> retryAfter) {
    add(job, known -> known.unanswered(retryAfter, time.instant()))
        .conclusionWithoutAnswer()
        .ifPresent(owner::signal);
  }

  private Evidence add(JobRecord job, UnaryOperator<Evidence> news) {
    return cases.add(job.key(), beginning(job), news);
  }

  /// Whether the job's log shows that the host runs it, where that is wanted.
  private boolean hasBegun(JobRecord job) throws CoordinatorException, InterruptedException {
    Optional<TraceWatch> watch = section.traceWatch();
    if (watch.isEmpty() || !(job.state() instanceof JobState.Starting)) {
      return false;
    }
    // A coordinator that does not tell the project cannot be asked for the log.
    return job.projectId().isEmpty()
        || watch.get().probe().hasOutput(job.projectId().getAsLong(), job.key().id());
  }

  private Duration intervalOf(JobRecord job) {
    if (job.state() instanceof JobState.Starting && section.traceWatch().isPresent()) {
      return section.traceWatch().get().step();
    }
    boolean running = job.state() instanceof JobState.Running;
    return running || jobCheckInterval.compareTo(LAUNCHING_CHECK) < 0
        ? jobCheckInterval
        : LAUNCHING_CHECK;
  }

  /// Waits until the loop has ended and no question is under way.
  void awaitEnd() throws InterruptedException {
    loop.awaitEnd();
    checkEnded.until(checking::isEmpty);
  }
}
