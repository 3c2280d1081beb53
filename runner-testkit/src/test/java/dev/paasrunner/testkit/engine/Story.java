package dev.paasrunner.testkit.engine;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.RunnerListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Writes down what a listener is told.
final class Story implements RunnerListener {
  private final List<String> lines = new ArrayList<>();

  @Override
  public synchronized void jobAcquired(JobRecord job, Instant at) {
    lines.add("acquired");
  }

  @Override
  public synchronized void jobMoved(JobState from, JobRecord job, Instant at) {
    lines.add(job.state().label());
  }

  @Override
  public synchronized void callFailed(JobRecord job, CallError error, Instant at) {
    if (job.state() instanceof JobState.Closed) {
      lines.add("call failed");
    }
  }

  @Override
  public synchronized void jobWrittenOff(JobRecord job, String reason, Instant at) {
    lines.add("written off: " + reason);
  }

  @Override
  public synchronized void sectionPaused(String runner, String why, Duration pause) {
    lines.add(runner + " paused for " + pause.toSeconds() + " s");
  }

  @Override
  public synchronized void sectionResumed(String runner) {
    lines.add(runner + " resumed");
  }

  @Override
  public synchronized void platformDown(String runner, String why) {
    lines.add("platform down");
  }

  @Override
  public synchronized void platformUp(String runner) {
    lines.add("platform up");
  }

  @Override
  public synchronized void strayFound(PaasResource host, boolean removed) {
    lines.add("stray " + host.name() + (removed ? " removed" : " reported"));
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }
}
