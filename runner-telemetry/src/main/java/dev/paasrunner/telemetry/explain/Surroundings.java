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
    List<Step> steps = new ArrayList<>(Trouble.at(begin, ofSection()));
    for (Entry entry : ofSection()) {
      if (entry.what() == What.ROOM_AWAITED) {
        room(entry, begin, acquired).ifPresent(steps::add);
      } else if (!entry.at().isBefore(begin) && entry.at().isBefore(end)) {
        told(entry, acquired).ifPresent(steps::add);
      }
    }
    return steps;
  }

  private List<Entry> ofSection() {
    return entries.stream()
        .filter(entry -> entry.job().isEmpty())
        .filter(entry -> entry.runner().isEmpty() || entry.runner().equals(runner))
        .toList();
  }

  private Optional<Step> room(Entry entry, Instant begin, Instant acquired) {
    Instant since = entry.instant("since").orElse(entry.at());
    boolean held = entry.at().isAfter(begin.minus(JUST_BEFORE)) && since.isBefore(acquired);
    return held
        ? Optional.of(
            new Step(
                since.isBefore(begin) ? begin : since,
                "no room",
                "%s; until %s".formatted(entry.text("why"), Spans.clock(entry.at()))))
        : Optional.empty();
  }

  private static Optional<Step> told(Entry entry, Instant acquired) {
    return switch (entry.what()) {
      case COORDINATOR_DOWN, PLATFORM_DOWN, SECTION_PAUSED -> Optional.of(Trouble.told(entry));
      case COORDINATOR_UP -> step(entry, "answer", "the coordinator answers again");
      case PLATFORM_UP -> step(entry, "outage over", "the platform serves again");
      case DAEMON_STOPPED ->
          step(entry, "stopped", "the daemon was stopped; hosts stay, and jobs go on later");
      case DAEMON_STARTED ->
          step(entry, "started", "the daemon was started; before, it asked for no job")
              .filter(step -> step.at().isBefore(acquired));
      case ENTRIES_LOST ->
          step(entry, "gap", entry.text("count") + " entries of the history could not be kept");
      default -> Optional.empty();
    };
  }

  private static Optional<Step> step(Entry entry, String what, String why) {
    return Optional.of(new Step(entry.at(), what, why));
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
