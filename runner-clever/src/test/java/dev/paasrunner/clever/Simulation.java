package dev.paasrunner.clever;

import dev.paasrunner.spi.ApiCallListener;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.WaitListener;
import dev.paasrunner.testkit.clever.FakeClever;
import dev.paasrunner.testkit.clever.http.CleverFault;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.HostRuns.Pushed;
import dev.paasrunner.testkit.clever.run.Script;
import dev.paasrunner.testkit.clever.run.Script.Fate;
import dev.paasrunner.testkit.clever.run.ScriptedRuns;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The simulated Clever Cloud with one organization. What becomes of a push stands in its
/// Dockerfile: `RUN ends`, `RUN exits` (with 1), `RUN runs`, `RUN fails`, `RUN hangs`, `RUN
/// vanishes`.
final class Simulation implements AutoCloseable {
  static final String PUSH = "POST /*.git/git-receive-pack";

  private final Map<String, Integer> starts = new ConcurrentHashMap<>();
  final FakeClever clever;
  private final String organization;
  private final Map<Role, String> tokens = new ConcurrentHashMap<>();

  private Simulation(Switches switches) {
    this.clever = FakeClever.start(switches, new ScriptedRuns(this::script, _ -> {}));
    this.organization = clever.addOrganization("test");
  }

  static Simulation start(Switches switches) {
    return new Simulation(switches);
  }

  private Script script(Pushed pushed) {
    String dockerfile = new String(pushed.files().get("Dockerfile"), StandardCharsets.UTF_8);
    String fate = dockerfile.substring(dockerfile.lastIndexOf("RUN ") + 4).strip();
    if (!fate.equals("fails") && !fate.equals("hangs")) {
      starts.merge(pushed.name(), 1, Integer::sum);
    }
    return switch (fate) {
      case "ends" -> Script.INSTANT;
      case "exits" -> Script.INSTANT.ending(new Fate.Ends(1));
      case "fails" -> Script.INSTANT.ending(new Fate.BuildFails(List.of("no such image")));
      case "hangs" -> Script.INSTANT.ending(new Fate.BuildHangs());
      case "vanishes" -> Script.INSTANT.ending(new Fate.Vanishes());
      default -> new Script(Duration.ZERO, Duration.ofMinutes(10), new Fate.Ends(0));
    };
  }

  Executor executor() throws InvalidSettingsException {
    return executor(Role.MANAGER, Map.of());
  }

  Executor executor(Role role, Map<String, Object> more) throws InvalidSettingsException {
    Map<String, Object> values = values(role);
    values.putAll(more);
    return Sections.executor(values, (_, _) -> Map.of());
  }

  Executor executor(ApiCallListener calls) throws InvalidSettingsException {
    return Sections.telling(values(Role.MANAGER), calls, WaitListener.NONE);
  }

  private Map<String, Object> values(Role role) {
    Map<String, Object> values = new HashMap<>(Sections.fixed(clever.apiUrl().toString()));
    values.put("cc_orga_id", organization);
    values.put("cc_token", tokens.computeIfAbsent(role, one -> clever.addToken(organization, one)));
    return values;
  }

  void takeLongForTheNextPush() {
    clever.faults().arm(CleverFault.slow(Duration.ofMinutes(1)).on(PUSH));
  }

  void awaitPush() {
    while (clever.requests().stream().noneMatch(one -> one.route().equals(PUSH))) {
      Thread.onSpinWait();
    }
  }

  int startsOf(String host) {
    return starts.getOrDefault(host, 0);
  }

  Set<String> holdings() {
    return clever.left().stream().map(Application::id).collect(Collectors.toSet());
  }

  /// The requests since the last call of this, without those for the catalogue.
  List<String> routes() {
    List<String> routes =
        clever.requests().stream()
            .map(one -> one.route())
            .filter(route -> !route.contains("products") && !route.contains("billing"))
            .toList();
    clever.clearRequests();
    return routes;
  }

  @Override
  public void close() {
    clever.close();
  }
}
