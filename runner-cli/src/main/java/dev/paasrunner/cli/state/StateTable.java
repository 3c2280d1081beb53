package dev.paasrunner.cli.state;

import dev.paasrunner.job.JobRecord;
import dev.paasrunner.store.StateSnapshot.Kept;
import dev.paasrunner.store.StateSnapshot.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// What is tracked, as a table for people. Pure.
final class StateTable {
  private static final List<String> HEAD =
      List.of("JOB", "RUNNER", "STATE", "HOST", "SINCE", "AGE", "OWES");

  private StateTable() {}

  static String of(Tracked tracked, Instant now) {
    List<String> lines = new ArrayList<>();
    if (!tracked.snapshot().jobs().isEmpty()) {
      List<List<String>> rows = new ArrayList<>(List.of(HEAD));
      tracked.snapshot().jobs().forEach(kept -> rows.add(row(kept, now)));
      lines.addAll(aligned(rows));
    }
    tracked.snapshot().unreadable().forEach(record -> lines.add(unreadable(record)));
    lines.add(summary(tracked));
    return String.join("\n", lines);
  }

  private static List<String> row(Kept kept, Instant now) {
    JobRecord job = kept.job();
    return List.of(
        Long.toString(job.key().id()),
        job.key().runner(),
        job.state().label(),
        Words.host(job.state()).orElse("-"),
        Words.seconds(Words.since(kept)).toString(),
        Words.age(Duration.between(job.acquiredAt(), now)),
        Words.debts(job.state()));
  }

  private static List<String> aligned(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, HEAD.size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
    }
    return line.toString().stripTrailing();
  }

  private static String unreadable(Unreadable record) {
    return "The record %s cannot be read (%s): look there for the name of its host."
        .formatted(record.file(), record.why());
  }

  private static String summary(Tracked tracked) {
    int count = tracked.snapshot().jobs().size();
    String jobs =
        switch (count) {
          case 0 -> "No job is tracked";
          case 1 -> "1 job is tracked";
          default -> count + " jobs are tracked";
        };
    return "%s in %s; %s."
        .formatted(
            jobs,
            tracked.directory(),
            tracked.daemonRuns() ? "a daemon is at work there" : "no daemon is at work there");
  }
}
