package dev.paasrunner.cli.cycle;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.CallError;
import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.status.SectionStatus;
import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts polling cycles. The original asks all coordinators one after the other, which is a cycle;
/// here each section asks for itself, so a cycle is over when each section that asks for jobs has
/// had its answer, or after a while in any case: a section that waits for room, or for a
/// coordinator that holds its request, must not hold up the count. A cycle takes a second at least.
public final class PollCycles implements RunnerListener {
  private static final Logger LOG = LoggerFactory.getLogger(PollCycles.class);

  /// While jobs come, sections ask again at once, and nobody reads so many lines a second.
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Time time;
  private final Wakeup wakeup;
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private volatile Duration longest;

  /// What is done at the end of a cycle.
  @FunctionalInterface
  public interface End {
    /// A cycle is over.
    ///
    /// @param cycle its number, from 1
    void reached(int cycle);
  }

  /// Counts from the first poll that is heard of.
  ///
  /// @param longest after which a cycle is over in any case
  public PollCycles(Duration longest, Time time) {
    this.longest = longest;
    this.time = time;
    this.wakeup = time.newWakeup();
  }

  /// Ends cycles that are still going on sooner or later than agreed before. Any thread.
  public void become(Duration other) {
    longest = other;
  }

  @Override
  public void pollAnswered(String runner, boolean withJob) {
    end(runner);
  }

  @Override
  public void pollFailed(String runner, CallError error) {
    end(runner);
  }

  private void end(String runner) {
    answered.add(runner);
    wakeup.signal();
  }

  /// Counts the cycles of a runner, until the process ends.
  public void attend(PaasRunner runner, End end) {
    time.start("polling cycles", () -> count(runner, end));
  }

  private void count(PaasRunner runner, End end) {
    try {
      for (int cycle = 1; true; cycle++) {
        awaitEnd(runner);
        end.reached(cycle);
      }
    } catch (InterruptedException e) {
      LOG.debug("polling cycles are not counted any more");
    }
  }

  private void awaitEnd(PaasRunner runner) throws InterruptedException {
    Instant begun = time.instant();
    while (time.instant().isBefore(begun.plus(longest)) && !allAnswered(runner)) {
      boolean _ = wakeup.await(begun.plus(longest));
    }
    time.sleepUntil(begun.plus(SHORTEST));
    answered.clear();
  }

  private boolean allAnswered(PaasRunner runner) {
    List<SectionStatus> sections = runner.status().sections();
    Set<String> asking =
        sections.stream()
            .filter(section -> section.asking().isAsking())
            .map(SectionStatus::runner)
            .collect(Collectors.toSet());
    return !asking.isEmpty() && answered.containsAll(asking);
  }
}
