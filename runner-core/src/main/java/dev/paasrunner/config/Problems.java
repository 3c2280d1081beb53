package dev.paasrunner.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tomlj.TomlPosition;

/// Collects what is wrong with one file.
final class Problems {
  private static final Comparator<Problem> FILE_ORDER =
      Comparator.comparingInt((Problem problem) -> problem.position().line())
          .thenComparingInt(problem -> problem.position().column());

  private final Path file;
  private final List<Problem> found = new ArrayList<>();

  Problems(Path file) {
    this.file = file;
  }

  void error(TomlPosition at, String key, String wrong, String expected) {
    found.add(new Problem(Problem.Severity.ERROR, position(at), key, wrong, expected));
  }

  void warning(TomlPosition at, String key, String wrong, String expected) {
    found.add(new Problem(Problem.Severity.WARNING, position(at), key, wrong, expected));
  }

  SourcePosition position(TomlPosition at) {
    return new SourcePosition(file, at.line(), at.column());
  }

  /// Grows whenever an error is added, so that a reader can tell whether its part was free of them.
  long errors() {
    return found.stream().filter(p -> p.severity() == Problem.Severity.ERROR).count();
  }

  List<Problem> inFileOrder() {
    return found.stream().sorted(FILE_ORDER).toList();
  }
}
