package dev.paasrunner.testkit.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Containers on the Docker engine that the `docker` command reaches.
///
/// @param image the stand-in for the Heptapod Runner image
record DockerHosts(String image) implements Hosts {
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
  public List<String> left(String namePrefix) throws IOException, InterruptedException {
    return Stream.concat(
            lines("ps", "--all", "--format", "{{.Names}}"),
            Stream.concat(
                lines("images", "--format", "{{.Repository}}"),
                lines("volume", "ls", "--format", "{{.Name}}")))
        .filter(name -> name.startsWith(namePrefix))
        .distinct()
        .toList();
  }

  @Override
  public void removeLeft(String namePrefix) throws IOException, InterruptedException {
    for (String name : left(namePrefix)) {
      // Not every host has all three: it may have been stopped at any point of its life.
      tryTo("rm", "--force", name);
      tryTo("rmi", "--force", name);
      tryTo("volume", "rm", "--force", name);
    }
  }

  private static void tryTo(String... arguments) throws InterruptedException {
    try {
      lines(arguments).close();
    } catch (IOException e) {
      System.err.println(e.getMessage());
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
