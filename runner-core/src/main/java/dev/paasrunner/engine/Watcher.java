package dev.paasrunner.engine;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.Signal;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.policy.Deadlines;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.time.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the hosts of one section, all with one call, and adds what it sees to the evidence.
final class Watcher {
  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  private final RunnerSection section;
  private final SectionJobs jobs;
  private final Deadlines deadlines;
  private final Cases cases;
  private final StatusChecks checks;
  private final Platform platform;
  private final Time time;
  private final Loop loop;
  private Instant nextLook = Instant.MIN;

  Watcher(
      RunnerSection section,
      SectionJobs jobs,
      Deadlines deadlines,
      Cases cases,
      StatusChecks checks,
      Platform platform,
      Time time) {
    this.section = section;
    this.jobs = jobs;
    this.deadlines = deadlines;
    this.cases = cases;
    this.checks = checks;
    this.platform = platform;
    this.time = time;
    this.loop = new Loop("watcher of " + section.name(), time, this::turn);
  }

  Loop loop() {
    return loop;
  }

  private Instant turn() throws InterruptedException {
    List<JobOwner> mine = jobs.all();
    if (mine.isEmpty()) {
      cases.keepOnly(Set.of());
      platform.answered();
      return Instant.MAX;
    }
    // A first job wakes the loop, which must not make it look more often.
    if (!time.instant().isBefore(nextLook)) {
      cases.keepOnly(jobs.keys());
      look(mine);
      nextLook = time.instant().plus(section.executor().traits().observationInterval());
    }
    return nextLook;
  }

  private void look(List<JobOwner> mine) throws InterruptedException {
    List<StoredResource> hosts = new ArrayList<>();
    for (JobOwner owner : mine) {
      hostOf(owner.job()).ifPresent(hosts::add);
    }
    if (hosts.isEmpty()) {
      platform.answered();
      return;
    }
    Map<String, HostCondition> seen = observe(hosts);
    for (JobOwner owner : mine) {
      hostOf(owner.job())
          .ifPresent(host -> takeIn(owner, Optional.ofNullable(seen.get(host.name()))));
    }
    checks.loop().wake();
  }

  /// Without an answer the coordinator is still asked about each job, so that its end is not
  /// missed.
  private Map<String, HostCondition> observe(List<StoredResource> hosts)
      throws InterruptedException {
    try {
      Map<String, HostCondition> seen = requireNonNull(section.executor().observe(hosts));
      platform.answered();
      return seen;
    } catch (ExecutorException e) {
      platform.failedToShow(e.error());
    } catch (RuntimeException | Error e) {
      LOG.debug("section {}: the executor met a bug", section.name(), e);
      platform.failedToShow(
          CallError.of(ErrorKind.TRANSIENT, "the executor met a bug (%s)".formatted(e)));
    }
    return Map.of();
  }

  private void takeIn(JobOwner owner, Optional<HostCondition> condition) {
    JobRecord job = owner.job();
    boolean starting = job.state() instanceof JobState.Starting;
    boolean runs = condition.filter(HostCondition.Running.class::isInstance).isPresent();
    if (starting && runs && section.traceWatch().isEmpty()) {
      owner.signal(new Signal.HostRunning());
      return;
    }
    Optional<Failure> overdue = deadlines.overdue(job, time.instant());
    Evidence _ =
        cases.add(
            job.key(), checks.beginning(job), known -> weigh(known, condition, overdue, starting));
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

  private static Optional<StoredResource> hostOf(JobRecord job) {
    return switch (job.state()) {
      case JobState.Starting starting -> Optional.of(starting.resource());
      case JobState.Running running -> Optional.of(running.resource());
      default -> Optional.empty();
    };
  }
}
