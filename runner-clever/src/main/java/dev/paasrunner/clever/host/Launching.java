package dev.paasrunner.clever.host;

import dev.paasrunner.clever.api.Application;
import dev.paasrunner.clever.api.CleverApi;
import dev.paasrunner.clever.api.Deployment;
import dev.paasrunner.clever.git.GitClient;
import dev.paasrunner.clever.git.HostRepository;
import dev.paasrunner.clever.settings.Pace;
import dev.paasrunner.clever.tenant.Access;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.LaunchStatus;
import dev.paasrunner.time.Time;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Hands a job over by a push. What a repository that is not ready yet answers is documented
/// nowhere, so refusals are believed only after a while, and only as long as the application
/// exists.
final class Launching {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /// Some cancellations may lie above the one that counts.
  private static final int DEPLOYMENTS = 5;

  private final CleverApi api;
  private final GitClient git;
  private final HostMemory memory;
  private final Time time;
  private final Pace pace;

  Launching(CleverApi api, GitClient git, HostMemory memory, Time time, Pace pace) {
    this.api = api;
    this.git = git;
    this.memory = memory;
    this.time = time;
    this.pace = pace;
  }

  void launch(Access access, PaasResource host, BuildContext context)
      throws ExecutorException, InterruptedException {
    requireNotInterrupted();
    HostRepository repository = repository(access, host);
    Pauses pauses = new Pauses(time, pace.gitPause(), LONGEST_PAUSE, pace.gitPatience());
    while (!isPushed(access, host, repository, context, pauses)) {
      // The pause was made.
    }
    memory.pushed(host.name(), time.instant());
  }

  private static void requireNotInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before the push");
    }
  }

  private boolean isPushed(
      Access access,
      PaasResource host,
      HostRepository repository,
      BuildContext context,
      Pauses pauses)
      throws ExecutorException, InterruptedException {
    try {
      repository.push(context);
      return true;
    } catch (ExecutorException e) {
      if (!mayPass(e)) {
        throw e;
      }
      requireExists(access, host);
      if (!pauses.pause()) {
        throw lasting(e);
      }
      return false;
    }
  }

  private static boolean mayPass(ExecutorException e) {
    return e.error().kind() == ErrorKind.DENIED || e.error().kind() == ErrorKind.GONE;
  }

  /// The repository of an application that exists cannot be gone.
  private static ExecutorException lasting(ExecutorException e) {
    return e.error().kind() == ErrorKind.GONE
        ? new ExecutorException(ErrorKind.TRANSIENT, e.error().message(), e)
        : e;
  }

  private void requireExists(Access access, PaasResource host)
      throws ExecutorException, InterruptedException {
    if (api.application(access.account(), host.id()).isEmpty()) {
      throw gone(host);
    }
  }

  private static ExecutorException gone(PaasResource host) {
    return new ExecutorException(
        ErrorKind.GONE,
        "cannot push to the application %s: it does not exist any more".formatted(host.id()));
  }

  LaunchStatus status(Access access, PaasResource host)
      throws ExecutorException, InterruptedException {
    HostRepository repository = repository(access, host);
    Pauses pauses = new Pauses(time, pace.gitPause(), LONGEST_PAUSE, pace.gitPatience());
    Optional<LaunchStatus> status = Optional.empty();
    while (status.isEmpty()) {
      status = seen(access, host, repository, pauses);
    }
    return status.get();
  }

  /// What the repository says, or the interface for want of that: a deployment is there only
  /// because something was pushed.
  private Optional<LaunchStatus> seen(
      Access access, PaasResource host, HostRepository repository, Pauses pauses)
      throws ExecutorException, InterruptedException {
    try {
      return Optional.of(
          repository.hasBranch() ? LaunchStatus.LAUNCHED : LaunchStatus.NOT_LAUNCHED);
    } catch (ExecutorException e) {
      if (!mayPass(e)) {
        throw e;
      }
      requireExists(access, host);
      if (isDeployed(access, host)) {
        return Optional.of(LaunchStatus.LAUNCHED);
      }
      if (!pauses.pause()) {
        throw lasting(e);
      }
      return Optional.empty();
    }
  }

  private boolean isDeployed(Access access, PaasResource host)
      throws ExecutorException, InterruptedException {
    return api.deployments(access.account(), host.id(), DEPLOYMENTS).stream()
        .anyMatch(Deployment::isDeploy);
  }

  private HostRepository repository(Access access, PaasResource host)
      throws ExecutorException, InterruptedException {
    Optional<URI> kept = HostAttributes.gitUrl(host);
    URI address = kept.isPresent() ? kept.get() : askedAddress(access, host);
    return new HostRepository(git, address, access.git());
  }

  private URI askedAddress(Access access, PaasResource host)
      throws ExecutorException, InterruptedException {
    Optional<Application> found = api.application(access.account(), host.id());
    if (found.isEmpty()) {
      throw gone(host);
    }
    return found
        .flatMap(Application::gitUrl)
        .orElseThrow(
            () ->
                new ExecutorException(
                    ErrorKind.TRANSIENT,
                    "cannot push to the application %s: its repository's address is not told"
                        .formatted(host.id())));
  }
}
