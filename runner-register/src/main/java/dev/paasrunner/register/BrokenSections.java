package dev.paasrunner.register;

import dev.paasrunner.config.Problem;
import dev.paasrunner.register.WrittenRunners.Verdict;
import dev.paasrunner.register.file.WrittenRunner;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What there is to say about sections that the daemon leaves out. Pure.
final class BrokenSections {
  private BrokenSections() {}

  /// A verdict for each section with an error, by the line in which it begins. An error above all
  /// of them is the file's.
  static Map<Integer, Verdict> of(Path config, List<WrittenRunner> written, List<Problem> errors) {
    TreeMap<Integer, String> names = new TreeMap<>(Map.of(0, config.toString()));
    for (WrittenRunner runner : written) {
      names.put(runner.line(), runner.name().orElse("the section in line " + runner.line()));
    }
    Map<Integer, Verdict> verdicts = new HashMap<>();
    for (Problem error : errors) {
      Map.Entry<Integer, String> section = names.floorEntry(error.position().line());
      verdicts.merge(section.getKey(), verdict(section.getValue(), error), BrokenSections::both);
    }
    return verdicts;
  }

  private static Verdict verdict(String name, Problem error) {
    return new Verdict(name, false, "the daemon cannot use this section: " + error);
  }

  private static Verdict both(Verdict one, Verdict other) {
    String more = other.sentence().substring(other.sentence().indexOf(": ") + 2);
    return new Verdict(one.name(), false, one.sentence() + "; " + more);
  }
}
