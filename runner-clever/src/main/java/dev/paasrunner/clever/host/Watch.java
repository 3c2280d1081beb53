package dev.paasrunner.clever.host;

import static java.util.Objects.requireNonNullElse;

import dev.paasrunner.clever.tenant.Payer;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the hosts of all organizations at the same time, so that none waits for another: what
/// has not answered in time goes on, and its answer is the next look's. An organization that asks
/// us to stay away is not asked before that time is over.
final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Authorized authorized;
  private final Observation observation;
  private final Time time;
  private final Duration patience;
  private final Wakeup progress;
  private final Map<Payer, Look> underWay = new ConcurrentHashMap<>();
  private final Map<Payer, Absence> absences = new ConcurrentHashMap<>();

  /// @param patience with the slowest of several organizations
  Watch(Authorized authorized, Observation observation, Time time, Duration patience) {
    this.authorized = authorized;
    this.observation = observation;
    this.time = time;
    this.patience = patience;
    this.progress = time.newWakeup();
  }

  private record Look(Thread thread, CompletableFuture<Map<String, HostCondition>> answer) {}

  private record Absence(Instant until, ExecutorException why) {}

  /// @throws ExecutorException if no organization could be looked at
  Map<String, HostCondition> observe(Collection<? extends PaasResource> hosts)
      throws ExecutorException, InterruptedException {
    Map<Payer, List<PaasResource>> groups = byPayer(hosts);
    underWay.keySet().retainAll(groups.keySet());
    if (groups.isEmpty()) {
      return Map.of();
    }
    WatchResults results = new WatchResults();
    Map<Payer, Look> looks = new LinkedHashMap<>();
    for (Map.Entry<Payer, List<PaasResource>> group : groups.entrySet()) {
      Optional<Absence> absence = absence(group.getKey());
      if (absence.isPresent()) {
        results.failed(absence.get().why());
      } else {
        looks.put(
            group.getKey(), underWay.computeIfAbsent(group.getKey(), _ -> begin(group.getValue())));
      }
    }
    await(looks.values(), groups.size() > 1 ? time.instant().plus(patience) : Instant.MAX);
    for (Map.Entry<Payer, Look> look : looks.entrySet()) {
      collect(look.getKey(), look.getValue(), results);
    }
    return results.conditions();
  }

  private static Map<Payer, List<PaasResource>> byPayer(Collection<? extends PaasResource> hosts) {
    Map<Payer, List<PaasResource>> groups = new LinkedHashMap<>();
    for (PaasResource host : hosts) {
      groups.computeIfAbsent(Payer.of(host.plan().attributes()), _ -> new ArrayList<>()).add(host);
    }
    return groups;
  }

  private Optional<Absence> absence(Payer payer) {
    return Optional.ofNullable(absences.get(payer))
        .filter(one -> time.instant().isBefore(one.until()));
  }

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
    } finally {
      progress.signal();
    }
  }

  private void await(Collection<Look> looks, Instant deadline) throws InterruptedException {
    try {
      while (!looks.stream().allMatch(look -> look.answer().isDone())
          && time.instant().isBefore(deadline)) {
        boolean _ = progress.await(deadline);
      }
    } catch (InterruptedException e) {
      looks.forEach(look -> look.thread().interrupt());
      underWay.clear();
      throw e;
    }
  }

  private void collect(Payer payer, Look look, WatchResults results) throws InterruptedException {
    if (!look.answer().isDone()) {
      LOG.debug("an organization takes long to be looked at");
      return;
    }
    underWay.remove(payer);
    try {
      results.seen(look.answer().get());
      absences.remove(payer);
    } catch (ExecutionException e) {
      LOG.debug("an organization could not be looked at", e);
      ExecutorException trouble = troubleOf(requireNonNullElse(e.getCause(), e));
      trouble
          .error()
          .retryAfter()
          .ifPresent(wait -> absences.put(payer, new Absence(time.instant().plus(wait), trouble)));
      results.failed(trouble);
    }
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
