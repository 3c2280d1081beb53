package dev.paasrunner.engine;

import java.util.function.Consumer;

/// Room for one job: a reservation first, then the job's place until its host is gone.
final class Seat implements AutoCloseable {
  /// How far the job on the seat is.
  enum Use {
    RESERVED,
    PROVISIONING,
    LAUNCHED
  }

  private final String section;
  private final Consumer<Seat> changed;
  private volatile Use use;
  private volatile boolean closed;

  Seat(String section, Use use, Consumer<Seat> changed) {
    this.section = section;
    this.use = use;
    this.changed = changed;
  }

  String section() {
    return section;
  }

  Use use() {
    return use;
  }

  boolean isClosed() {
    return closed;
  }

  /// The job on the seat has come this far.
  void become(Use next) {
    if (use != next) {
      use = next;
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
