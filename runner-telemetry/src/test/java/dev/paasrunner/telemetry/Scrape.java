package dev.paasrunner.telemetry;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An exposition, checked line by line against the text format's grammar.
final class Scrape {
  private static final Pattern COMMENT =
      Pattern.compile("# (HELP|TYPE) ([a-zA-Z_][a-zA-Z0-9_]*) (.+)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_][a-zA-Z0-9_]*)"
              + "(\\{[a-zA-Z_]+=\"[^\"\\\\\n]*\"(?:,[a-zA-Z_]+=\"[^\"\\\\\n]*\")*,?})?"
              + " ([-+0-9.eE]+|NaN|[-+]Inf)");

  private final Map<String, Double> samples = new HashMap<>();
  private final Set<String> typed = new HashSet<>();

  private Scrape() {}

  static Scrape parse(String text) {
    assertThat(text).endsWith("\n");
    Scrape scrape = new Scrape();
    text.lines().forEach(scrape::line);
    return scrape;
  }

  private void line(String line) {
    Matcher comment = COMMENT.matcher(line);
    if (comment.matches()) {
      if (comment.group(1).equals("TYPE")) {
        assertThat(comment.group(3)).isIn("counter", "gauge", "histogram");
        assertThat(typed.add(comment.group(2))).as("one TYPE: %s", line).isTrue();
      }
      return;
    }
    Matcher sample = SAMPLE.matcher(line);
    assertThat(sample.matches()).as("a sample: %s", line).isTrue();
    String name = sample.group(1);
    assertThat(typed).containsAnyOf(name, name.replaceFirst("_(bucket|sum|count)$", ""));
    String series = line.substring(0, line.lastIndexOf(' '));
    double value = Double.parseDouble(sample.group(3).replace("Inf", "Infinity"));
    assertThat(samples.put(series, value)).as("once: %s", line).isNull();
  }

  Map<String, Double> samples() {
    return samples;
  }

  /// The value of a series as it is written.
  double value(String series) {
    return requireNonNull(samples.get(series), () -> series + " is not among " + samples);
  }
}
