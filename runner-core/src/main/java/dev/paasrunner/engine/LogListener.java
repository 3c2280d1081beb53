package dev.paasrunner.engine;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.HostPlan;
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
    line(LOG.atInfo(), job).log("acquired");
  }

  @Override
  public void jobMoved(JobState from, JobRecord job, Instant at) {
    LoggingEventBuilder line = line(LOG.atInfo(), job);
    switch (job.state()) {
      case JobState.Settling settling when !(from instanceof JobState.Settling) ->
          verdict(line, settling.verdict()).log("over, settling");
      case JobState.Closed closed -> verdict(line, closed.verdict()).log("closed");
      default -> line.log("moved");
    }
  }

  /// In an outage each job would say the same again and again.
  @Override
  public void callFailed(JobRecord job, CallError error, Instant at) {
    LoggingEventBuilder line = down.contains(job.key().runner()) ? LOG.atDebug() : LOG.atWarn();
    line(line, job).addKeyValue("kind", error.kind()).log(error.message());
  }

  @Override
  public void platformDown(String runner, String why) {
    down.add(runner);
    LOG.atWarn()
        .addKeyValue("runner", runner)
        .log(
            "the platform fails, jobs that wait for a host are kept, and no more are taken: {}",
            why);
  }

  @Override
  public void platformUp(String runner) {
    down.remove(runner);
    LOG.atInfo().addKeyValue("runner", runner).log("the platform serves again");
  }

  @Override
  public void strayFound(PaasResource host, boolean removed) {
    LOG.atWarn()
        .addKeyValue("job", host.plan().owner().job().id())
        .addKeyValue("runner", host.plan().owner().job().runner())
        .addKeyValue("host", host.name())
        .log(
            removed
                ? "a host of ours without a record was removed"
                : "a host of ours has no record and costs money; paas_sweep = \"delete\" removes it");
  }

  @Override
  public void jobWrittenOff(JobRecord job, String reason, Instant at) {
    line(LOG.atWarn(), job).addKeyValue("why", reason).log("written off by hand");
  }

  @Override
  public void hostReleased(JobRecord job, HostUse use) {
    LoggingEventBuilder line =
        line(LOG.atInfo(), job).addKeyValue("seconds", use.time().toSeconds());
    use.price().map(price -> priced(line, use, price)).orElse(line).log("host gone");
  }

  private static LoggingEventBuilder priced(
      LoggingEventBuilder line, HostUse use, HostPrice price) {
    return line.addKeyValue("flavor", price.flavor())
        .addKeyValue("cost", price.of(use.time()).toPlainString())
        .addKeyValue("currency", price.currency());
  }

  @Override
  public void sectionPaused(String section, String why, Duration pause) {
    LOG.warn("section {} asks for no jobs for {} s: {}", section, pause.toSeconds(), why);
  }

  @Override
  public void sectionResumed(String section) {
    LOG.info("section {} asks for jobs again", section);
  }

  private static LoggingEventBuilder line(LoggingEventBuilder line, JobRecord job) {
    LoggingEventBuilder withState =
        line.addKeyValue("job", job.key().id())
            .addKeyValue("runner", job.key().runner())
            .addKeyValue("state", job.state().label());
    return job.state()
        .plan()
        .map(HostPlan::name)
        .map(host -> withState.addKeyValue("host", host))
        .orElse(withState);
  }

  private static LoggingEventBuilder verdict(LoggingEventBuilder line, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Finished(String status) ->
          line.addKeyValue("verdict", status.isEmpty() ? "finished" : status);
      case Verdict.Canceled() -> line.addKeyValue("verdict", "canceled");
      case Verdict.Failed(var failure) ->
          line.addKeyValue("verdict", "failed")
              .addKeyValue("code", failure.code().code())
              .addKeyValue("why", failure.message());
    };
  }
}
