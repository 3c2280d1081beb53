package dev.paasrunner.testkit.inner;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Sends the log as it grows, keeps the job alive while it prints nothing, and hands the orders in
/// the replies on. Used by one thread at a time: its own while the job runs, the caller's after.
final class Reporter {
  private static final int MOST_AT_ONCE = 1024 * 1024;

  private final CoordinatorLink link;
  private final JobLog log;
  private final StopSwitch stop;
  private final Pace pace;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread = new Thread(this::loop, "reporter");
  private long sent;
  private long lastContact = System.nanoTime();

  Reporter(CoordinatorLink link, JobLog log, StopSwitch stop, Pace pace) {
    this.link = link;
    this.log = log;
    this.stop = stop;
    this.pace = pace;
    thread.setDaemon(true);
  }

  /// Starts to send, at once and then at the pace.
  void start() {
    thread.start();
  }

  /// Sends the rest and reports the result, as often as the pace allows.
  void finish(JobResult result) throws InterruptedException {
    ended.countDown();
    thread.join();
    Duration pause = pace.retry();
    for (int tries = 1; tries <= pace.tries() && stop.order() != Order.ABORT; tries++) {
      Duration asked = tryToReport(result);
      if (asked.isNegative()) {
        return;
      }
      Thread.sleep(asked.compareTo(pause) > 0 ? asked : pause);
      pause = pause.multipliedBy(2);
    }
    System.err.println(Banner.NAME + ": the end of the job was not reported");
  }

  private void loop() {
    try {
      do {
        beat();
      } while (!ended.await(pace.flush().toNanos(), TimeUnit.NANOSECONDS)
          && stop.order() != Order.ABORT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    try {
      boolean complete = sendNew();
      if (complete && System.nanoTime() - lastContact >= pace.keepAlive().toNanos()) {
        obey(link.keepAlive());
      }
    } catch (IOException e) {
      System.err.println(Banner.NAME + ": will try again to reach the coordinator: " + e);
    }
  }

  /// Negative: done; otherwise how long the coordinator asks to wait before the next try.
  private Duration tryToReport(JobResult result) {
    try {
      if (!sendNew()) {
        return Duration.ZERO;
      }
      Reply reply = link.report(result, log);
      obey(reply);
      return reply.status() == 200 ? Duration.ofNanos(-1) : reply.pause();
    } catch (IOException e) {
      return Duration.ZERO;
    }
  }

  /// Whether the coordinator has everything that was printed so far. A range that it refuses is
  /// sent anew, from where it says that its trace ends, with the next beat.
  private boolean sendNew() throws IOException {
    byte[] next = unsent();
    while (next.length > 0) {
      Reply reply = link.appendTrace(sent, next);
      obey(reply);
      if (reply.status() != 202 && reply.status() != 416) {
        return false;
      }
      sent = reply.traceSize().orElse(sent + next.length);
      if (reply.status() == 416) {
        return false;
      }
      next = unsent();
    }
    return true;
  }

  private byte[] unsent() throws IOException {
    return log.read(sent, MOST_AT_ONCE);
  }

  private void obey(Reply reply) {
    lastContact = System.nanoTime();
    stop.raise(reply.order());
  }
}
