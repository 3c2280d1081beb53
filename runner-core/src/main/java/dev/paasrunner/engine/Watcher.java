package dev.paasrunner.engine;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.Failure;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.Signal;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.policy.Deadlines;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.settings.TraceWatch;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.JobStatus;
import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the hosts of one section, all with one call, and asks the coordinator about single jobs
/// when that is due. Sends conclusions to the owners.
final class Watcher {
  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  /// A cancel before the job runs is noticed within this time; afterwards the host's own runner
  /// notices it.
  private static final Duration LAUNCHING_CHECK = Duration.ofSeconds(5);

  /// Most questions to one coordinator at the same time.
  private static final int MOST_CHECKS = 16;

  private final RunnerSection section;
  private final Owners owners;
  private final Deadlines deadlines;
  private final Time time;
  private final Duration jobCheckInterval;
  private final Loop loop;
  private final Map<JobKey, Evidence> evidence = new ConcurrentHashMap<>();
  private final Set<JobKey> checking = ConcurrentHashMap.newKeySet();
  private final Wakeup checkEnded;
  private boolean blind;

  Watcher(
      RunnerSection section,
      Owners owners,
      Deadlines deadlines,
      Time time,
      Duration jobCheckInterval) {
    this.deadlines = deadlines;
    this.section = section;
    this.owners = owners;
    this.time = time;
    this.jobCheckInterval = jobCheckInterval;
    this.checkEnded = time.newWakeup();
    this.loop = new Loop("watcher of " + section.name(), time, this::turn);
  }

  Loop loop() {
    return loop;
  }

  private Instant turn() throws InterruptedException {
    List<JobOwner> mine = owners.of(section.uniqueName());
    evidence.keySet().retainAll(mine.stream().map(owner -> owner.job().key()).toList());
    if (mine.isEmpty()) {
      return Instant.MAX;
    }
    look(mine);
    mine.forEach(this::checkIfDue);
    return time.instant().plus(section.executor().traits().observationInterval());
  }

  private void look(List<JobOwner> mine) throws InterruptedException {
    List<StoredResource> hosts = new ArrayList<>();
    for (JobOwner owner : mine) {
      hostOf(owner.job()).ifPresent(hosts::add);
    }
    if (hosts.isEmpty()) {
      return;
    }
    Map<String, HostCondition> seen = observe(hosts);
    for (JobOwner owner : mine) {
      hostOf(owner.job())
          .ifPresent(host -> takeIn(owner, Optional.ofNullable(seen.get(host.name()))));
    }
  }

  private Map<String, HostCondition> observe(List<StoredResource> hosts)
      throws InterruptedException {
    try {
      Map<String, HostCondition> seen = requireNonNull(section.executor().observe(hosts));
      if (blind) {
        LOG.info("section {}: the platform answers again", section.name());
        blind = false;
      }
      return seen;
    } catch (ExecutorException e) {
      becomeBlind(e);
    } catch (RuntimeException | Error e) {
      LOG.debug("section {}: the executor met a bug", section.name(), e);
      becomeBlind(e);
    }
    return Map.of();
  }

  /// The coordinator is still asked about each job, so that its end is not missed.
  private void becomeBlind(Throwable e) {
    if (!blind) {
      LOG.warn("section {}: hosts can't be looked at: {}", section.name(), e.toString());
      blind = true;
    }
  }

  private void takeIn(JobOwner owner, Optional<HostCondition> condition) {
    JobRecord job = owner.job();
    boolean starting = job.state() instanceof JobState.Starting;
    boolean runs = condition.filter(HostCondition.Running.class::isInstance).isPresent();
    if (starting && runs && section.traceWatch().isEmpty()) {
      owner.signal(new Signal.HostRunning());
      return;
    }
    Instant now = time.instant();
    Optional<Failure> overdue = deadlines.overdue(job, now);
    evidence.compute(
        job.key(),
        (_, known) -> weigh(orNone(Optional.ofNullable(known), job), condition, overdue, starting));
  }

  private Evidence weigh(
      Evidence known,
      Optional<HostCondition> condition,
      Optional<Failure> overdue,
      boolean starting) {
    if (condition.isPresent()) {
      return known.seen(condition.get(), overdue, time.instant());
    }
    // A host that cannot be looked at may have started the job long ago.
    return starting || overdue.isEmpty() ? known : known.unseen(overdue.get(), time.instant());
  }

  private void checkIfDue(JobOwner owner) {
    JobRecord job = owner.job();
    if (job.state() instanceof JobState.Settling || job.state() instanceof JobState.Closed) {
      return;
    }
    Evidence known = evidence.computeIfAbsent(job.key(), _ -> orNone(Optional.empty(), job));
    boolean due = !time.instant().isBefore(known.nextCheck());
    if (due && checking.size() < MOST_CHECKS && checking.add(job.key())) {
      time.start("check of " + job.key(), () -> check(owner, job));
    }
  }

  private void check(JobOwner owner, JobRecord job) {
    try {
      JobStatus status = section.coordinator().status(job.handle());
      if (hasBegun(job)) {
        owner.signal(new Signal.HostRunning());
      }
      conclude(job, status).ifPresent(owner::signal);
    } catch (CoordinatorException e) {
      LOG.debug("{}: {}", job.key(), e.getMessage());
      unanswered(job, e.error().retryAfter()).ifPresent(owner::signal);
    } catch (InterruptedException e) {
      LOG.debug("{}: the check was interrupted", job.key());
    } catch (RuntimeException | Error e) {
      LOG.error("{}: the coordinator's client met a bug", job.key(), e);
      unanswered(job, Optional.empty()).ifPresent(owner::signal);
    } finally {
      checking.remove(job.key());
      checkEnded.signal();
    }
  }

  /// Waits until the loop has ended and no question is under way.
  void awaitEnd() throws InterruptedException {
    loop.awaitEnd();
    while (!checking.isEmpty()) {
      boolean _ = checkEnded.await(Instant.MAX);
    }
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

  private Optional<Signal> unanswered(JobRecord job, Optional<Duration> retryAfter) {
    return Optional.ofNullable(
            evidence.computeIfPresent(
                job.key(), (_, known) -> known.unanswered(retryAfter, time.instant())))
        .flatMap(Evidence::conclusionWithoutAnswer);
  }

  private Optional<Signal> conclude(JobRecord job, JobStatus status) {
    Evidence now =
        evidence.compute(
            job.key(),
            (_, known) ->
                orNone(Optional.ofNullable(known), job)
                    .answered(status, intervalOf(job), time.instant()));
    return now.conclusion(status);
  }

  private Evidence orNone(Optional<Evidence> known, JobRecord job) {
    return known.orElseGet(() -> Evidence.none(time.instant().plus(intervalOf(job))));
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

  private static Optional<StoredResource> hostOf(JobRecord job) {
    return switch (job.state()) {
      case JobState.Starting starting -> Optional.of(starting.resource());
      case JobState.Running running -> Optional.of(running.resource());
      default -> Optional.empty();
    };
  }
}
