package dev.paasrunner.clever.host;

import dev.paasrunner.clever.tenant.Access;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.JobLines;
import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks into hosts that have just ended, several at a time: a failed host must not wait for the
/// logs of others. What takes longer than the patience goes on, and the next look finds its ending
/// in memory.
final class Inquests {
  private static final Logger LOG = LoggerFactory.getLogger(Inquests.class);
  private static final int AT_ONCE = 12;

  private final Endings endings;
  private final Time time;
  private final Duration patience;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  /// @param lookPatience of a whole look, of which this takes a half
  Inquests(Endings endings, Time time, Duration lookPatience) {
    this.endings = endings;
    this.time = time;
    this.patience = lookPatience.dividedBy(2);
  }

  /// A host that seems to have ended, and what says so.
  record Case(PaasResource host, DeploymentView view) {}

  Endings endings() {
    return endings;
  }

  /// The conditions that are known in time. A host that could not be looked into is left out; that
  /// must not hide the others.
  Map<String, HostCondition> of(Access access, Collection<Case> cases) throws InterruptedException {
    Round round = new Round(access, time.newWakeup());
    cases.stream().filter(one -> underWay.add(one.host().name())).forEach(round.queue::add);
    round.left.set(round.queue.size());
    for (int i = Math.min(AT_ONCE, round.left.get()); i > 0; i--) {
      Thread _ = time.start("look into hosts that ended", () -> work(round));
    }
    Instant deadline = time.instant().plus(patience);
    while (round.left.get() > 0 && time.instant().isBefore(deadline)) {
      boolean _ = round.progress.await(deadline);
    }
    return Map.copyOf(round.found);
  }

  private static final class Round {
    private final Access access;
    private final Wakeup progress;
    private final Queue<Case> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger left = new AtomicInteger();
    private final Map<String, HostCondition> found = new ConcurrentHashMap<>();

    private Round(Access access, Wakeup progress) {
      this.access = access;
      this.progress = progress;
    }

    private Optional<Case> next() {
      return Optional.ofNullable(queue.poll());
    }
  }

  private void work(Round round) {
    Optional<Case> next = round.next();
    while (next.isPresent()) {
      lookInto(next.get(), round);
      next = round.next();
    }
  }

  private void lookInto(Case one, Round round) {
    try {
      round.found.put(one.host().name(), endings.of(round.access, one.host(), one.view()));
    } catch (ExecutorException | InterruptedException e) {
      JobLines.about(LOG.atDebug(), one.host())
          .log("how it ended was not found out: {}", e.getMessage());
    } catch (RuntimeException | Error e) {
      JobLines.about(LOG.atError(), one.host())
          .setCause(e)
          .log("finding out how it ended met a bug");
    } finally {
      underWay.remove(one.host().name());
      round.left.decrementAndGet();
      round.progress.signal();
    }
  }
}
