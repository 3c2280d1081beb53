package dev.paasrunner.telemetry.explain;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.telemetry.kept.Entries;
import dev.paasrunner.telemetry.kept.Entry;
import dev.paasrunner.telemetry.kept.Entry.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One job's life, from the moment that it was asked for or began to wait.
///
/// @param steps in the order of time, at least one
/// @param standing how the job is, or how it ended, in a few words
public record Explanation(JobKey job, List<Step> steps, String standing) {
  public Explanation {
    requireNonNull(job);
    requireNonNull(standing);
    steps = List.copyOf(steps);
  }

  /// When it began.
  public Instant start() {
    return steps.getFirst().at();
  }

  /// Puts together what is known.
  ///
  /// @param history the entries of all jobs of the number, of sections and of the daemon, in order
  /// @param present empty for a job that is over
  /// @throws IllegalArgumentException if neither knows the job
  public static Explanation of(JobKey job, List<Entry> history, Optional<Present> present) {
    List<Entry> mine = history.stream().filter(entry -> isOf(entry, job)).toList();
    if (mine.isEmpty() && present.isEmpty()) {
      throw new IllegalArgumentException("nothing is known of " + job);
    }
    // A record that was read just before the job's end is of no interest any more.
    boolean over = mine.stream().anyMatch(Narration::isEnd);
    return of(job, history, mine, over ? Optional.empty() : present);
  }

  private static Explanation of(
      JobKey job, List<Entry> history, List<Entry> mine, Optional<Present> present) {
    Surroundings surroundings = new Surroundings(history, job.runner());
    Narration narration = new Narration(surroundings, isWrittenOff(mine));
    mine.forEach(narration::tell);
    present.ifPresent(now -> addUnknown(narration, now));
    Instant acquired = acquired(mine, present);
    Instant begin = begin(mine, acquired);
    Instant end = present.map(Present::now).orElseGet(() -> mine.getLast().at());
    List<Step> steps = new ArrayList<>();
    queued(mine).ifPresent(_ -> steps.add(new Step(begin, "queued", "at the coordinator")));
    // Of what has one instant, the surroundings come first: they are why the job did not.
    steps.addAll(surroundings.steps(begin, acquired, end));
    narration.steps().forEach(step -> steps.add(notBefore(begin, step)));
    steps.sort(Comparator.comparing(Step::at));
    present.ifPresent(now -> steps.add(now.step()));
    return new Explanation(job, steps, standing(mine, present, begin));
  }

  private static boolean isOf(Entry entry, JobKey job) {
    return entry.job().isPresent()
        && entry.job().getAsLong() == job.id()
        && entry.runner().equals(job.runner());
  }

  /// The record may be ahead of the history: that loses what a kill found unwritten.
  private static void addUnknown(Narration narration, Present present) {
    String label = present.job().state().label();
    if (narration.state().filter(last -> last.text("state").equals(label)).isEmpty()) {
      narration.tell(Entries.moved(present.job(), present.written()));
    }
  }

  private static Instant acquired(List<Entry> mine, Optional<Present> present) {
    return mine.stream()
        .filter(entry -> entry.what() == What.ACQUIRED)
        .findFirst()
        .map(Entry::at)
        .or(() -> present.map(now -> now.job().acquiredAt()))
        .orElseGet(() -> mine.getFirst().at());
  }

  private static Optional<Duration> queued(List<Entry> mine) {
    return mine.stream()
        .filter(entry -> entry.what() == What.ASKED)
        .findFirst()
        .flatMap(entry -> entry.number("queued_ms"))
        .map(Duration::ofMillis);
  }

  private static Instant begin(List<Entry> mine, Instant acquired) {
    return queued(mine)
        .map(acquired::minus)
        .orElseGet(() -> mine.isEmpty() ? acquired : mine.getFirst().at());
  }

  /// A request that the coordinator held began before the job did.
  private static Step notBefore(Instant begin, Step step) {
    return step.at().isBefore(begin) ? new Step(begin, step.what(), step.why()) : step;
  }

  private static String standing(List<Entry> mine, Optional<Present> present, Instant begin) {
    if (present.isPresent()) {
      Duration age = Duration.between(begin, present.get().now());
      return "%s, after %s".formatted(present.get().job().state().label(), Spans.words(age));
    }
    Entry last = mine.getLast();
    String took = Spans.words(Duration.between(begin, last.at()));
    boolean byHand = isWrittenOff(mine);
    Optional<Entry> end = mine.stream().filter(Narration::isEnd).findFirst();
    return end.map(entry -> byHand ? "written off" : verdict(entry))
        .map(how -> "over (%s), %s from the beginning to the end".formatted(how, took))
        .orElse("not tracked any more; its end is not in the history");
  }

  private static boolean isWrittenOff(List<Entry> mine) {
    return mine.stream().anyMatch(entry -> entry.what() == What.WRITTEN_OFF);
  }

  private static String verdict(Entry entry) {
    return entry.text("verdict") + entry.detail("code").map(code -> ", " + code).orElse("");
  }
}
