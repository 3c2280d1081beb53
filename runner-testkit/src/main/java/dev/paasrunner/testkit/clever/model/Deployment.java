package dev.paasrunner.testkit.clever.model;

import java.time.Instant;
import java.util.UUID;

/// One deployment of an application.
public final class Deployment {
  private final int number;
  private final String uuid = "deployment_" + UUID.randomUUID();
  private final Instant date;
  private final Instant visibleFrom;
  private final String commit;
  private State state;
  private String action;

  Deployment(int number, Instant date, Instant visibleFrom, String commit, String action) {
    this.number = number;
    this.date = date;
    this.visibleFrom = visibleFrom;
    this.commit = commit;
    this.action = action;
    this.state = State.WIP;
  }

  /// Where a deployment is, in the words of v2.
  public enum State {
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

    boolean isOver() {
      return this != WIP && this != TASK_RUNNING;
    }
  }

  public int number() {
    return number;
  }

  public String uuid() {
    return uuid;
  }

  public Instant date() {
    return date;
  }

  public String commit() {
    return commit;
  }

  public State state() {
    return state;
  }

  public String action() {
    return action;
  }

  boolean isVisible(Instant now) {
    return !now.isBefore(visibleFrom);
  }

  void become(State next) {
    state = next;
  }

  void becomeAction(String other) {
    action = other;
  }
}
