package dev.paasrunner.clever.host;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toList;

import dev.paasrunner.clever.api.Account;
import dev.paasrunner.clever.tenant.Access;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the hosts of all organizations at the same time, so that none waits for another: what
/// has not answered in time goes on, and its answer is the next look's. An organization that asks
/// us to stay away is not asked before that time is over. However many groups an organization pays
/// for, it is looked at once.
final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Authorized authorized;
  private final Observation observation;
  private final Time time;
  private final Duration patience;
  private final Wakeup progress;
  private final Map<String, Look> underWay = new ConcurrentHashMap<>();
  private final Map<String, Absence> absences = new ConcurrentHashMap<>();

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
    Map<String, List<PaasResource>> groups = byPayer(hosts);
    underWay.keySet().retainAll(groups.keySet());
    if (groups.isEmpty()) {
      return Map.of();
    }
    WatchResults results = new WatchResults();
    Map<String, Look> looks = new LinkedHashMap<>();
    for (Map.Entry<String, List<PaasResource>> group : groups.entrySet()) {
      Optional<Absence> absence = absence(group.getKey());
      if (absence.isPresent()) {
        results.failed(absence.get().why());
      } else {
        looks.put(
            group.getKey(), underWay.computeIfAbsent(group.getKey(), _ -> begin(group.getValue())));
      }
    }
    await(looks.values(), groups.size() > 1 ? time.instant().plus(patience) : Instant.MAX);
    for (Map.Entry<String, Look> look : looks.entrySet()) {
      collect(look.getKey(), look.getValue(), results);
    }
    return results.conditions();
  }

  private static Map<String, List<PaasResource>> byPayer(Collection<? extends PaasResource> hosts) {
    Map<String, List<PaasResource>> groups = new LinkedHashMap<>();
    for (PaasResource host : hosts) {
      groups.computeIfAbsent(payerOf(host).name(), _ -> new ArrayList<>()).add(host);
    }
    return groups;
  }

  private static Payer payerOf(PaasResource host) {
    return Payer.of(host.plan().attributes());
  }

  private Optional<Absence> absence(String payer) {
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
      boolean _ = answer.complete(seen(hosts));
    } catch (ExecutorException | InterruptedException | RuntimeException | Error e) {
      boolean _ = answer.completeExceptionally(e);
    } finally {
      progress.signal();
    }
  }

  private Map<String, HostCondition> seen(List<PaasResource> hosts)
      throws ExecutorException, InterruptedException {
    WatchResults results = new WatchResults();
    for (Map.Entry<Access, List<PaasResource>> some : byAccess(hosts, results).entrySet()) {
      try {
        results.seen(
            authorized.with(some.getKey(), access -> observation.of(access, some.getValue())));
      } catch (ExecutorException e) {
        results.failed(e);
      }
    }
    return results.conditions();
  }

  /// The groups that one organization pays for usually name the same credential.
  private Map<Access, List<PaasResource>> byAccess(List<PaasResource> hosts, WatchResults results)
      throws InterruptedException {
    Map<Payer, List<PaasResource>> byGroup =
        hosts.stream().collect(Collectors.groupingBy(Watch::payerOf, LinkedHashMap::new, toList()));
    Map<Account, Access> accounts = new HashMap<>();
    Map<Access, List<PaasResource>> byAccess = new LinkedHashMap<>();
    for (Map.Entry<Payer, List<PaasResource>> group : byGroup.entrySet()) {
      try {
        Access access = authorized.forPayer(group.getKey());
        Access same = accounts.computeIfAbsent(access.account(), _ -> access);
        byAccess.computeIfAbsent(same, _ -> new ArrayList<>()).addAll(group.getValue());
      } catch (ExecutorException e) {
        results.failed(e);
      }
    }
    return byAccess;
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

  private void collect(String payer, Look look, WatchResults results) throws InterruptedException {
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
