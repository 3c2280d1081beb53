package dev.paasrunner.telemetry;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.HostUse;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.spi.ApiCallListener;
import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.status.RunnerStatus;
import dev.paasrunner.telemetry.history.FailedJob;
import dev.paasrunner.telemetry.history.LastFailures;
import dev.paasrunner.telemetry.history.Spending;
import dev.paasrunner.telemetry.history.Timelines;
import dev.paasrunner.telemetry.json.JobsDocument;
import dev.paasrunner.telemetry.metrics.JobGauges;
import dev.paasrunner.telemetry.metrics.LiveMetrics;
import dev.paasrunner.telemetry.metrics.Metrics;
import dev.paasrunner.telemetry.view.Health;
import dev.paasrunner.telemetry.view.Program;
import dev.paasrunner.telemetry.view.View;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Remembers what a [PaasRunner] does, to be asked by machines and people: as Prometheus' text, as
/// JSON, as health, and with `TelemetryServer` over HTTP. Any thread; nothing here waits for the
/// engine, and no secret is kept.
///
/// ```java
/// Telemetry telemetry = new Telemetry(new Program("mine", "1.0", time.instant()), time);
/// PaasRunner runner = PaasRunner.builder().listener(telemetry).section(section).start();
/// telemetry.watch(runner);
/// ```
public final class Telemetry implements RunnerListener {
  private final InstantSource clock;
  private final Timelines timelines = new Timelines();
  private final LastFailures failures = new LastFailures();
  private final Spending spending = new Spending();
  private final Metrics metrics;
  private final JobsDocument document;
  private volatile Engine engine = new Engine(Optional::empty, List::of);

  private record Engine(Supplier<Optional<RunnerStatus>> status, Supplier<List<JobRecord>> jobs) {}

  /// Telemetry of one engine that has not started yet.
  ///
  /// @param program shown to whoever asks
  /// @param clock the engine's
  public Telemetry(Program program, InstantSource clock) {
    this.clock = clock;
    this.metrics =
        new Metrics(
            program.name(),
            program.version(),
            new LiveMetrics(this::view, new JobGauges(timelines)));
    this.document = new JobsDocument(program, timelines, failures, spending);
  }

  /// Shows this runner from now on. It has to have this as a listener.
  public void watch(PaasRunner runner) {
    watch(runner::status, runner::jobs);
  }

  void watch(Supplier<RunnerStatus> status, Supplier<List<JobRecord>> jobs) {
    engine = new Engine(() -> Optional.of(status.get()), jobs);
  }

  private View view() {
    Engine now = engine;
    return new View(clock.instant(), now.status().get(), now.jobs().get());
  }

  /// All metrics in Prometheus' text format.
  public String metrics() {
    return metrics.text();
  }

  /// Jobs, quota, money, failures and sections as a JSON document; `docs/operating.md` describes
  /// it.
  public String jobs() {
    return document.of(view());
  }

  /// Whether the engine does its work, or only a restart helps.
  public Health live() {
    return Health.live(engine.status().get());
  }

  /// Whether the engine can take jobs.
  public Health ready() {
    return Health.ready(engine.status().get());
  }

  /// A warning was logged, for `gitlab_runner_errors_total`.
  public void warningLogged() {
    metrics.log().warned();
  }

  /// An error was logged, for `gitlab_runner_errors_total`.
  public void errorLogged() {
    metrics.log().erred();
  }

  /// Counts the exchanges that are made for a section.
  ///
  /// @param runner its unique name
  public ApiCallListener callsOf(String runner) {
    return call -> metrics.calls().ended(runner, call);
  }

  @Override
  public void jobAcquired(JobRecord job, Instant at) {
    timelines.began(job, at);
    metrics.jobs().acquired(job);
  }

  @Override
  public void jobResumed(JobRecord job, Instant at) {
    timelines.began(job, at);
  }

  @Override
  public void jobMoved(JobState from, JobRecord job, Instant at) {
    timelines.moved(from, job, at).ifPresent(phase -> metrics.jobs().phaseEnded(job, phase, at));
    if (!(from instanceof JobState.Settling)) {
      switch (job.state()) {
        case JobState.Settling settling -> ended(job, settling.verdict(), at);
        case JobState.Closed closed -> ended(job, closed.verdict(), at);
        default -> {}
      }
    }
  }

  private void ended(JobRecord job, Verdict verdict, Instant at) {
    metrics.jobs().ended(job, verdict, at);
    if (verdict instanceof Verdict.Failed(Failure failure)) {
      failures.add(new FailedJob(job.key(), failure, at));
    }
  }

  @Override
  public void callFailed(JobRecord job, CallError error, Instant at) {
    metrics.calls().failed(job, error);
  }

  @Override
  public void jobWrittenOff(JobRecord job, String reason, Instant at) {
    metrics.jobs().writtenOff(job);
  }

  @Override
  public void hostReleased(JobRecord job, HostUse use) {
    spending.add(use);
    metrics.hosts().released(job, use);
  }

  @Override
  public void pollAnswered(String runner, boolean withJob) {
    metrics.calls().pollAnswered(runner, withJob);
  }

  @Override
  public void pollFailed(String runner, CallError error) {
    metrics.calls().pollFailed(runner, error);
  }

  @Override
  public void sectionPaused(String runner, String why, Duration pause) {
    metrics.calls().sectionPaused(runner);
  }

  @Override
  public void platformDown(String runner, String why) {
    metrics.calls().platformDown(runner);
  }

  @Override
  public void strayFound(PaasResource host, boolean removed) {
    metrics.hosts().strayFound(removed);
  }
}
