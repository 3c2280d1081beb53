package dev.paasrunner.telemetry.explain;

import dev.paasrunner.telemetry.kept.Entry;
import dev.paasrunner.telemetry.kept.Entry.What;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells the entries of one job one after the other. Remembers the last state and the last error,
/// since several entries may make one step.
final class Narration {
  private final Surroundings surroundings;
  private final boolean writtenOff;
  private final List<Step> steps = new ArrayList<>();
  private Optional<Entry> state = Optional.empty();
  private Optional<Entry> error = Optional.empty();
  private Optional<Instant> before = Optional.empty();

  /// @param writtenOff whether the job's debts were dropped by hand in the end
  Narration(Surroundings surroundings, boolean writtenOff) {
    this.surroundings = surroundings;
    this.writtenOff = writtenOff;
  }

  /// What was told so far.
  List<Step> steps() {
    return steps;
  }

  /// The entry of the last state.
  Optional<Entry> state() {
    return state;
  }

  void tell(Entry entry) {
    switch (entry.what()) {
      case ASKED -> asked(entry);
      case ACQUIRED -> {
        step(entry, "acquired", StateWords.of(entry));
        state = Optional.of(entry);
      }
      case GIVEN_BACK -> step(entry, "given back", givenBack(entry));
      case RESUMED -> resumed(entry);
      case MOVED -> moved(entry);
      case CALL_FAILED -> error = Optional.of(entry);
      case WAITS -> step(entry, "waits", entry.text("why"));
      case SPACED -> step(entry, "waits", spaced(entry));
      case HOST_GONE -> step(entry, "host gone", use(entry));
      case WRITTEN_OFF ->
          step(entry, "written off", "by hand, with what it owed: " + entry.text("why"));
      default -> {}
    }
    before = Optional.of(entry.at());
  }

  private void step(Entry entry, String what, String why) {
    steps.add(new Step(entry.at(), what, why));
  }

  private void asked(Entry entry) {
    step(entry, "asked", "a request for a job, which the coordinator may hold until it has one");
  }

  private static String givenBack(Entry entry) {
    return "not accepted, %s: %s; %s"
        .formatted(
            entry.text("code"),
            entry.text("message"),
            entry.text("reported").equals("true")
                ? "the coordinator was told that it failed"
                : "the coordinator could not be told, and lets it time out");
  }

  private void resumed(Entry entry) {
    Optional<String> restart = before.flatMap(last -> surroundings.restart(last, entry.at()));
    String how = restart.orElse("its section is back in the configuration");
    String goesOn = "; the job goes on as %s: ".formatted(entry.text("state"));
    step(entry, restart.isPresent() ? "restarted" : "resumed", how + goesOn + StateWords.of(entry));
    state = Optional.of(entry);
    error = Optional.empty();
  }

  private void moved(Entry entry) {
    boolean same = state.filter(last -> last.text("state").equals(entry.text("state"))).isPresent();
    if (same) {
      Retries.between(state.orElse(entry), entry, error).forEach(this::addOnce);
    } else {
      if (!writtenOff) {
        state.ifPresent(last -> Retries.paid(last, entry).forEach(this::addOnce));
      }
      step(entry, entry.text("state"), StateWords.of(entry));
    }
    state = Optional.of(entry);
    error = Optional.empty();
  }

  /// The end of a host is told with its costs, if it ever had the job.
  private void addOnce(Step step) {
    boolean told =
        step.what().equals("host gone")
            && steps.stream().anyMatch(other -> other.what().equals("host gone"));
    if (!told) {
      steps.add(step);
    }
  }

  private static String spaced(Entry entry) {
    String until = entry.instant("until").map(at -> Spans.due(at, entry.at())).orElse("");
    return "until " + until + ": hosts are made paas_min_seconds_between_launches apart";
  }

  private static String use(Entry entry) {
    String used =
        entry.number("seconds").map(Duration::ofSeconds).map(Spans::words).orElse("a while");
    String cost =
        entry
            .detail("cost")
            .map(sum -> ", for %s %s".formatted(sum, entry.text("currency")))
            .orElse("");
    return "it was used for " + used + cost;
  }

  /// Whether the history knows the end.
  static boolean isEnd(Entry entry) {
    return entry.what() == What.WRITTEN_OFF
        || entry.what() == What.GIVEN_BACK
        || (entry.what() == What.MOVED && entry.text("state").equals("closed"));
  }
}
