package dev.paasrunner.clever.host;

import static java.util.Objects.requireNonNullElse;

import dev.paasrunner.clever.tenant.Payer;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.time.Time;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the hosts of all organizations at the same time, so that none waits for another.
final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Authorized authorized;
  private final Observation observation;
  private final Time time;

  Watch(Authorized authorized, Observation observation, Time time) {
    this.authorized = authorized;
    this.observation = observation;
    this.time = time;
  }

  /// @throws ExecutorException if no organization could be looked at
  Map<String, HostCondition> observe(Collection<? extends PaasResource> hosts)
      throws ExecutorException, InterruptedException {
    List<Look> looks = new ArrayList<>();
    for (List<PaasResource> some : byPayer(hosts).values()) {
      looks.add(begin(some));
    }
    try {
      return collected(looks);
    } finally {
      looks.forEach(look -> look.thread().interrupt());
    }
  }

  private static Map<Payer, List<PaasResource>> byPayer(Collection<? extends PaasResource> hosts) {
    Map<Payer, List<PaasResource>> groups = new LinkedHashMap<>();
    for (PaasResource host : hosts) {
      groups.computeIfAbsent(Payer.of(host.plan().attributes()), _ -> new ArrayList<>()).add(host);
    }
    return groups;
  }

  private record Look(Thread thread, CompletableFuture<Map<String, HostCondition>> answer) {}

  private Look begin(List<PaasResource> hosts) {
    CompletableFuture<Map<String, HostCondition>> answer = new CompletableFuture<>();
    Thread thread = time.start("look at " + hosts.size() + " hosts", () -> look(hosts, answer));
    return new Look(thread, answer);
  }

  private void look(
      List<PaasResource> hosts, CompletableFuture<Map<String, HostCondition>> answer) {
    try {
      boolean _ =
          answer.complete(
              authorized.forHost(hosts.getFirst().plan(), access -> observation.of(access, hosts)));
    } catch (ExecutorException | InterruptedException | RuntimeException | Error e) {
      boolean _ = answer.completeExceptionally(e);
    }
  }

  private static Map<String, HostCondition> collected(List<Look> looks)
      throws ExecutorException, InterruptedException {
    Map<String, HostCondition> conditions = new HashMap<>();
    Optional<ExecutorException> trouble = Optional.empty();
    int failed = 0;
    for (Look look : looks) {
      try {
        conditions.putAll(look.answer().get());
      } catch (ExecutionException e) {
        trouble = Optional.of(troubleOf(requireNonNullElse(e.getCause(), e)));
        LOG.debug("an organization could not be looked at", e);
        failed++;
      }
    }
    if (failed == looks.size() && trouble.isPresent()) {
      throw trouble.get();
    }
    return conditions;
  }

  private static ExecutorException troubleOf(Throwable cause) {
    return cause instanceof ExecutorException known
        ? known
        : new ExecutorException(
            ErrorKind.TRANSIENT,
            "hosts at Clever Cloud could not be looked at (%s)"
                .formatted(cause.getClass().getSimpleName()),
            cause);
  }
}
