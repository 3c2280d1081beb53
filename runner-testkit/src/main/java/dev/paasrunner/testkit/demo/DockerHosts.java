package dev.paasrunner.testkit.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Containers on the Docker engine that the `docker` command reaches.
///
/// @param image the stand-in for the Heptapod Runner image
record DockerHosts(String image) implements Hosts {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

  @Override
  public String description() {
    return "Hosts are containers of " + image + ", a stand-in for the Heptapod Runner image.";
  }

  @Override
  public List<String> sectionLines(boolean buildable) {
    // No image has capitals in its name, so the engine refuses without asking a registry.
    String base = buildable ? image : "No-Such-Image:1";
    return List.of(
        "executor = \"local-docker\"",
        "heptapod_runner_main_image = \"" + base + "\"",
        // The demonstration's coordinator serves on this machine's loopback interface only.
        "docker_network = \"host\"");
  }

  @Override
  public List<String> left(List<String> runners) throws IOException, InterruptedException {
    List<String> left = new ArrayList<>();
    for (String runner : runners) {
      String mark = "label=dev.paasrunner.runner=" + runner;
      lines("ps", "--all", "--quiet", "--filter", mark).forEach(left::add);
      lines("volume", "ls", "--quiet", "--filter", mark).forEach(left::add);
      lines("images", "--all", "--quiet", "--filter", mark).forEach(left::add);
    }
    return left.stream().distinct().toList();
  }

  @Override
  public void removeLeft(List<String> runners) throws IOException, InterruptedException {
    // A build that was interrupted may still finish its step, so one look is not enough.
    for (int i = 0; i < 10; i++) {
      for (String id : left(runners)) {
        tryTo("rm", "--force", "--volumes", id);
        tryTo("volume", "rm", "--force", id);
        tryTo("rmi", "--force", id);
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  /// Whatever the identifier is of, two of the three commands have nothing to do.
  private static void tryTo(String... arguments) throws InterruptedException {
    try {
      lines(arguments).close();
    } catch (IOException e) {
      return;
    }
  }

  private static Stream<String> lines(String... arguments)
      throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exitCode = process.waitFor();
    if (exitCode != 0) {
      throw new IOException("docker " + arguments[0] + " ended with exit code " + exitCode);
    }
    return output.lines();
  }
}
