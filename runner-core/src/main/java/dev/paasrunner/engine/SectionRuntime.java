package dev.paasrunner.engine;

import dev.paasrunner.capacity.Capacity;
import dev.paasrunner.policy.Deadlines;
import dev.paasrunner.policy.Lifecycle;
import dev.paasrunner.policy.RetryPolicy;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.settings.TraceWatch;
import dev.paasrunner.status.Asking;
import dev.paasrunner.status.SectionStatus;
import java.time.Duration;
import java.util.List;

/// The parts that work for one section, wired.
record SectionRuntime(
    RunnerSection section,
    Poller poller,
    Platform platform,
    Watcher watcher,
    StatusChecks checks,
    Sweeper sweeper,
    SectionJobs jobs,
    Intake intake,
    Doubts doubts) {
  /// For the platform's own account of a start, which lags behind ours, and for reading its log.
  private static final Duration START_MARGIN = Duration.ofMinutes(2);

  static SectionRuntime of(
      RunnerSection section,
      EngineSettings settings,
      Capacity capacity,
      Owners owners,
      EngineContext context,
      String systemId) {
    Deadlines deadlines = new Deadlines(startTimeout(section, settings), settings.timeoutMargin());
    Platform platform = new Platform(section.uniqueName(), context.announcer(), context.time());
    Cases cases = new Cases();
    SectionJobs jobs = new SectionJobs(context.time());
    StatusChecks checks =
        new StatusChecks(section, jobs, cases, context.time(), settings.jobCheckInterval());
    Watcher watcher =
        new Watcher(section, jobs, deadlines, cases, checks, platform, context.time());
    Intake intake =
        new Intake(
            section,
            new Steps(section, capacity, context, systemId),
            new Lifecycle(RetryPolicy.DEFAULT, section.executor().traits().listingDelay()),
            deadlines,
            owners,
            jobs,
            context,
            platform,
            () -> List.of(watcher.loop(), checks.loop()).forEach(Loop::wake));
    return new SectionRuntime(
        section,
        new Poller(section, capacity, intake, platform, context, settings.checkInterval()),
        platform,
        watcher,
        checks,
        new Sweeper(section, owners, context, systemId, settings.sweep()),
        jobs,
        intake,
        new Doubts(section, context.time()));
  }

  /// A trace watch is meant to be stricter than the platform. Otherwise the executor has the time
  /// to find out itself that a start takes too long, and why.
  private static Duration startTimeout(RunnerSection section, EngineSettings settings) {
    Duration longest = section.executor().traits().longestStart();
    Duration needed = longest.isZero() ? longest : longest.plus(START_MARGIN);
    Duration usual = settings.startTimeout();
    return section
        .traceWatch()
        .map(TraceWatch::timeout)
        .orElse(needed.compareTo(usual) > 0 ? needed : usual);
  }

  void start() {
    loops().forEach(Loop::start);
  }

  /// Waits until everything that was told to stop has stopped.
  void awaitEnd() throws InterruptedException {
    watcher.loop().awaitEnd();
    checks.awaitEnd();
    sweeper.loop().awaitEnd();
  }

  /// Sees the jobs to their end and stops. The poller was told to stop before.
  ///
  /// @return false if the engine stopped before that; the jobs stay in the store
  boolean drain() throws InterruptedException {
    poller.loop().awaitEnd();
    boolean empty = jobs.awaitNone();
    loops().forEach(Loop::stop);
    awaitEnd();
    return empty;
  }

  boolean isNamed(String uniqueName) {
    return section.uniqueName().equals(uniqueName);
  }

  SectionStatus status() {
    Asking asking =
        poller.loop().isStopping()
            ? new Asking(Asking.Condition.RETIRING, "it only sees its jobs to the end")
            : platform.trouble().orElseGet(poller::asking);
    return new SectionStatus(
        section.name(), section.uniqueName(), section.coordinator().url(), section.limit(), asking);
  }

  boolean isWell() {
    return loops().stream().allMatch(Loop::isWell);
  }

  /// Everything of the section that goes round and round.
  List<Loop> loops() {
    return List.of(doubts.loop(), poller.loop(), watcher.loop(), checks.loop(), sweeper.loop());
  }
}
