package dev.paasrunner.register;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.Problem;
import dev.paasrunner.gitlab.registration.CoordinatorAccess;
import dev.paasrunner.gitlab.registration.Registered;
import dev.paasrunner.gitlab.registration.Registration;
import dev.paasrunner.gitlab.registration.RegistrationException;
import dev.paasrunner.gitlab.registration.RegistrationRequest;
import dev.paasrunner.gitlab.registration.RunnerToken;
import dev.paasrunner.job.Secret;
import dev.paasrunner.register.RegisterException.Kind;
import dev.paasrunner.register.file.ConfigFile;
import dev.paasrunner.register.file.ConfigFileException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Carries a plan out: a record in, a record out, as the command does and as an embedder can. For
/// one thread.
public final class Registrar {
  private final ConfigReader reader;
  private final Map<String, String> environment;
  private final String version;
  private final InstantSource clock;

  /// @param reader knows the settings of the installed executors
  /// @param environment for the proxies
  /// @param version of the program, shown by the coordinator
  public Registrar(
      ConfigReader reader, Map<String, String> environment, String version, InstantSource clock) {
    this.reader = reader;
    this.environment = Map.copyOf(environment);
    this.version = version;
    this.clock = clock;
  }

  /// What came of a plan.
  ///
  /// @param runner as the coordinator knows it
  /// @param warnings about the section, none of which stops the daemon
  public record Outcome(Registered runner, List<Problem> warnings) {
    public Outcome {
      warnings = List.copyOf(warnings);
    }
  }

  /// Does everything that needs no coordinator, and writes nothing.
  ///
  /// @return warnings about the section
  /// @throws RegisterException if the plan could not be carried out
  public List<Problem> rehearse(Plan plan) throws RegisterException {
    try {
      ConfigFile file = new ConfigFile(plan.config(), reader);
      if (file.holds(plan.url(), plan.token().secret())) {
        throw new RegisterException(
            Kind.MISTAKE,
            "%s has a section with this URL and token already".formatted(plan.config()));
      }
      return file.tryToAdd(plan.head(), plan.section(sample(plan)));
    } catch (ConfigFileException e) {
      throw new RegisterException(Kind.MISTAKE, e.getMessage());
    }
  }

  /// A runner as it may look afterwards. The token of one that is yet to be made is not known.
  private Registered sample(Plan plan) {
    Secret token =
        switch (plan.token()) {
          case RunnerToken.OfRunner(Secret known) -> known;
          case RunnerToken.ForRegistration _ -> Secret.of("glrtr-not_yet_known");
        };
    return new Registered(token, OptionalLong.of(1), clock.instant(), Optional.empty(), false);
  }

  /// Rehearses, registers, and writes. If the section cannot be written, or the thread is
  /// interrupted, a runner that was made is removed again, and the message says so.
  ///
  /// @throws RegisterException if there is no new section; the file is as it was
  public Outcome register(Plan plan) throws RegisterException {
    var _ = rehearse(plan);
    DaemonIdentity daemon =
        DaemonIdentity.in(
            DaemonIdentity.stateDirectory(
                plan.config(), reader.read(plan.config()).configuration()));
    try (Registration registration = Registration.open(access(plan), clock)) {
      Registered runner = registration.register(request(plan, daemon));
      Undo undo = new Undo(registration, runner, daemon);
      if (Thread.interrupted()) {
        throw new RegisterException(Kind.INTERRUPTED, "interrupted" + undo.perform());
      }
      return new Outcome(runner, write(plan, runner, undo));
    } catch (RegistrationException e) {
      throw new RegisterException(Kind.FAILED, e.getMessage());
    } catch (InterruptedException e) {
      throw new RegisterException(Kind.INTERRUPTED, "interrupted, and nothing was registered");
    }
  }

  private CoordinatorAccess access(Plan plan) {
    CoordinatorAccess access = CoordinatorAccess.of(plan.url(), environment, version);
    return plan.tlsCaFile().map(access::withTlsCaFile).orElse(access);
  }

  private static RegistrationRequest request(Plan plan, DaemonIdentity daemon) {
    return new RegistrationRequest(
        plan.token(), plan.properties(), plan.executor(), daemon.systemId());
  }

  private List<Problem> write(Plan plan, Registered runner, Undo undo) throws RegisterException {
    try {
      List<Problem> warnings =
          new ConfigFile(plan.config(), reader).add(plan.head(), plan.section(runner));
      undo.forgetStranger();
      return warnings;
    } catch (ConfigFileException e) {
      // Reading and writing end with an exception of their own when they are interrupted.
      throw Thread.currentThread().isInterrupted()
          ? new RegisterException(Kind.INTERRUPTED, "interrupted" + undo.perform())
          : new RegisterException(Kind.FAILED, e.getMessage() + undo.perform());
    }
  }
}
