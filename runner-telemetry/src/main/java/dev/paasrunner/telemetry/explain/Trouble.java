package dev.paasrunner.telemetry.explain;

import dev.paasrunner.telemetry.kept.Entry;
import dev.paasrunner.telemetry.kept.Entry.What;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What keeps a section from working, and lasts.
final class Trouble {
  private Trouble() {}

  /// What had begun before an instant and lasted then, as steps of that instant.
  ///
  /// @param entries of one section and of the daemon, in order
  static List<Step> at(Instant begin, List<Entry> entries) {
    Map<What, Entry> lasting = new EnumMap<>(What.class);
    entries.stream()
        .takeWhile(entry -> entry.at().isBefore(begin))
        .forEach(entry -> takeIn(entry, lasting));
    return lasting.values().stream()
        .filter(entry -> entry.instant("until").filter(begin::isAfter).isEmpty())
        .map(entry -> begunBefore(begin, entry))
        .toList();
  }

  private static void takeIn(Entry entry, Map<What, Entry> lasting) {
    switch (entry.what()) {
      case COORDINATOR_DOWN, PLATFORM_DOWN, SECTION_PAUSED -> lasting.put(entry.what(), entry);
      case COORDINATOR_UP -> lasting.remove(What.COORDINATOR_DOWN);
      case PLATFORM_UP -> lasting.remove(What.PLATFORM_DOWN);
      // A daemon finds out anew how others do.
      case DAEMON_STARTED -> lasting.clear();
      default -> {}
    }
  }

  private static Step begunBefore(Instant begin, Entry entry) {
    Step told = told(entry);
    return new Step(begin, told.what(), told.why() + "; since " + Spans.clock(entry.at()));
  }

  /// An entry that tells of trouble.
  static Step told(Entry entry) {
    String why = entry.text("why");
    return switch (entry.what()) {
      case COORDINATOR_DOWN -> new Step(entry.at(), "no answer", "the coordinator fails: " + why);
      case PLATFORM_DOWN ->
          new Step(entry.at(), "outage", "the platform fails for everybody: " + why);
      default -> new Step(entry.at(), "paused", "no job is asked for: " + why + until(entry));
    };
  }

  private static String until(Entry entry) {
    return entry.instant("until").map(at -> "; until " + Spans.due(at, entry.at())).orElse("");
  }
}
