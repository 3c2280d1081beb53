package dev.paasrunner.cli;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.cli.reload.ReloadLoop;
import dev.paasrunner.cli.service.ServiceManager;
import dev.paasrunner.cli.service.Watchdog;
import dev.paasrunner.cli.state.WriteOffs;
import dev.paasrunner.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An engine at work and those who attend to it, from its start to a signal.
///
/// @param shutdownTimeout how long the end may take, as the configuration says then
/// @param observer is shown the engine as soon as it works
/// @param writeOffs attends to what operators write off, where there is a state directory
/// @param reloading attends to the configuration file
/// @param manager is told how the service does
record Service(
    PaasRunner.Builder builder,
    Supplier<Duration> shutdownTimeout,
    Consumer<PaasRunner> observer,
    Optional<WriteOffs> writeOffs,
    Function<PaasRunner, ReloadLoop> reloading,
    ServiceManager manager,
    Time time) {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  ExitCode runUntil(StopSignals signals) throws IOException, InterruptedException {
    PaasRunner runner = builder.start();
    try (Watchdog _ = Watchdog.start(manager, () -> signOfLife(runner), time)) {
      observer.accept(runner);
      writeOffs.ifPresent(requests -> requests.attend(runner));
      ReloadLoop reload = reloading.apply(runner);
      signals.onHangup(reload::ask);
      reload.start();
      manager.ready(status(runner));
      signals.await();
      reload.close();
      manager.stopping("stops, hosts stay: " + status(runner));
      LOG.info(
          "stops, the hosts of {} jobs stay; a second signal ends this at once",
          runner.jobs().size());
    } finally {
      writeOffs.ifPresent(WriteOffs::close);
      new Shutdown(time, shutdownTimeout.get()).close(runner);
    }
    LOG.info("stopped");
    return ExitCode.STOPPED;
  }

  /// None when a part of the engine has ended: what the service manager does then is the remedy.
  private static Optional<String> signOfLife(PaasRunner runner) {
    return runner.status().alive() ? Optional.of(status(runner)) : Optional.empty();
  }

  static String status(PaasRunner runner) {
    return "%d jobs at work".formatted(runner.jobs().size());
  }
}
