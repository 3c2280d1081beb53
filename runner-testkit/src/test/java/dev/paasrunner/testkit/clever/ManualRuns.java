package dev.paasrunner.testkit.clever;

import dev.paasrunner.testkit.clever.run.HostRuns;
import java.util.ArrayList;
import java.util.List;

/// Hosts that do what a test says, one event after the other.
final class ManualRuns implements HostRuns {
  final List<Pushed> pushed = new ArrayList<>();
  final List<Events> events = new ArrayList<>();
  final List<String> killed = new ArrayList<>();

  @Override
  public synchronized Runnable start(Pushed what, Events how) {
    pushed.add(what);
    events.add(how);
    return () -> killed.add(what.application());
  }

  /// The newest host.
  Events newest() {
    return events.getLast();
  }

  @Override
  public void close() {
    // Nothing runs.
  }
}
