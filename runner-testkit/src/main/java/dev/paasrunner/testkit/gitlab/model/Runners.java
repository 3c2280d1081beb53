package dev.paasrunner.testkit.gitlab.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The runners and the tokens that may register more. Only within a transaction of the [Database].
public final class Runners {
  private final Map<String, Runner> byToken = new LinkedHashMap<>();
  private final Set<String> registrationTokens = new HashSet<>();
  private long lastId;

  /// Adds a runner, in place of one with the same token.
  public Runner add(String token, RunnerOptions options) {
    Runner runner = new Runner(++lastId, token, options);
    byToken.put(token, runner);
    return runner;
  }

  /// Adds a runner with a new token, as for a registration of the old way.
  public Runner register(RunnerOptions options) {
    return add("glrtr-" + UUID.randomUUID().toString().replace("-", "").substring(12), options);
  }

  public Optional<Runner> find(String token) {
    return Optional.ofNullable(byToken.get(token));
  }

  public void remove(Runner runner) {
    byToken.remove(runner.token());
  }

  public void allowRegistrationWith(String token) {
    registrationTokens.add(token);
  }

  public boolean mayRegisterWith(String token) {
    return registrationTokens.contains(token);
  }

  /// Tells every runner that could take a job that there is news.
  void announce(Job job) {
    byToken.values().stream().filter(runner -> runner.takes(job)).forEach(Runner::tick);
  }

  public List<RunnerView> views() {
    return byToken.values().stream().map(Runner::view).toList();
  }

  /// How many requests wait for a job.
  public int heldPolls() {
    return byToken.values().stream().mapToInt(Runner::heldPolls).sum();
  }
}
