package dev.paasrunner.testkit.fake;

import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.Grant;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The jobs of a coordinator in memory: what is waiting, what runs, and how each ended. Lives
/// longer than the [FakeCoordinator]s that ask it, as a real one does.
public final class FakeServer {
  private final Deque<Grant> waiting = new ArrayDeque<>();
  private final Map<Long, String> statuses = new LinkedHashMap<>();
  private final Map<Long, String> messages = new LinkedHashMap<>();

  /// A job with a minimal payload and a time limit of an hour.
  public synchronized void enqueue(long id) {
    enqueue(id, Duration.ofHours(1));
  }

  /// A job with a minimal payload.
  public void enqueue(long id, Duration timeout) {
    enqueue(id, OptionalLong.empty(), timeout, "");
  }

  /// A job that chooses a flavor of [FakeSizes], with a time limit of an hour.
  public void enqueue(long id, String flavor) {
    enqueue(id, flavor, Duration.ofHours(1));
  }

  /// A job that chooses a flavor of [FakeSizes].
  public void enqueue(long id, String flavor, Duration timeout) {
    String variable = "{\"key\": \"FAKE_FLAVOR\", \"value\": \"" + flavor + "\"}";
    enqueue(id, OptionalLong.empty(), timeout, variable);
  }

  /// A job whose project is told.
  public void enqueueOfProject(long id, long projectId) {
    enqueue(id, OptionalLong.of(projectId), Duration.ofHours(1), "");
  }

  private synchronized void enqueue(
      long id, OptionalLong project, Duration timeout, String variables) {
    String payload =
        """
        {"id": %d, "token": "job-token-%d", "runner_info": {"timeout": %d}, "variables": [%s]}
        """
            .formatted(id, id, timeout.toSeconds(), variables);
    Secret token = Secret.of("job-token-" + id);
    waiting.add(new Grant(id, project, token, timeout, Set.of(), Optional.empty(), payload));
    statuses.put(id, "pending");
  }

  synchronized Optional<Grant> take() {
    Optional<Grant> grant = Optional.ofNullable(waiting.poll());
    grant.ifPresent(job -> statuses.put(job.id(), "running"));
    return grant;
  }

  /// The job's status, in GitLab's words.
  public synchronized String status(long id) {
    return statuses.getOrDefault(id, "unknown");
  }

  /// The job's own runner, or a user, brings it into another status.
  public synchronized void become(long id, String status) {
    statuses.put(id, status);
  }

  /// A report of ours. Counts only while the job is not over, as at GitLab.
  synchronized void fail(long id, String code) {
    String status = status(id);
    if (status.equals("running") || status.equals("canceling")) {
      statuses.put(id, status.equals("canceling") ? "canceled" : "failed");
      messages.put(id, code);
    }
  }

  /// The code with which we failed a job, empty if we did not.
  public synchronized String failureCode(long id) {
    return messages.getOrDefault(id, "");
  }

  /// Whether every job is over.
  public synchronized boolean allOver() {
    return statuses.values().stream()
        .allMatch(status -> Set.of("success", "failed", "canceled").contains(status));
  }
}
