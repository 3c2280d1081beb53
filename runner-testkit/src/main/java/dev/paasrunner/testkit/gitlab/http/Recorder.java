package dev.paasrunner.testkit.gitlab.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Keeps the requests that arrived, those that a fault struck included. Thread-safe.
public final class Recorder {
  /// Enough for every test; a benchmark that polls for hours must not eat the heap.
  private static final int CAPACITY = 100_000;

  private final Deque<Request> requests = new ArrayDeque<>();
  private final Runnable changed;

  /// @param changed run after each request that was added
  public Recorder(Runnable changed) {
    this.changed = changed;
  }

  void add(Request request) {
    synchronized (this) {
      if (requests.size() == CAPACITY) {
        requests.removeFirst();
      }
      requests.addLast(request);
    }
    changed.run();
  }

  /// The newest 100 000 requests, in the order of their arrival.
  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /// Forgets what was recorded.
  public synchronized void clear() {
    requests.clear();
  }
}
