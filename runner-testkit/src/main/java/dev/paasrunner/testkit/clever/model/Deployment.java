package dev.paasrunner.testkit.clever.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// One deployment of an application. Thread-safe; changed by the platform only.
public final class Deployment {
  private final int number;
  private final String uuid = "deployment_" + UUID.randomUUID();
  private final Instant visibleFrom;
  private final Origin origin;
  private final List<Step> steps = new ArrayList<>();

  Deployment(int number, Instant date, Instant visibleFrom, Origin origin) {
    this.number = number;
    this.visibleFrom = visibleFrom;
    this.origin = origin;
    become(State.QUEUED, date);
  }

  /// Where a deployment is, in the words of v2, which has none for the queue.
  public enum State {
    QUEUED("QUEUED"),
    WIP("WORK_IN_PROGRESS"),
    TASK_RUNNING("TASK_IN_PROGRESS"),
    OK("SUCCEEDED"),
    FAIL("FAILED"),
    CANCELLED("CANCELLED");

    private final String modern;

    State(String modern) {
      this.modern = modern;
    }

    /// The word of v4.
    public String modern() {
      return modern;
    }

    /// Whether nothing follows.
    public boolean isOver() {
      return this == OK || this == FAIL || this == CANCELLED;
    }

    /// Whether a machine is at work for it.
    boolean isActive() {
      return this == WIP || this == TASK_RUNNING;
    }
  }

  /// Where it comes from.
  ///
  /// @param action what it does, such as `DEPLOY`
  /// @param cause who wanted it, such as `Git`
  public record Origin(String action, String cause, String commit) {}

  /// A state and since when it is.
  public record Step(State state, Instant at) {}

  /// One more than that of the application's previous deployment, beginning with 1.
  public int number() {
    return number;
  }

  /// `deployment_` and a UUID.
  public String uuid() {
    return uuid;
  }

  /// When it was accepted.
  public synchronized Instant date() {
    return steps.getFirst().at();
  }

  public String commit() {
    return origin.commit();
  }

  public String action() {
    return origin.action();
  }

  public String cause() {
    return origin.cause();
  }

  public synchronized State state() {
    return steps.getLast().state();
  }

  /// All states so far, the oldest first.
  public synchronized List<Step> steps() {
    return List.copyOf(steps);
  }

  boolean isVisible(Instant now) {
    return !now.isBefore(visibleFrom);
  }

  /// Goes on to another state.
  ///
  /// @return false if it was over
  synchronized boolean become(State next, Instant now) {
    if (!steps.isEmpty() && state().isOver()) {
      return false;
    }
    steps.add(new Step(next, now));
    return true;
  }
}
