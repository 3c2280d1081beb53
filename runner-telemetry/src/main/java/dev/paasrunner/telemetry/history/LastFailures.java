package dev.paasrunner.telemetry.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last jobs that this daemon failed. Any thread.
public final class LastFailures {
  private static final int KEPT = 20;

  private final Deque<FailedJob> newestFirst = new ArrayDeque<>();

  public synchronized void add(FailedJob failed) {
    newestFirst.addFirst(failed);
    if (newestFirst.size() > KEPT) {
      newestFirst.removeLast();
    }
  }

  /// The newest first.
  public synchronized List<FailedJob> all() {
    return List.copyOf(newestFirst);
  }
}
