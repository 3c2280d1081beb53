package dev.paasrunner.testkit.clever.model;

import java.util.ArrayDeque;
import java.util.Deque;

/// Keeps the pushed files of the newest applications only: enough for every test, and a benchmark
/// of many thousand jobs must not eat the heap. Thread-safe.
final class KeptFiles {
  private static final int APPLICATIONS = 5_000;

  private final Deque<Application> withFiles = new ArrayDeque<>();

  synchronized void add(Application application) {
    withFiles.addLast(application);
    if (withFiles.size() > APPLICATIONS) {
      withFiles.removeFirst().forgetFiles();
    }
  }
}
