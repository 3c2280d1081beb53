package dev.paasrunner.register;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.ConfigResult;
import dev.paasrunner.config.Problem;
import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.gitlab.http.Trouble;
import dev.paasrunner.gitlab.registration.CoordinatorAccess;
import dev.paasrunner.gitlab.registration.Registration;
import dev.paasrunner.gitlab.registration.RegistrationException;
import dev.paasrunner.gitlab.registration.RegistrationRequest;
import dev.paasrunner.gitlab.registration.RunnerProperties;
import dev.paasrunner.gitlab.registration.RunnerToken;
import dev.paasrunner.register.RegisterException.Kind;
import dev.paasrunner.register.file.ConfigFile;
import dev.paasrunner.register.file.ConfigFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the commands `verify` and `unregister` do with the runners of a configuration file. For one
/// thread.
public final class WrittenRunners {
  private final Path config;
  private final ConfigReader reader;
  private final Map<String, String> environment;
  private final String version;
  private final InstantSource clock;

  /// @param reader knows the settings of the installed executors
  /// @param environment for the proxies
  /// @param version of the program, shown by coordinators
  public WrittenRunners(
      Path config,
      ConfigReader reader,
      Map<String, String> environment,
      String version,
      InstantSource clock) {
    this.config = config;
    this.reader = reader;
    this.environment = Map.copyOf(environment);
    this.version = version;
    this.clock = clock;
  }

  /// What can be said about one section.
  ///
  /// @param name of the section
  /// @param good whether the daemon can use the section and the token is good
  /// @param sentence for people
  public record Verdict(String name, boolean good, String sentence) {}

  /// Asks the coordinator of each section whether its token is still good. Nobody is asked about a
  /// section that the daemon cannot use, which is told instead.
  ///
  /// @return in the order of the file
  /// @throws RegisterException if nothing in the file can be used
  public List<Verdict> verify() throws RegisterException, InterruptedException {
    ConfigResult result = reader.read(config);
    List<SectionConfig> sections =
        result
            .configuration()
            .orElseThrow(() -> new RegisterException(Kind.MISTAKE, sentences(result.errors())))
            .sections();
    SortedMap<Integer, Verdict> verdicts = new TreeMap<>(broken(result.errors()));
    for (SectionConfig section : sections) {
      verdicts.put(section.position().line(), verify(section));
    }
    return List.copyOf(verdicts.values());
  }

  private Map<Integer, Verdict> broken(List<Problem> errors) throws RegisterException {
    try {
      return BrokenSections.of(config, new ConfigFile(config, reader).runners(), errors);
    } catch (ConfigFileException e) {
      throw new RegisterException(Kind.MISTAKE, e.getMessage());
    }
  }

  private static String sentences(List<Problem> problems) {
    return String.join("\n", problems.stream().map(Problem::toString).toList());
  }

  /// Asks the coordinator of one section whether its token is still good.
  public Verdict verify(SectionConfig section) throws InterruptedException {
    DaemonIdentity daemon = identity();
    try (Registration registration = Registration.open(access(section), clock)) {
      var runner =
          registration.register(
              new RegistrationRequest(
                  new RunnerToken.OfRunner(section.token()),
                  RunnerProperties.of(section.name()),
                  section.executor(),
                  daemon.systemId()));
      new Undo(registration, runner, daemon).forgetStranger();
      return new Verdict(section.name(), true, "the token is good at " + section.url());
    } catch (RegistrationException e) {
      return new Verdict(section.name(), false, e.getMessage());
    }
  }

  /// Takes a runner away from its coordinator, and its section from the file. A runner that was
  /// made in the web interface stays there, since others may use it; the coordinator only forgets
  /// this daemon. One that a registration token made is removed.
  ///
  /// @param name of the section
  /// @return what was done, in a sentence
  /// @throws RegisterException if the coordinator cannot be asked or the file not be changed; a
  ///   section whose runner the coordinator does not know is removed nevertheless
  public String unregister(String name) throws RegisterException, InterruptedException {
    SectionConfig section = named(name);
    try {
      // Proves that the file can be changed before the coordinator is asked to do what cannot be
      // taken back.
      ConfigFile file = new ConfigFile(config, reader);
      file.tryToRemove(name);
      String done = takeAway(section);
      file.remove(name);
      return done;
    } catch (ConfigFileException e) {
      throw new RegisterException(Kind.FAILED, e.getMessage());
    } catch (RegistrationException e) {
      throw new RegisterException(Kind.FAILED, e.getMessage());
    }
  }

  private SectionConfig named(String name) throws RegisterException {
    return reader.read(config).configuration().stream()
        .flatMap(configuration -> configuration.sections().stream())
        .filter(section -> section.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RegisterException(
                    Kind.MISTAKE, "%s has no usable section %s".formatted(config, name)));
  }

  private String takeAway(SectionConfig section)
      throws RegistrationException, InterruptedException {
    boolean ofWebInterface = section.token().reveal().matches("(.*\\b)?glrt-.*");
    try (Registration registration = Registration.open(access(section), clock)) {
      if (!ofWebInterface) {
        registration.unregister(section.token());
        return "the runner was removed from " + section.url();
      }
      DaemonIdentity daemon = identity();
      if (daemon.kept()) {
        registration.forgetDaemon(section.token(), daemon.systemId());
      }
      return "the runner stays in the web interface of " + section.url() + ", without this daemon";
    } catch (RegistrationException e) {
      if (e.trouble() == Trouble.DENIED) {
        return section.url() + " knows no such runner any more";
      }
      throw e;
    }
  }

  private DaemonIdentity identity() {
    return DaemonIdentity.in(
        DaemonIdentity.stateDirectory(config, reader.read(config).configuration()));
  }

  private CoordinatorAccess access(SectionConfig section) {
    CoordinatorAccess access = CoordinatorAccess.of(section.url().toString(), environment, version);
    Optional<Path> authorities = section.tlsCaFile();
    return authorities.map(access::withTlsCaFile).orElse(access);
  }
}
