package dev.paasrunner.telemetry.explain;

import dev.paasrunner.telemetry.kept.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a state means, from the details of the entry that tells of it.
final class StateWords {
  private static final Map<String, String> DEBTS =
      Map.of(
          "report", "the failure has to be reported", "host_removal", "the host has to be removed");

  private StateWords() {}

  /// What is done or waited for in a state.
  static String of(Entry entry) {
    return switch (entry.text("state")) {
      case "acquired" -> "it is decided what host the job gets" + dueOf(entry);
      case "provisioning" -> "the host " + host(entry) + " is made" + dueOf(entry);
      case "launching" -> "the host is there, and the job is handed over to it" + dueOf(entry);
      case "starting" -> "the host has the job; it is built and started there";
      case "running" -> "the host runs the job";
      case "settling" -> verdict(entry) + "; " + String.join(", ", owed(entry));
      case "closed" -> verdict(entry) + "; nothing is owed any more";
      default -> "";
    };
  }

  private static String host(Entry entry) {
    String flavor = entry.detail("flavor").map(" flavor %s,"::formatted).orElse("");
    return entry
        .detail("host")
        .map(name -> "%s (%s weight %s)".formatted(name, flavor, entry.text("weight")))
        .orElse("")
        .replace("( ", "(");
  }

  private static String dueOf(Entry entry) {
    return entry
        .instant("not_before")
        .filter(due -> due.isAfter(entry.at()))
        .map(due -> ", not before " + Spans.due(due, entry.at()))
        .orElse("");
  }

  /// How the job ended.
  static String verdict(Entry entry) {
    String verdict = entry.text("verdict");
    return verdict.equals("failed") && entry.detail("code").isPresent()
        ? "failed from here, %s: %s".formatted(entry.text("code"), entry.text("message"))
        : verdict;
  }

  private static List<String> owed(Entry entry) {
    List<String> owed = new ArrayList<>();
    for (String debt : List.of("report", "host_removal")) {
      Optional<Instant> due = entry.instant(debt + "_not_before");
      due.ifPresent(
          at ->
              owed.add(
                  DEBTS.get(debt)
                      + (at.isAfter(entry.at())
                          ? ", not before " + Spans.due(at, entry.at())
                          : "")));
    }
    return owed;
  }
}
