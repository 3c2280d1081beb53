package dev.paasrunner.capacity;

import dev.paasrunner.job.Weight;
import java.util.Optional;
import java.util.function.Consumer;

/// Room for one job: a reservation first, then the job's place until its host is gone.
public final class Seat implements AutoCloseable {
  /// How far the job on the seat is.
  public enum Use {
    RESERVED,
    PROVISIONING,
    LAUNCHED
  }

  private final String section;
  private final Consumer<Seat> changed;
  private volatile Use use;
  private volatile Optional<Weight> weight;
  private volatile boolean closed;

  Seat(String section, Use use, Optional<Weight> weight, Consumer<Seat> changed) {
    this.section = section;
    this.use = use;
    this.weight = weight;
    this.changed = changed;
  }

  String section() {
    return section;
  }

  Use use() {
    return use;
  }

  /// What is reserved or taken; empty for a job from before a restart that was not planned yet.
  Optional<Weight> weight() {
    return weight;
  }

  boolean isClosed() {
    return closed;
  }

  /// The job on the seat has come this far.
  public void become(Use next) {
    if (use != next) {
      use = next;
      changed.accept(this);
    }
  }

  /// The job on the seat turned out to be of this weight.
  public void weigh(Weight known) {
    if (!weight.equals(Optional.of(known))) {
      weight = Optional.of(known);
      changed.accept(this);
    }
  }

  /// Gives the room back. Idempotent.
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      changed.accept(this);
    }
  }
}
