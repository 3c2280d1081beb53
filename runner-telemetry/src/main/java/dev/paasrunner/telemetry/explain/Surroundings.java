package dev.paasrunner.telemetry.explain;

import dev.paasrunner.telemetry.kept.Entry;
import dev.paasrunner.telemetry.kept.Entry.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What happened to a job's section and to the daemon during the job's life.
///
/// @param entries of all jobs of the number, of all sections and of the daemon, in order
/// @param runner the unique name of the job's section
record Surroundings(List<Entry> entries, String runner) {
  /// Room that is found this short before a request was found for it.
  private static final Duration JUST_BEFORE = Duration.ofSeconds(2);

  Surroundings {
    entries = List.copyOf(entries);
  }

  /// @param begin when the job began to wait
  /// @param acquired when it was acquired
  /// @param end of its life, or now
  List<Step> steps(Instant begin, Instant acquired, Instant end) {
    List<Step> steps = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.job().isEmpty()) {
        step(entry, begin, acquired, end).ifPresent(steps::add);
      }
    }
    return steps;
  }

  private Optional<Step> step(Entry entry, Instant begin, Instant acquired, Instant end) {
    if (entry.what() == What.ROOM_AWAITED) {
      return room(entry, begin, acquired);
    }
    boolean ours = entry.runner().isEmpty() || entry.runner().equals(runner);
    boolean during = !entry.at().isBefore(begin) && entry.at().isBefore(end);
    return ours && during
        ? Optional.of(told(entry)).filter(step -> !step.what().isEmpty())
        : Optional.empty();
  }

  private Optional<Step> room(Entry entry, Instant begin, Instant acquired) {
    Instant since = entry.instant("since").orElse(entry.at());
    boolean held =
        entry.runner().equals(runner)
            && entry.at().isAfter(begin.minus(JUST_BEFORE))
            && since.isBefore(acquired);
    return held
        ? Optional.of(
            new Step(
                since.isBefore(begin) ? begin : since,
                "no room",
                "%s; until %s".formatted(entry.text("why"), Spans.clock(entry.at()))))
        : Optional.empty();
  }

  private static Step told(Entry entry) {
    String why = entry.text("why");
    String until =
        entry.instant("until").map(at -> "; until " + Spans.due(at, entry.at())).orElse("");
    return switch (entry.what()) {
      case COORDINATOR_DOWN -> new Step(entry.at(), "no answer", "the coordinator fails: " + why);
      case COORDINATOR_UP -> new Step(entry.at(), "answer", "the coordinator answers again");
      case PLATFORM_DOWN ->
          new Step(entry.at(), "outage", "the platform fails for everybody: " + why);
      case PLATFORM_UP -> new Step(entry.at(), "outage over", "the platform serves again");
      case SECTION_PAUSED -> new Step(entry.at(), "paused", "no job is asked for: " + why + until);
      case DAEMON_STOPPED ->
          new Step(
              entry.at(), "stopped", "the daemon was stopped; hosts stay, and jobs go on later");
      case ENTRIES_LOST ->
          new Step(
              entry.at(),
              "gap",
              "%s entries of the history could not be kept".formatted(entry.text("count")));
      default -> new Step(entry.at(), "", "");
    };
  }

  /// How the daemon was started again between two instants; empty if it was not.
  Optional<String> restart(Instant after, Instant until) {
    Instant lastWord = after;
    Optional<String> how = Optional.empty();
    boolean stopped = false;
    for (Entry entry : entries) {
      if (entry.at().isBefore(after) || entry.at().isAfter(until)) {
        continue;
      }
      if (entry.what() == What.DAEMON_STARTED) {
        how =
            Optional.of(
                stopped
                    ? "daemon restarted"
                    : "daemon restarted, it had ended without notice (kill -9, loss of power) after "
                        + Spans.clock(lastWord));
      }
      stopped = entry.what() == What.DAEMON_STOPPED;
      lastWord = entry.at();
    }
    return how;
  }
}
