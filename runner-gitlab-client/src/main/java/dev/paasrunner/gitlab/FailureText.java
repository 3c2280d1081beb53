package dev.paasrunner.gitlab;

import dev.paasrunner.job.Failure;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/// A failure as it stands in a job's log: red lines, the last of which bears the stable code.
final class FailureText {
  private static final String RED = "\u001b[31;1m";
  private static final String RESET = "\u001b[0;m\n";

  private FailureText() {}

  /// The bytes to append, always the same for the same failure.
  static byte[] bytes(Failure failure) {
    String text =
        "heptapod-paas-runner: %s [code: %s]".formatted(failure.message(), failure.code().code());
    return text.lines()
        .map(line -> RED + visible(line) + RESET)
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  /// A platform's text may bring its own escapes, which would end our colour or fold our lines.
  private static String visible(String line) {
    return line.replace('\t', ' ').replaceAll("\u001b\\[[0-9;]*[A-Za-z]|\\p{Cntrl}", "");
  }
}
