package dev.paasrunner.register;

import org.jline.utils.Signals;

/// Turns SIGINT and SIGTERM into an interruption of the thread that made it, until it is closed, so
/// that a runner that has just been made can be taken back.
final class Interruptions implements AutoCloseable {
  private final Thread thread = Thread.currentThread();
  private final Object beforeInt = Signals.register("INT", thread::interrupt);
  private final Object beforeTerm = Signals.register("TERM", thread::interrupt);

  @Override
  public void close() {
    Signals.unregister("INT", beforeInt);
    Signals.unregister("TERM", beforeTerm);
  }
}
