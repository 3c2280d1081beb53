package dev.paasrunner.engine;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.HostPrice;
import dev.paasrunner.job.HostUse;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.spi.RunnerListener;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Writes one log line for each event, with fixed keys.
final class LogListener implements RunnerListener {
  private static final Logger LOG = LoggerFactory.getLogger("dev.paasrunner.jobs");

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

  @Override
  public void callFailed(JobRecord job, CallError error, Instant at) {
    line(LOG.atWarn(), job).addKeyValue("kind", error.kind()).log(error.message());
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
