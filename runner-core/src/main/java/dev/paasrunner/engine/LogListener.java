package dev.paasrunner.engine;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.HostPrice;
import dev.paasrunner.job.HostUse;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.spi.RunnerListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Writes one log line for each event, with fixed keys.
final class LogListener implements RunnerListener {
  private static final Logger LOG = LoggerFactory.getLogger("dev.paasrunner.jobs");

  private final Set<String> down = ConcurrentHashMap.newKeySet();

  @Override
  public void jobAcquired(JobRecord job, Instant at) {
    LogKeys.of(LOG.atInfo(), job).log("job acquired");
  }

  @Override
  public void jobMoved(JobState from, JobRecord job, Instant at) {
    boolean asBefore = from.label().equals(job.state().label());
    // The next try is told by the failure of the last one.
    LoggingEventBuilder line = LogKeys.of(asBefore ? LOG.atDebug() : LOG.atInfo(), job);
    switch (job.state()) {
      case JobState.Acquired _ -> line.log("job waits for its next try");
      case JobState.Provisioning _ ->
          line.log(asBefore ? "host waits for its next try" : "host is being made");
      case JobState.Launching _ ->
          line.log(asBefore ? "job waits to be handed over again" : "job is being handed over");
      case JobState.Starting _ -> line.log("job is handed over, host starts it");
      case JobState.Running _ -> line.log("job runs");
      case JobState.Settling settling ->
          verdict(line, settling.verdict())
              .log(asBefore ? "job still settles" : "job is over, settling");
      case JobState.Closed closed -> verdict(line, closed.verdict()).log("job closed");
    }
  }

  /// In an outage each job would say the same again and again.
  @Override
  public void callFailed(JobRecord job, CallError error, Instant at) {
    LoggingEventBuilder line = down.contains(job.key().runner()) ? LOG.atDebug() : LOG.atWarn();
    LogKeys.of(line, job).addKeyValue("kind", error.kind()).log(error.message());
  }

  @Override
  public void platformDown(String runner, String why) {
    down.add(runner);
    LOG.atWarn()
        .addKeyValue(LogKeys.RUNNER, runner)
        .log(
            "the platform fails, jobs that wait for a host are kept, and no more are taken: {}",
            why);
  }

  @Override
  public void platformUp(String runner) {
    down.remove(runner);
    LOG.atInfo().addKeyValue(LogKeys.RUNNER, runner).log("the platform serves again");
  }

  @Override
  public void strayFound(PaasResource host, boolean removed) {
    LogKeys.of(LOG.atWarn(), host.plan().owner().job())
        .addKeyValue(LogKeys.HOST, host.name())
        .log(
            removed
                ? "a host of ours without a record was removed"
                : "a host of ours has no record and costs money; paas_sweep = \"delete\" removes it");
  }

  @Override
  public void jobWrittenOff(JobRecord job, String reason, Instant at) {
    LogKeys.of(LOG.atWarn(), job).addKeyValue("why", reason).log("written off by hand");
  }

  @Override
  public void hostReleased(JobRecord job, HostUse use) {
    LoggingEventBuilder line =
        LogKeys.of(LOG.atInfo(), job).addKeyValue("seconds", use.time().toSeconds());
    use.price().map(price -> priced(line, use, price)).orElse(line).log("host gone");
  }

  private static LoggingEventBuilder priced(
      LoggingEventBuilder line, HostUse use, HostPrice price) {
    return line.addKeyValue("flavor", price.flavor())
        .addKeyValue("cost", price.of(use.time()).toPlainString())
        .addKeyValue("currency", price.currency());
  }

  @Override
  public void sectionPaused(String runner, String why, Duration pause) {
    LOG.atWarn()
        .addKeyValue(LogKeys.RUNNER, runner)
        .addKeyValue("seconds", pause.toSeconds())
        .log("no jobs are asked for: {}", why);
  }

  @Override
  public void sectionResumed(String runner) {
    LOG.atInfo().addKeyValue(LogKeys.RUNNER, runner).log("jobs are asked for again");
  }

  private static LoggingEventBuilder verdict(LoggingEventBuilder line, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Finished(String status) ->
          line.addKeyValue("verdict", status.isEmpty() ? "finished" : status);
      case Verdict.Canceled() -> line.addKeyValue("verdict", "canceled");
      case Verdict.Failed(var failure) ->
          line.addKeyValue("verdict", "failed")
              .addKeyValue(LogKeys.CODE, failure.code().code())
              .addKeyValue("why", failure.message());
    };
  }
}
