package dev.paasrunner.capacity;

import dev.paasrunner.job.Weight;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Room for one job: a reservation first, then the job's place until its host is gone.
public final class Seat implements AutoCloseable {
  /// How far the job on the seat is.
  public enum Use {
    RESERVED,
    PROVISIONING,
    LAUNCHED,
    /// Only its report is owed: there is no host, and there will be none.
    HOSTLESS
  }

  private final String section;
  private final BiConsumer<Seat, Use> changed;
  private volatile Use use;
  private volatile Optional<Weight> weight;
  private volatile boolean waiting;
  private volatile boolean lasting;
  private volatile boolean closed;

  /// @param changed is told of every change, and of the use before it
  Seat(String section, Use use, Optional<Weight> weight, BiConsumer<Seat, Use> changed) {
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

  boolean isProvisioning() {
    return use == Use.RESERVED || use == Use.PROVISIONING;
  }

  /// Whether the job is there, and waits until its host fits.
  boolean isWaiting() {
    return waiting;
  }

  boolean isLasting() {
    return lasting;
  }

  boolean isClosed() {
    return closed;
  }

  /// By the ledger only, under its lock: the job waits until its host fits.
  void startWaiting() {
    waiting = true;
  }

  /// By the ledger only, under its lock: the job does not wait any more.
  void stopWaiting() {
    waiting = false;
  }

  /// By the ledger only, under its lock: so much is granted.
  void grant(Weight granted) {
    weight = Optional.of(granted);
    waiting = false;
  }

  /// The job on the seat has come this far.
  public void become(Use next) {
    Use before = use;
    if (before != next) {
      use = next;
      changed.accept(this, before);
    }
  }

  /// The host of the job on the seat turned out to be of this weight. Asks for no room:
  /// [CapacityLedger#weigh] does, before there is a host.
  public void weigh(Weight known) {
    if (!weight.equals(Optional.of(known))) {
      weight = Optional.of(known);
      changed.accept(this, use);
    }
  }

  /// Whether the end of the job is out of sight, so that nobody should wait for the seat.
  public void last(boolean outOfSight) {
    if (lasting != outOfSight) {
      lasting = outOfSight;
      changed.accept(this, use);
    }
  }

  /// Gives the room back. Idempotent.
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      changed.accept(this, use);
    }
  }
}
