package dev.paasrunner.clever;

import dev.paasrunner.clever.settings.Pace;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.testkit.clever.FakeClever;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.HostRuns;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The simulated platform and an executor at its usual pace, both by one clock of the test's: each
/// request takes no time, each pause its own. On machines happens what the test says.
final class TimedCloud implements AutoCloseable {
  static final Duration LOOK = Pace.USUAL.observationInterval();
  static final Duration DELETION = Duration.ofSeconds(30);

  final LeapingTime time = new LeapingTime();
  final FakeClever clever;
  private final Runs runs = new Runs();
  private final Map<String, Object> settings;
  private Executor executor;

  TimedCloud() throws Exception {
    Switches switches =
        Switches.INSTANT.delayed(Duration.ZERO, Duration.ZERO, Duration.ZERO, DELETION);
    clever = FakeClever.start(switches, runs, time);
    String organization = clever.addOrganization("test");
    settings =
        Map.of(
            "cc_api_url", clever.apiUrl().toString(),
            "cc_orga_id", organization,
            "cc_token", clever.addToken(organization, Role.MANAGER));
    executor = newExecutor();
  }

  private Executor newExecutor() throws Exception {
    return CleverProvider.withPace(Pace.USUAL)
        .create(new ExecutorContext("test", Sections.checked(settings), (_, _) -> Map.of(), time));
  }

  Executor executor() {
    return executor;
  }

  /// Another process, which remembers nothing.
  void restart() throws Exception {
    executor.close();
    executor = newExecutor();
  }

  PaasResource made() throws Exception {
    HostPlan plan = executor.plan(Sections.job(7, Map.of()), Sections.owner(7), "hpd-job-run_1-7");
    return executor.provision(plan);
  }

  /// The newest machine.
  HostRuns.Events machine() {
    return runs.newest();
  }

  int machines() {
    return runs.count();
  }

  /// What a look shows; empty if it shows nothing.
  Optional<HostCondition> look(PaasResource host) throws Exception {
    return Optional.ofNullable(executor.observe(List.of(host)).get(host.name()));
  }

  /// What the first look shows that shows anything: why a host failed is found out beside them.
  HostCondition lookUntilItTells(PaasResource host) throws Exception {
    Optional<HostCondition> seen = look(host);
    while (seen.isEmpty()) {
      seen = look(host);
    }
    return seen.get();
  }

  @Override
  public void close() {
    executor.close();
    clever.close();
  }

  private static final class Runs implements HostRuns {
    private final Deque<Events> events = new ArrayDeque<>();

    @Override
    public synchronized Runnable start(Pushed pushed, Events how) {
      events.add(how);
      return () -> {};
    }

    synchronized Events newest() {
      return events.getLast();
    }

    synchronized int count() {
      return events.size();
    }

    @Override
    public void close() {
      // Nothing runs.
    }
  }
}
