package dev.paasrunner.cli;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends a runner within a limited time. What does not end by then is left to its fate with the
/// process: the state is on disk, and the next start looks first.
final class Shutdown {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
  private static final int NAMED = 20;

  private final Time time;
  private final Duration timeout;

  Shutdown(Time time, Duration timeout) {
    this.time = time;
    this.timeout = timeout;
  }

  /// Returns when the runner is closed, or when the time is up.
  ///
  /// @return whether it is closed
  boolean close(PaasRunner runner) throws InterruptedException {
    AtomicBoolean closed = new AtomicBoolean();
    Wakeup ended = time.newWakeup();
    Thread closing =
        time.start(
            "shutdown",
            () -> {
              runner.close();
              closed.set(true);
              ended.signal();
            });
    Instant deadline = time.instant().plus(timeout);
    while (!closed.get() && time.instant().isBefore(deadline)) {
      boolean _ = ended.await(deadline);
    }
    // The interruption below lets the closing thread end, which is no close in time.
    boolean inTime = closed.get();
    if (!inTime) {
      LOG.warn(
          "not everything ended within {} s (shutdown_timeout), and this ends nevertheless; {}",
          timeout.toSeconds(),
          leftOf(runner.jobs()));
      closing.interrupt();
    }
    return inTime;
  }

  private static String leftOf(List<JobRecord> jobs) {
    if (jobs.isEmpty()) {
      return "a call that belongs to no job was still under way";
    }
    String names =
        jobs.stream()
            .limit(NAMED)
            .map(job -> "%s (%s)".formatted(job.key(), job.state().label()))
            .collect(Collectors.joining(", "));
    return "%d jobs were still at work, and the next start looks at them first: %s%s"
        .formatted(jobs.size(), names, jobs.size() > NAMED ? ", …" : "");
  }
}
