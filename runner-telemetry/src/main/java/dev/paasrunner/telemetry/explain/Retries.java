package dev.paasrunner.telemetry.explain;

import dev.paasrunner.telemetry.kept.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What happened between two entries of one and the same state: a try failed, or a debt was paid.
final class Retries {
  private Retries() {}

  /// @param error the entry of the call that failed in between, if one did
  static List<Step> between(Entry before, Entry after, Optional<Entry> error) {
    return after.text("state").equals("settling")
        ? debts(before, after, error)
        : List.of(new Step(after.at(), "retry", why(before, after, error)));
  }

  private static String why(Entry before, Entry after, Optional<Entry> error) {
    // Only an outage of the whole platform does not count.
    boolean outage = error.isPresent() && before.text("attempt").equals(after.text("attempt"));
    String next =
        outage
            ? "; the platform fails for everybody, so this does not count, and the next try is at "
            : "; try " + after.text("attempt") + " at ";
    return because(error) + next + due(after, "not_before");
  }

  private static List<Step> debts(Entry before, Entry after, Optional<Entry> error) {
    List<Step> steps = new ArrayList<>(paid(before, after));
    for (String debt : List.of("report", "host_removal")) {
      String attempt = after.text(debt + "_attempt");
      if (!attempt.isEmpty() && !attempt.equals(before.text(debt + "_attempt"))) {
        String what = debt.equals("report") ? "not reported" : "host not gone";
        String next = "; try %s at %s".formatted(attempt, due(after, debt + "_not_before"));
        steps.add(new Step(after.at(), what, because(error) + next));
      }
    }
    return steps;
  }

  /// The debts that are owed before and not after.
  static List<Step> paid(Entry before, Entry after) {
    List<Step> steps = new ArrayList<>();
    if (isPaid("report", before, after)) {
      steps.add(new Step(after.at(), "reported", "the coordinator knows of the failure"));
    }
    if (isPaid("host_removal", before, after)) {
      steps.add(new Step(after.at(), "host gone", ""));
    }
    return steps;
  }

  private static boolean isPaid(String debt, Entry before, Entry after) {
    return before.detail(debt + "_attempt").isPresent()
        && after.detail(debt + "_attempt").isEmpty();
  }

  static String because(Optional<Entry> error) {
    return error
        .map(entry -> "%s: %s".formatted(entry.text("kind"), entry.text("message")))
        .orElse("the last try failed");
  }

  private static String due(Entry entry, String name) {
    Optional<Instant> due = entry.instant(name);
    return due.map(at -> Spans.due(at, entry.at())).orElse("once");
  }
}
