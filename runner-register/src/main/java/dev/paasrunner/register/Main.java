package dev.paasrunner.register;

import dev.paasrunner.register.arguments.CommandLineReader;
import dev.paasrunner.register.arguments.Given;
import dev.paasrunner.register.arguments.HelpText;
import dev.paasrunner.register.arguments.Request;
import dev.paasrunner.register.dialog.Console;
import dev.paasrunner.register.dialog.Consoles;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Supplier;

/// The start of `heptapod-paas-runner-register`.
public final class Main {
  private static final String LEVEL = "dev.paasrunner.log.level";

  private final Map<String, String> environment;
  private final Supplier<Console> terminal;
  private final PrintStream out;
  private final PrintStream err;

  /// @param terminal opened only if something may have to be asked
  Main(
      Map<String, String> environment,
      Supplier<Console> terminal,
      PrintStream out,
      PrintStream err) {
    this.environment = Map.copyOf(environment);
    this.terminal = terminal;
    this.out = out;
    this.err = err;
  }

  /// Ends the process when the program has ended.
  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    Main main = new Main(environment, () -> Consoles.open(environment), System.out, System.err);
    System.exit(main.answer(arguments).code());
  }

  ExitCode answer(String... arguments) {
    return switch (new CommandLineReader(environment).read(arguments)) {
      case Request.Help _ -> print(HelpText.text().stripTrailing());
      case Request.Version _ ->
          print(
              "heptapod-paas-runner-register %s (Java %s)"
                  .formatted(ProductVersion.text(), System.getProperty("java.version")));
      case Request.Mistake(String message) -> {
        err.println(message);
        err.println(HelpText.USAGE + " (more: --help)");
        yield ExitCode.MISTAKE;
      }
      case Request.Register(Given given) -> {
        // Read by the distribution's logback.xml when the first line is logged.
        System.setProperty(LEVEL, given.logLevel().libraryName());
        yield new RegisterCommand(environment, terminal, out, err).run(given);
      }
    };
  }

  private ExitCode print(String text) {
    out.println(text);
    return ExitCode.DONE;
  }
}
