package dev.paasrunner.engine;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.HostUse;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.RunnerListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells every listener, and survives those that throw.
final class Announcer implements RunnerListener {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);

  private final List<RunnerListener> listeners;

  Announcer(List<RunnerListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void jobGranted(JobRecord job, Instant asked, Optional<Duration> queued) {
    tell(listener -> listener.jobGranted(job, asked, queued));
  }

  @Override
  public void jobAcquired(JobRecord job, Instant at) {
    tell(listener -> listener.jobAcquired(job, at));
  }

  @Override
  public void jobGivenBack(JobRecord job, Failure failure, boolean reported, Instant at) {
    tell(listener -> listener.jobGivenBack(job, failure, reported, at));
  }

  @Override
  public void jobResumed(JobRecord job, Instant at) {
    tell(listener -> listener.jobResumed(job, at));
  }

  @Override
  public void jobMoved(JobState from, JobRecord job, Instant at) {
    tell(listener -> listener.jobMoved(from, job, at));
  }

  @Override
  public void callFailed(JobRecord job, CallError error, Instant at) {
    tell(listener -> listener.callFailed(job, error, at));
  }

  @Override
  public void launchSpaced(JobRecord job, Instant until) {
    tell(listener -> listener.launchSpaced(job, until));
  }

  @Override
  public void jobWrittenOff(JobRecord job, String reason, Instant at) {
    tell(listener -> listener.jobWrittenOff(job, reason, at));
  }

  @Override
  public void hostReleased(JobRecord job, HostUse use) {
    tell(listener -> listener.hostReleased(job, use));
  }

  @Override
  public void roomAwaited(String runner, String why) {
    tell(listener -> listener.roomAwaited(runner, why));
  }

  @Override
  public void roomFound(String runner) {
    tell(listener -> listener.roomFound(runner));
  }

  @Override
  public void pollAnswered(String runner, boolean withJob) {
    tell(listener -> listener.pollAnswered(runner, withJob));
  }

  @Override
  public void pollFailed(String runner, CallError error) {
    tell(listener -> listener.pollFailed(runner, error));
  }

  @Override
  public void sectionPaused(String runner, String why, Duration pause) {
    tell(listener -> listener.sectionPaused(runner, why, pause));
  }

  @Override
  public void sectionResumed(String runner) {
    tell(listener -> listener.sectionResumed(runner));
  }

  @Override
  public void platformDown(String runner, String why) {
    tell(listener -> listener.platformDown(runner, why));
  }

  @Override
  public void platformUp(String runner) {
    tell(listener -> listener.platformUp(runner));
  }

  @Override
  public void strayFound(PaasResource host, boolean removed) {
    tell(listener -> listener.strayFound(host, removed));
  }

  private void tell(Consumer<RunnerListener> message) {
    for (RunnerListener listener : listeners) {
      try {
        message.accept(listener);
      } catch (RuntimeException | Error e) {
        LOG.error("the listener {} met a bug", listener.getClass().getName(), e);
      }
    }
  }
}
