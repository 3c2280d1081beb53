package dev.paasrunner.testkit.clever.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// Builds and runs each push on the Docker engine that the `docker` command reaches, as the
/// platform does: variables are build arguments and environment, and the engine's socket is mounted
/// only if `CC_MOUNT_DOCKER_SOCKET` says so. Containers and images bear the label
/// `dev.paasrunner.simulated=<application>`.
public final class DockerRuns implements HostRuns {
  private static final String LABEL = "dev.paasrunner.simulated=";

  private final ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, String> network;

  /// @param network the Docker network of the containers, such as `host`
  public DockerRuns(String network) {
    this.network = Map.of("--network", network);
  }

  @Override
  public Runnable start(Pushed pushed, Events events) {
    Future<?> run = runs.submit(() -> run(pushed, events));
    return () -> {
      run.cancel(true);
      runs.execute(() -> remove(pushed.application()));
    };
  }

  private void run(Pushed pushed, Events events) {
    String image = "simulated-" + pushed.application().replace("app_", "");
    try {
      Docker.Result built = build(pushed, image);
      events.printed(built.lines());
      if (built.exitCode() != 0) {
        events.failed();
        return;
      }
      events.running();
      Docker.Result ran = Docker.run(container(pushed, image));
      events.printed(ran.lines());
      events.ended(ran.exitCode());
    } catch (IOException e) {
      events.printed(List.of(String.valueOf(e.getMessage())));
      events.failed();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    remove(pushed.application());
  }

  private Docker.Result build(Pushed pushed, String image)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("simulated");
    try {
      for (Map.Entry<String, byte[]> file : pushed.files().entrySet()) {
        Path _ = Files.write(folder.resolve(file.getKey()), file.getValue());
      }
      List<String> command =
          new ArrayList<>(
              List.of("build", "--force-rm", "--label", LABEL + pushed.application(), "-t", image));
      command.addAll(List.of("--network", network.getOrDefault("--network", "default")));
      pushed
          .env()
          .forEach((name, value) -> command.addAll(List.of("--build-arg", name + "=" + value)));
      command.add(folder.toString());
      return Docker.run(command);
    } finally {
      delete(folder);
    }
  }

  private List<String> container(Pushed pushed, String image) {
    List<String> command = new ArrayList<>(List.of("run", "--rm"));
    command.addAll(List.of("--name", image, "--label", LABEL + pushed.application()));
    network.forEach((option, value) -> command.addAll(List.of(option, value)));
    pushed.env().forEach((name, value) -> command.addAll(List.of("--env", name + "=" + value)));
    if ("true".equals(pushed.env().get("CC_MOUNT_DOCKER_SOCKET"))) {
      command.addAll(List.of("--volume", "/var/run/docker.sock:/var/run/docker.sock"));
    }
    command.add(image);
    return command;
  }

  private void remove(String application) {
    boolean interrupted = Thread.interrupted();
    try {
      String filter = "label=" + LABEL + application;
      for (String id : Docker.run(List.of("ps", "-aq", "--filter", filter)).lines()) {
        Docker.Result _ = Docker.run(List.of("rm", "--force", "--volumes", id));
      }
      for (String id : Docker.run(List.of("images", "-aq", "--filter", filter)).lines()) {
        Docker.Result _ = Docker.run(List.of("rmi", "--force", id));
      }
    } catch (IOException e) {
      throw new IllegalStateException("a container is left: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() {
    runs.shutdown();
    runs.close();
  }

  /// The `docker` command.
  private static final class Docker {
    private Docker() {}

    /// What a command printed and how it ended.
    private record Result(int exitCode, List<String> lines) {}

    static Result run(List<String> arguments) throws IOException, InterruptedException {
      List<String> command = Stream.concat(Stream.of("docker"), arguments.stream()).toList();
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output.lines().toList());
      } catch (InterruptedException e) {
        process.destroy();
        throw e;
      }
    }
  }
}
