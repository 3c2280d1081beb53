package dev.paasrunner.register;

import dev.paasrunner.register.dialog.Console;
import dev.paasrunner.register.dialog.Piped;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The command in this process, with what it says.
final class Command {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new HashMap<>();
  private String input = "";

  Command with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// Lines that are piped to it.
  Command answering(String... lines) {
    input = String.join("\n", lines) + "\n";
    return this;
  }

  ExitCode run(String... arguments) {
    PrintStream answers = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream complaints = new PrintStream(err, true, StandardCharsets.UTF_8);
    Supplier<Console> console =
        () -> new Piped(new BufferedReader(new StringReader(input)), answers);
    return new Main(environment, console, answers, complaints).answer(arguments);
  }

  String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
