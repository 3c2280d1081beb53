package dev.paasrunner.testkit.clever.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One build and one container, which leave nothing behind.
final class DockerHost {
  private final HostRuns.Pushed pushed;
  private final HostRuns.Events events;
  private final List<String> options;
  private final String name;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private Optional<Process> building = Optional.empty();
  private boolean created;
  private boolean killed;

  /// @param options more options of the container
  DockerHost(HostRuns.Pushed pushed, HostRuns.Events events, List<String> options) {
    this.pushed = pushed;
    this.events = events;
    this.options = options;
    this.name = "simulated-" + pushed.injected().getOrDefault("INSTANCE_ID", pushed.application());
    variables.putAll(pushed.env());
    variables.putAll(pushed.injected());
  }

  /// Builds and runs, to the end.
  void run() {
    try {
      if (build() && create()) {
        events.running();
        events.ended(Docker.of("start", "--attach", name).run(_ -> {}, this::print));
      }
    } catch (IOException e) {
      print(String.valueOf(e.getMessage()));
      events.failed();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      remove();
    }
  }

  private void print(String line) {
    events.printed(List.of(line));
  }

  private boolean build() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("simulated-host");
    try {
      for (Map.Entry<String, byte[]> file : pushed.files().entrySet()) {
        Path target = folder.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Path _ = Files.write(target, file.getValue());
      }
      Path context = folder.resolve(variables.getOrDefault("APP_FOLDER", ""));
      int exitCode = buildCommand(context).run(this::building, this::print);
      if (exitCode != 0) {
        events.failed();
      }
      return exitCode == 0;
    } finally {
      delete(folder);
    }
  }

  private synchronized void building(Process process) {
    building = Optional.of(process);
    if (killed) {
      process.destroy();
    }
  }

  private Docker buildCommand(Path context) {
    String dockerfile = variables.getOrDefault("CC_DOCKERFILE", "Dockerfile");
    List<String> command = new ArrayList<>(List.of("build", "--no-cache", "--tag", name));
    command.addAll(List.of("--label", DockerRuns.LABEL + "=" + pushed.application()));
    command.addAll(List.of("--file", context.resolve(dockerfile).toString()));
    return withVariables(command, "--build-arg", List.of(context.toString()));
  }

  /// The command is run by its creator and started afterwards, so that there is no moment in which
  /// it could not be killed.
  private synchronized boolean create() throws IOException, InterruptedException {
    if (killed) {
      return false;
    }
    List<String> output = new ArrayList<>();
    created = containerCommand().run(_ -> {}, output::add) == 0;
    if (!created) {
      events.printed(output);
      events.failed();
    }
    return created;
  }

  private Docker containerCommand() {
    int cpus = Math.min(pushed.size().cpus(), Runtime.getRuntime().availableProcessors());
    List<String> command = new ArrayList<>(List.of("create", "--name", name));
    command.addAll(List.of("--label", DockerRuns.LABEL + "=" + pushed.application()));
    command.addAll(List.of("--cpus", "" + cpus, "--memory", pushed.size().memory() + "m"));
    command.addAll(options);
    if (variables.getOrDefault("CC_MOUNT_DOCKER_SOCKET", "").equals("true")) {
      command.addAll(List.of("--volume", "/var/run/docker.sock:/var/run/docker.sock"));
    }
    return withVariables(command, "--env", List.of(name));
  }

  /// Values go through the client's environment, unless the client would heed them itself.
  private Docker withVariables(List<String> command, String option, List<String> rest) {
    List<String> arguments = new ArrayList<>(command);
    Map<String, String> environment = new LinkedHashMap<>();
    variables.forEach(
        (variable, value) -> {
          boolean heeded = variable.matches("PATH|HOME|HTTPS?_PROXY|NO_PROXY|(DOCKER|BUILDX?)_.*");
          arguments.addAll(List.of(option, heeded ? variable + "=" + value : variable));
          if (!heeded) {
            environment.put(variable, value);
          }
        });
    arguments.addAll(rest);
    return new Docker(arguments, environment);
  }

  /// Ends it, whatever it is doing. Returns when the container is gone; a build may still be
  /// ending.
  synchronized void kill() {
    killed = true;
    building.ifPresent(Process::destroy);
    if (created) {
      remove();
    }
  }

  private void remove() {
    boolean interrupted = Thread.interrupted();
    try {
      Docker.of("rm", "--force", "--volumes", name).tryTo();
      Docker.of("rmi", "--force", name).tryTo();
    } catch (IOException e) {
      throw new IllegalStateException("the container " + name + " may be left", e);
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
}
