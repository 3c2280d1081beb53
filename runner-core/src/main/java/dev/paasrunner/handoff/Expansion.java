package dev.paasrunner.handoff;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replaces `$NAME` and `${NAME}` in an image name, and again in the values. Unknown names become
/// empty; values of raw variables are not looked into.
///
/// An image name is short and its variables are the job author's, so everything is bounded: what
/// refers to itself, nests deeply or grows beyond the bounds has no expansion.
final class Expansion {
  private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\{([^}]*)\\}|([A-Za-z0-9_]+))");
  private static final int DEEPEST = 50;
  private static final int LONGEST_TEXT = 4096;
  private static final int MOST_CHARACTERS_READ = 4 * LONGEST_TEXT;

  private final JobVariables variables;
  private final StringBuilder expanded = new StringBuilder();
  private final Set<String> open = new HashSet<>();
  private int read;

  private Expansion(JobVariables variables) {
    this.variables = variables;
  }

  /// The expanded text; empty if a circle or the bounds leave none.
  static Optional<String> of(String text, JobVariables variables) {
    Expansion expansion = new Expansion(variables);
    return expansion.append(text) ? Optional.of(expansion.expanded.toString()) : Optional.empty();
  }

  private boolean append(String text) {
    if (!spend(text)) {
      return false;
    }
    Matcher reference = REFERENCE.matcher(text);
    int copied = 0;
    while (reference.find()) {
      expanded.append(text, copied, reference.start());
      copied = reference.end();
      if (!appendVariable(name(reference))) {
        return false;
      }
    }
    expanded.append(text, copied, text.length());
    return true;
  }

  private boolean appendVariable(String name) {
    JobVariables.Variable variable =
        variables.get(name).orElseGet(() -> new JobVariables.Variable("", true));
    if (variable.raw()) {
      expanded.append(variable.value());
      return spend(variable.value());
    }
    if (open.size() == DEEPEST || !open.add(name)) {
      return false;
    }
    boolean done = append(variable.value());
    open.remove(name);
    return done;
  }

  /// Every text costs its length and one more, so that empty values are not free either.
  private boolean spend(String text) {
    read += Math.min(text.length(), LONGEST_TEXT) + 1;
    return text.length() <= LONGEST_TEXT && read <= MOST_CHARACTERS_READ;
  }

  private static String name(Matcher reference) {
    return Optional.ofNullable(reference.group(1)).orElseGet(() -> reference.group(2));
  }
}
