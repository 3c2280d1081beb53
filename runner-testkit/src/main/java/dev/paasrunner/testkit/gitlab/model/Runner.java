package dev.paasrunner.testkit.gitlab.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// One runner, known by its token. Only within a transaction of the [Database].
public final class Runner {
  private static final String LEGACY_MANAGER = "<legacy>";

  private final long id;
  private final String token;
  private final RunnerOptions options;
  private final Map<String, RunnerManager> managers = new LinkedHashMap<>();
  private boolean paused;
  private String queueValue = newQueueValue();
  private int heldPolls;

  Runner(long id, String token, RunnerOptions options) {
    this.id = id;
    this.token = token;
    this.options = options;
    this.paused = options.paused();
  }

  public long id() {
    return id;
  }

  public String token() {
    return token;
  }

  public boolean isPaused() {
    return paused;
  }

  /// Pauses or resumes; a runner that resumes is to look at the queue again.
  public void pause(boolean on) {
    paused = on;
    tick();
  }

  /// Tells whether there is news in the queue; opaque, 32 hexadecimal digits.
  public String queueValue() {
    return queueValue;
  }

  void tick() {
    queueValue = newQueueValue();
  }

  private static String newQueueValue() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  boolean takes(Job job) {
    return job.tags().isEmpty() ? options.runUntagged() : options.tags().containsAll(job.tags());
  }

  /// Notes that a program used the token.
  ///
  /// @param systemId what it calls itself; empty for one that does not say
  public RunnerManager contacted(String systemId, Set<String> features, Instant now) {
    String name = systemId.isEmpty() ? LEGACY_MANAGER : systemId;
    RunnerManager manager =
        managers.computeIfAbsent(name, unknown -> new RunnerManager(id, unknown));
    manager.contacted(features, now);
    return manager;
  }

  /// Forgets a program.
  ///
  /// @return whether it was known
  public boolean removeManager(String systemId) {
    return managers.remove(systemId) != null;
  }

  /// Counts a request that begins to wait for a job.
  public void pollHeld() {
    heldPolls++;
  }

  /// Counts a request that does not wait any more.
  ///
  /// @return how many still do
  public int pollReleased() {
    return --heldPolls;
  }

  int heldPolls() {
    return heldPolls;
  }

  RunnerView view() {
    return new RunnerView(id, token, options, paused, Set.copyOf(managers.keySet()));
  }
}
