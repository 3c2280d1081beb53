package dev.paasrunner.testkit.demo;

import dev.paasrunner.testkit.gitlab.FakeGitLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// What the daemon is given: two runners, one of whose hosts cannot be built, and their
/// configuration file.
final class Setup {
  /// The tag of the job whose host cannot be built.
  static final String BROKEN_HOSTS = "broken-hosts";

  private final Path folder;
  private final String runnerName;

  /// @param folder everything is written below it
  Setup(Path folder) {
    this.folder = folder;
    // Different in each run, so that what an earlier run left is not mistaken for ours.
    this.runnerName =
        "d" + new Random().ints(7, 0, 10).mapToObj(Integer::toString).reduce("", String::concat);
  }

  /// The unique names of the two runners.
  List<String> runners() {
    return List.of(runnerName + "a", runnerName + "b");
  }

  /// Removes everything, once nobody is going to look for what went wrong.
  void remove() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  StateFiles state() {
    return new StateFiles(folder.resolve("state.json.d"));
  }

  Path log() {
    return folder.resolve("daemon.log");
  }

  /// Writes the configuration file.
  Path configure(FakeGitLab coordinator, Hosts hosts) throws IOException {
    String good = "glrt-" + runners().getFirst() + "-demo";
    String broken = "glrt-" + runners().getLast() + "-demo";
    coordinator.addRunner(good);
    coordinator.addRunner(broken, BROKEN_HOSTS);
    List<String> lines = new ArrayList<>();
    lines.add("concurrent = 8");
    lines.add("state_file = \"" + folder.resolve("state.json") + "\"");
    lines.add("check_interval = 1");
    lines.add("job_progress_poll_interval = 2");
    lines.add("paas_timeout_margin = 2");
    lines.addAll(section("demo", good, coordinator, hosts.sectionLines(true)));
    lines.addAll(section("demo without hosts", broken, coordinator, hosts.sectionLines(false)));
    return Files.write(folder.resolve("demo.toml"), lines);
  }

  private static List<String> section(
      String name, String token, FakeGitLab coordinator, List<String> hostLines) {
    List<String> head =
        List.of(
            "",
            "[[runners]]",
            "name = \"" + name + "\"",
            "url = \"" + coordinator.url() + "\"",
            "token = \"" + token + "\"");
    return Stream.concat(head.stream(), hostLines.stream()).toList();
  }
}
