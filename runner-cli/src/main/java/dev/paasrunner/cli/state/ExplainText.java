package dev.paasrunner.cli.state;

import dev.paasrunner.cli.log.OneLine;
import dev.paasrunner.telemetry.explain.Explanation;
import dev.paasrunner.telemetry.explain.Spans;
import dev.paasrunner.telemetry.explain.Step;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// A job's timeline as lines for people. Pure.
final class ExplainText {
  private ExplainText() {}

  static String of(Explanation told) {
    List<String> lines = new ArrayList<>();
    LocalDate day = dayOf(told.steps().getFirst());
    String of = told.job().coordinator().isEmpty() ? "" : " of " + told.job().coordinator();
    lines.add(OneLine.of("Job %s%s: %s.".formatted(told.job(), of, told.standing())));
    lines.add("Times are UTC, from %s on.".formatted(day));
    lines.add("");
    String form = form(told.steps());
    lines.add(form.formatted("TIME", "ELAPSED", "WHAT", "WHY"));
    for (Step step : told.steps()) {
      if (!dayOf(step).equals(day)) {
        day = dayOf(step);
        lines.add(day.toString());
      }
      String elapsed = Spans.words(Duration.between(told.start(), step.at()));
      String line = form.formatted(Spans.clock(step.at()), elapsed, step.what(), step.why());
      lines.add(OneLine.of(line).stripTrailing());
    }
    return String.join("\n", lines);
  }

  private static String form(List<Step> steps) {
    int widest = steps.stream().mapToInt(step -> step.what().length()).max().orElse(0);
    return "%-8s  %7s  %-" + Math.max(widest, 4) + "s  %s";
  }

  private static LocalDate dayOf(Step step) {
    return LocalDate.ofInstant(step.at(), ZoneOffset.UTC);
  }
}
