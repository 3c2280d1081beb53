package dev.paasrunner.testkit.gitlab.model;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// All that the coordinator keeps, behind one lock: what happens in a transaction happens at once
/// for everybody else, and wakes those who wait for a change.
public final class Database {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final InstantSource clock;
  private final Jobs jobs = new Jobs();
  private final Runners runners = new Runners();
  private final Groups groups = new Groups();
  private volatile Profile profile;

  public Database(Profile profile, InstantSource clock) {
    this.profile = profile;
    this.clock = clock;
  }

  public Instant now() {
    return clock.instant();
  }

  public Profile profile() {
    return profile;
  }

  public void become(Profile other) {
    profile = other;
    announceChange();
  }

  public Jobs jobs() {
    return jobs;
  }

  public Runners runners() {
    return runners;
  }

  public Groups groups() {
    return groups;
  }

  /// Adds a job that any matching runner may get.
  ///
  /// @throws IllegalArgumentException if the payload has no `id` or `token`, or its job is known
  public Job enqueue(String payload, JsonObject json, Requirements requirements) {
    Job job = new Job(payload, json, requirements, now());
    jobs.add(job);
    runners.announce(job);
    return job;
  }

  public long nextJobId() {
    return jobs.nextId();
  }

  /// Does something that nobody sees half done.
  public <T> T transaction(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      changed.signalAll();
      lock.unlock();
    }
  }

  /// Wakes those who wait, after something outside changed that they look at.
  public void announceChange() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until a condition holds, which is looked at within a transaction after each change.
  ///
  /// @return whether it holds
  public boolean await(BooleanSupplier condition, Duration longest) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = longest.toNanos();
      while (!condition.getAsBoolean()) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
