package dev.paasrunner.testkit.clever.run;

import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.Weight;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.testkit.process.ProcessHostExecutor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs each push as a local process: the stand-in for the Heptapod Runner image. No isolation.
public final class ProcessRuns implements HostRuns {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final String NOBODY = "r_000000000000";

  private final ProcessHostExecutor hosts;
  private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();

  /// @param folder where each host has its folder
  public ProcessRuns(Path folder) {
    this.hosts = new ProcessHostExecutor(folder);
  }

  @Override
  public Runnable start(Pushed pushed, Events events) {
    Future<?> run = watchers.submit(() -> run(pushed, events));
    return () -> run.cancel(true);
  }

  private void run(Pushed pushed, Events events) {
    JobKey key = new JobKey("http://clever.invalid", "clever", 1);
    HostPlan plan =
        new HostPlan(pushed.application(), new OwnerMark(NOBODY, key), Weight.ONE, Map.of());
    Optional<PaasResource> host = Optional.empty();
    try {
      host = Optional.of(hosts.provision(plan));
      hosts.launch(host.get(), new BuildContext(pushed.files()));
      events.running();
      events.ended(watch(host.get()));
    } catch (ExecutorException e) {
      events.printed(List.of(String.valueOf(e.getMessage())));
      events.failed();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      host.ifPresent(this::remove);
    }
  }

  private int watch(PaasResource host) throws ExecutorException, InterruptedException {
    while (true) {
      Thread.sleep(BETWEEN_LOOKS);
      HostCondition condition =
          hosts.observe(List.of(host)).getOrDefault(host.name(), new HostCondition.Running());
      switch (condition) {
        case HostCondition.Ended _ -> {
          return 0;
        }
        case HostCondition.Broken _, HostCondition.Absent _ -> {
          return 1;
        }
        case HostCondition.Pending _, HostCondition.Running _ -> {}
      }
    }
  }

  private void remove(PaasResource host) {
    // The run may have been interrupted, and its process must end nevertheless.
    boolean interrupted = Thread.interrupted();
    try {
      hosts.decommission(host);
    } catch (ExecutorException e) {
      throw new IllegalStateException("a process is left: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    watchers.shutdownNow();
    watchers.close();
    hosts.close();
  }
}
