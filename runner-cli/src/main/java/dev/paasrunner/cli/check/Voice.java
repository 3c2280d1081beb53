package dev.paasrunner.cli.check;

import dev.paasrunner.cli.log.OneLine;
import java.io.PrintStream;

/// Says what a check finds, each finding in one line.
record Voice(PrintStream out, PrintStream err) {
  /// Something is as it should be.
  boolean praise(String sentence) {
    out.println(OneLine.of(sentence));
    return true;
  }

  /// Something is not.
  boolean blame(String sentence) {
    err.println(OneLine.of(sentence));
    return false;
  }
}
