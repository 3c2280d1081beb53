package dev.paasrunner.testkit.clever.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// One command of the `docker` client.
///
/// @param arguments after the program's name
/// @param environment more variables for the client, for values that no process list may show
record Docker(List<String> arguments, Map<String, String> environment) {
  Docker {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  static Docker of(String... arguments) {
    return new Docker(List.of(arguments), Map.of());
  }

  /// Runs it to its end.
  ///
  /// @param started gets the process, to end it early
  /// @param output gets each line that it prints, errors included
  /// @return its exit code
  int run(Consumer<Process> started, Consumer<String> output)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.accept(process);
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(output);
    }
    return process.waitFor();
  }

  /// Runs it to its end, whatever comes of it.
  void tryTo() throws IOException, InterruptedException {
    int _ = run(_ -> {}, _ -> {});
  }
}
