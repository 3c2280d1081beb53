package dev.paasrunner.testkit.clever.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A virtual machine. Thread-safe; changed by the platform only.
public final class Instance {
  private final String id = UUID.randomUUID().toString();
  private final Deployment deployment;
  private final Instant createdAt;
  private volatile State state = State.DEPLOYING;
  private volatile Optional<Instant> deletedAt = Optional.empty();

  Instance(Deployment deployment, Instant createdAt) {
    this.deployment = deployment;
    this.createdAt = createdAt;
  }

  /// What it does, in the words of both versions.
  public enum State {
    DEPLOYING,
    STARTING,
    TASK_IN_PROGRESS,
    UP,
    STOPPING,
    DELETED
  }

  /// A UUID.
  public String id() {
    return id;
  }

  /// What it was made for.
  public Deployment deployment() {
    return deployment;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /// When it ended; empty if it has not.
  public Optional<Instant> deletedAt() {
    return deletedAt;
  }

  public State state() {
    return state;
  }

  /// What it does at an instant: one whose end is known may not have come to it yet.
  public State stateAt(Instant now) {
    return isAlive() || !existsAt(now) ? state : State.STOPPING;
  }

  /// Whether it exists, with no end in sight.
  public boolean isAlive() {
    return deletedAt.isEmpty();
  }

  /// Whether it exists at an instant, and is charged for.
  public boolean existsAt(Instant now) {
    return deletedAt.filter(at -> !at.isAfter(now)).isEmpty();
  }

  /// How long it has existed; the end may be known before it comes.
  Duration age(Instant now) {
    Instant end = deletedAt.filter(at -> at.isBefore(now)).orElse(now);
    return Duration.between(createdAt, end);
  }

  synchronized void become(State next) {
    if (isAlive()) {
      state = next;
    }
  }

  synchronized void end(Instant at) {
    if (isAlive()) {
      state = State.DELETED;
      deletedAt = Optional.of(at);
    }
  }
}
