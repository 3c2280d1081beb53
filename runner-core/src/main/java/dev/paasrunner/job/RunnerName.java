package dev.paasrunner.job;

import java.util.List;
import java.util.regex.Pattern;

/// The short public name of a runner, derived from its authentication token.
///
/// Follows GitLab Runner 19.4 (`helpers/shorten_token.go`): the well-known prefixes carry no
/// identity and are dropped, the next nine characters name the runner. They are shown by GitLab
/// itself, hence not a secret.
public final class RunnerName {
  private static final int LENGTH = 9;
  private static final List<Pattern> PREFIXES =
      List.of(
          Pattern.compile("^(glrt-(t[123]_)?|t[123]_|glrtr-)"),
          Pattern.compile("^glcbt-"),
          Pattern.compile("^GR[0-9a-fA-F]{7}"));

  private RunnerName() {}

  /// The name for a token; shorter than nine characters if the token is.
  public static String of(Secret token) {
    String rest = token.reveal();
    for (Pattern prefix : PREFIXES) {
      rest = prefix.matcher(rest).replaceFirst("");
    }
    return rest.length() <= LENGTH ? rest : rest.substring(0, LENGTH);
  }
}
