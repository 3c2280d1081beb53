package dev.paasrunner.cli;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/// SIGTERM and SIGINT: the first asks for a graceful stop, the second ends the process at once.
/// SIGHUP, and SIGUSR1 if it was asked for: whatever was agreed on, and nothing before.
///
/// Not a shutdown hook: that one cannot choose the exit code, and the JVM takes no notice of a
/// second signal while hooks run. `sun.misc.Signal` is in every JDK (module `jdk.unsupported`), but
/// the compiler warns of its name in a way that cannot be switched off, hence the reflection. A
/// signal that the parent process has told us to ignore stays ignored.
final class StopSignals {
  private static final int KILLED_BY_SIGNAL = 128;

  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile Runnable whenHangup = () -> {};
  private volatile Runnable whenAskedForState = () -> {};

  /// Takes the signals over from the JVM, for the rest of its life.
  ///
  /// @param debugSignal whether SIGUSR1, too; it ends the process otherwise
  static StopSignals install(boolean debugSignal) {
    StopSignals signals = new StopSignals();
    try {
      for (String name : List.of("TERM", "INT")) {
        signals.handle(name, signals::stop);
      }
      signals.handle("HUP", _ -> signals.whenHangup.run());
      if (debugSignal) {
        signals.handle("USR1", _ -> signals.whenAskedForState.run());
      }
      return signals;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This Java has no module jdk.unsupported.", e);
    }
  }

  private void handle(String name, IntConsumer received) throws ReflectiveOperationException {
    Class<?> signalType = Class.forName("sun.misc.Signal");
    Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
    Object signal = signalType.getConstructor(String.class).newInstance(name);
    int number = (int) signalType.getMethod("getNumber").invoke(signal);
    Object handler =
        Proxy.newProxyInstance(
            StopSignals.class.getClassLoader(),
            new Class<?>[] {handlerType},
            (_, _, _) -> {
              received.accept(number);
              return null;
            });
    signalType.getMethod("handle", signalType, handlerType).invoke(null, signal, handler);
  }

  private synchronized void stop(int number) {
    if (stop.getCount() == 0) {
      Runtime.getRuntime().halt(KILLED_BY_SIGNAL + number);
    }
    stop.countDown();
  }

  /// Agrees on what SIGHUP does from now on.
  void onHangup(Runnable action) {
    whenHangup = action;
  }

  /// Agrees on what SIGUSR1 does from now on.
  void onAskedForState(Runnable action) {
    whenAskedForState = action;
  }

  /// Stops as the first signal does.
  void stop() {
    stop.countDown();
  }

  /// Waits for the first signal to stop.
  void await() throws InterruptedException {
    stop.await();
  }
}
