package dev.paasrunner.testkit.demo;

import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.testkit.process.ProcessHostExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Local processes, where no Docker engine can be used.
///
/// @param folder where each host has its folder
/// @param state the daemon's state directory, which has its identity
/// @param why what is missing for Docker
record ProcessHosts(Path folder, Path state, String why) implements Hosts {
  @Override
  public String description() {
    return "Hosts are local processes without isolation, running a stand-in for the Heptapod Runner"
        + " image, because "
        + why;
  }

  @Override
  public List<String> sectionLines(boolean buildable) {
    String base = buildable ? "stand-in" : "no-such-image:1";
    return List.of(
        "executor = \"local-process\"",
        "heptapod_runner_main_image = \"" + base + "\"",
        "process_host_dir = \"" + folder + "\"");
  }

  @Override
  public List<String> left(List<String> runners) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> hosts = Files.list(folder)) {
      return hosts
          .map(host -> host.getFileName().toString())
          .filter(name -> runners.stream().anyMatch(name::contains))
          .toList();
    }
  }

  @Override
  public void removeLeft(List<String> runners) throws IOException, InterruptedException {
    if (left(runners).isEmpty()) {
      return;
    }
    try (ProcessHostExecutor executor = new ProcessHostExecutor(folder)) {
      for (PaasResource host : executor.listOwned(systemId())) {
        executor.decommission(host);
      }
    } catch (ExecutorException e) {
      throw new IOException("hosts are left in " + folder + ": " + e.getMessage(), e);
    }
  }

  private String systemId() throws IOException {
    return Files.readString(state.resolve(".runner_system_id")).strip();
  }
}
