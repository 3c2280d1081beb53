package dev.paasrunner.register;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.Problem;
import dev.paasrunner.gitlab.registration.Registered;
import dev.paasrunner.plugins.InstalledExecutors;
import dev.paasrunner.register.arguments.Given;
import dev.paasrunner.register.arguments.Option;
import dev.paasrunner.register.dialog.Console;
import dev.paasrunner.register.dialog.Dialog;
import dev.paasrunner.register.dialog.UnansweredException;
import dev.paasrunner.register.dialog.Unattended;
import dev.paasrunner.register.file.ConfigFile;
import dev.paasrunner.register.file.ConfigFileException;
import dev.paasrunner.time.SystemTime;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Registers as the command line says: asks for what is missing, carries the plan out and tells.
final class RegisterCommand {
  private final Map<String, String> environment;
  private final Supplier<Console> terminal;
  private final PrintStream out;
  private final PrintStream err;
  private final Supplier<InstalledExecutors> installed =
      new Once<>(() -> InstalledExecutors.find(RegisterCommand.class.getClassLoader()));

  RegisterCommand(
      Map<String, String> environment,
      Supplier<Console> terminal,
      PrintStream out,
      PrintStream err) {
    this.environment = environment;
    this.terminal = terminal;
    this.out = out;
    this.err = err;
  }

  ExitCode run(Given given) {
    try {
      Plan plan = plan(given);
      return given.has(Option.DRY_RUN) ? show(plan) : carryOut(plan);
    } catch (RegisterException e) {
      err.println(e.getMessage());
      return switch (e.kind()) {
        case MISTAKE -> ExitCode.MISTAKE;
        case FAILED -> ExitCode.FAILED;
        case INTERRUPTED -> ExitCode.INTERRUPTED;
      };
    }
  }

  private Plan plan(Given given) throws RegisterException {
    try (Console console = console(given)) {
      boolean isNew = isNew(given.config());
      return new Interview(given, new Dialog(console), installed).plan(isNew);
    } catch (UnansweredException e) {
      throw new RegisterException(
          e.isInterrupted() ? RegisterException.Kind.INTERRUPTED : RegisterException.Kind.MISTAKE,
          e.getMessage() + "; nothing was registered or written");
    }
  }

  private Console console(Given given) {
    return given.has(Option.NON_INTERACTIVE) ? new Unattended() : terminal.get();
  }

  /// Also looks where the state of an existing file is kept. No executor is needed to know.
  private static boolean isNew(Path config) throws RegisterException {
    ConfigReader reader = new ConfigReader(Map.of());
    try {
      if (new ConfigFile(config, reader).isNew()) {
        return true;
      }
    } catch (ConfigFileException e) {
      throw new RegisterException(RegisterException.Kind.MISTAKE, e.getMessage());
    }
    Path state = DaemonIdentity.stateDirectory(config, reader.read(config).configuration());
    Optional<String> problem = StateFolder.problem(state, config);
    if (problem.isPresent()) {
      throw new RegisterException(RegisterException.Kind.MISTAKE, problem.get());
    }
    return false;
  }

  private ExitCode show(Plan plan) throws RegisterException {
    warn(registrar().rehearse(plan));
    plan.head().ifPresent(head -> out.println(head.text()));
    out.print(plan.preview());
    return ExitCode.DONE;
  }

  private ExitCode carryOut(Plan plan) throws RegisterException {
    try (Interruptions _ = new Interruptions()) {
      Registrar.Outcome outcome = registrar().register(plan);
      warn(outcome.warnings());
      out.println(told(plan, outcome.runner()));
      return ExitCode.DONE;
    }
  }

  private Registrar registrar() {
    return new Registrar(
        new ConfigReader(installed.get().settings()),
        environment,
        ProductVersion.text(),
        new SystemTime());
  }

  private void warn(List<Problem> warnings) {
    warnings.forEach(err::println);
  }

  private static String told(Plan plan, Registered runner) {
    boolean waits = runner.created() && plan.properties().paused();
    return "%s: %s is in %s now.%s"
        .formatted(
            plan.url(),
            plan.name(),
            plan.config(),
            waits ? " It is paused: resume it in the web interface when the daemon runs." : "");
  }
}
