package dev.paasrunner.capacity;

import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Bounds how much of jobs' payloads is in memory at once: a payload is read, parsed, copied into
/// what is handed over and pushed, and takes several times its size while it is. Whoever came first
/// is let in first.
///
/// How large a payload is shows when it was read. So one at a time reads its own, and waits with it
/// until it fits; then comes the next. At most one payload more than the bound is in memory, and
/// one that is larger than the bound is let in alone.
public final class PayloadGate {
  private final long most;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Pass> line = new ArrayDeque<>();
  private long inside;

  /// @param most bytes at once
  public PayloadGate(long most, Time time) {
    this.most = most;
    this.time = time;
  }

  /// A gate for what fits into this process's memory beside everything else.
  public static PayloadGate ofThisProcess(Time time) {
    return new PayloadGate(Runtime.getRuntime().maxMemory() / 16, time);
  }

  /// Waits for the turn to read a payload.
  ///
  /// @return what has to be closed when nothing is left of the payload
  public Pass enter() throws InterruptedException {
    Pass pass = new Pass(time.newWakeup());
    locked(() -> line.add(pass));
    try {
      pass.await(() -> pass.equals(line.peekFirst()));
      return pass;
    } catch (InterruptedException | RuntimeException | Error e) {
      pass.close();
      throw e;
    }
  }

  /// How much is inside now.
  public long inside() {
    lock.lock();
    try {
      return inside;
    } finally {
      lock.unlock();
    }
  }

  private boolean locked(BooleanSupplier change) {
    lock.lock();
    try {
      return change.getAsBoolean();
    } finally {
      lock.unlock();
    }
  }

  private void wakeFirst() {
    if (!line.isEmpty()) {
      line.getFirst().wakeup.signal();
    }
  }

  /// The right to have one payload in memory. Used by one thread.
  public final class Pass implements AutoCloseable {
    private final Wakeup wakeup;
    private long weight;

    private Pass(Wakeup wakeup) {
      this.wakeup = wakeup;
    }

    /// Waits until the payload that was read fits beside the others.
    public void weigh(long bytes) throws InterruptedException {
      await(() -> admits(bytes));
    }

    private boolean admits(long bytes) {
      boolean fits = inside == 0 || inside + bytes <= most;
      if (fits) {
        weight = bytes;
        inside += bytes;
        line.remove(this);
        wakeFirst();
      }
      return fits;
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
      while (!locked(condition)) {
        boolean _ = wakeup.await(Instant.MAX);
      }
    }

    /// Gives the room back. Idempotent.
    @Override
    public void close() {
      boolean _ =
          locked(
              () -> {
                inside -= weight;
                weight = 0;
                boolean left = line.remove(this);
                wakeFirst();
                return left;
              });
    }
  }
}
