package dev.paasrunner.testkit.bench;

import dev.paasrunner.testkit.clever.FakeClever;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.JobReport;
import dev.paasrunner.testkit.clever.run.Script;
import dev.paasrunner.testkit.clever.run.ScriptedRuns;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A coordinator, a platform and a folder, and the configurations that lead a daemon to them.
final class BenchmarkWorld implements AutoCloseable {
  private final Path folder;
  private final FakeGitLab gitlab = FakeGitLab.start();
  private final FakeClever clever =
      FakeClever.start(Switches.INSTANT, new ScriptedRuns(_ -> Script.INSTANT, new JobReport()));

  BenchmarkWorld() throws IOException {
    folder = Files.createTempDirectory("heptapod-paas-runner-benchmark");
  }

  FakeGitLab gitlab() {
    return gitlab;
  }

  FakeClever clever() {
    return clever;
  }

  /// A file of this world, which may not exist.
  Path file(String name) {
    return folder.resolve(name);
  }

  /// Where the benchmark's own executor writes its launches down.
  Path launches() {
    return file("launches");
  }

  /// The configuration of sections for `clever-docker`, each with a token of its own and all with
  /// the same organization.
  Path cleverConfiguration(int sections) throws IOException {
    String organization = clever.addOrganization("benchmark");
    return configuration(
        sections,
        sections,
        """
        executor = "clever-docker"
        cc_api_url = "%s"
        cc_orga_id = "%s"
        cc_token = "%s"
        """
            .formatted(clever.apiUrl(), organization, clever.addToken(organization, Role.ADMIN)));
  }

  /// The configuration of sections for the benchmark's own executor, whose hosts run on and on.
  Path stayingConfiguration(int sections, int jobs) throws IOException {
    return configuration(
        sections,
        jobs,
        """
        executor = "benchmark"
        benchmark_file = "%s"
        benchmark_hosts = "stay"
        """
            .formatted(launches()));
  }

  private Path configuration(int sections, int jobs, String executor) throws IOException {
    String state = Files.createTempDirectory(folder, "state").toString();
    return Files.writeString(
        Files.createTempFile(folder, "benchmark", ".toml"),
        IntStream.range(0, sections)
            .mapToObj(i -> section(i, executor))
            .collect(
                Collectors.joining(
                    "",
                    "concurrent = %d\nstate_dir = \"%s\"\n".formatted(jobs + sections, state),
                    "")));
  }

  private String section(int number, String executor) {
    String token = "glrt-t1_b%dbenchmarkbenchmark".formatted(number);
    gitlab.addRunner(token);
    return """
    [[runners]]
    name = "benchmark %d"
    url = "%s"
    token = "%s"
    %s"""
        .formatted(number, gitlab.url(), token, executor);
  }

  /// Ends the servers and removes the folder.
  @Override
  public void close() throws IOException {
    gitlab.close();
    clever.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(BenchmarkWorld::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file, e);
    }
  }
}
