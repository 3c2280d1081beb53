package dev.paasrunner.clever.host;

import dev.paasrunner.clever.api.CleverApi;
import dev.paasrunner.clever.api.Deployment;
import dev.paasrunner.clever.tenant.Access;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.JobLines;
import dev.paasrunner.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out, once for each host, why it ended badly.
///
/// Nobody promises whether a task whose command fails leaves its deployment as `FAIL` or as `OK`,
/// so a `FAIL` says that the host could not be built only if the command never ran.
final class Endings {
  private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

  private final CleverApi api;
  private final HostMemory memory;
  private final Time time;
  private final LogExcerpt excerpt;
  private final Duration deploymentTimeout;
  private final Duration settlingTime;

  /// @param settlingTime how long a cancellation has to be all that is seen until it is believed
  Endings(
      CleverApi api,
      HostMemory memory,
      Time time,
      LogExcerpt excerpt,
      Duration deploymentTimeout,
      Duration settlingTime) {
    this.api = api;
    this.memory = memory;
    this.time = time;
    this.excerpt = excerpt;
    this.deploymentTimeout = deploymentTimeout;
    this.settlingTime = settlingTime;
  }

  Duration settlingTime() {
    return settlingTime;
  }

  boolean isOverdue(DeploymentView view) {
    return view.deployment()
        .flatMap(Deployment::startedAt)
        .filter(start -> !time.instant().isBefore(start.plus(deploymentTimeout)))
        .isPresent();
  }

  HostCondition of(Access access, PaasResource host, DeploymentView view)
      throws ExecutorException, InterruptedException {
    Optional<Deployment> deployment = view.deployment();
    HostCondition ending =
        switch (view.phase()) {
          case BUILDING -> overdue(access, host, deployment.orElseThrow());
          case STOPPED -> stopped(host);
          default -> failed(access, host, deployment.orElseThrow());
        };
    memory.ended(host.name(), ending);
    return ending;
  }

  private HostCondition overdue(Access access, PaasResource host, Deployment deployment)
      throws InterruptedException {
    String why =
        "its deployment took longer than the %d s of cc_deployment_timeout and was canceled"
            .formatted(deploymentTimeout.toSeconds());
    String lines = lines(access, host, deployment);
    cancel(access, host, deployment);
    return new HostCondition.Broken(why + lines);
  }

  /// The host is going to be removed anyway, which is tried until it succeeds.
  private void cancel(Access access, PaasResource host, Deployment deployment)
      throws InterruptedException {
    try {
      api.cancel(access.account(), host.id(), deployment);
      memory.machineGone(host.name(), time.instant());
    } catch (ExecutorException e) {
      JobLines.about(LOG.atDebug(), host).log("its build was not canceled: {}", e.getMessage());
    }
  }

  private HostCondition stopped(PaasResource host) {
    memory.machineGone(host.name(), memory.stopped(host.name(), time.instant()));
    return memory.of(host.name()).started()
        ? new HostCondition.Ended("it was stopped at the platform")
        : new HostCondition.Broken("its deployment was canceled at the platform");
  }

  private HostCondition failed(Access access, PaasResource host, Deployment deployment)
      throws ExecutorException, InterruptedException {
    if (memory.of(host.name()).started() || hasRun(access, host, deployment)) {
      return new HostCondition.Ended("the platform says that it failed");
    }
    return new HostCondition.Broken("its deployment failed" + lines(access, host, deployment));
  }

  /// A platform that does not tell is taken at its word, which is that the deployment failed.
  private boolean hasRun(Access access, PaasResource host, Deployment deployment)
      throws ExecutorException, InterruptedException {
    try {
      return api.hasRun(access.account(), host.id(), deployment);
    } catch (ExecutorException e) {
      if (e.error().kind() == ErrorKind.TRANSIENT || e.error().kind() == ErrorKind.EXHAUSTED) {
        throw e;
      }
      JobLines.about(LOG.atDebug(), host).log("whether it ran is not told: {}", e.getMessage());
      return false;
    }
  }

  /// The log is worth a try, not more.
  private String lines(Access access, PaasResource host, Deployment deployment)
      throws InterruptedException {
    try {
      List<String> log = api.log(access.account(), host.id(), deployment, time.instant());
      return excerpt.of(log);
    } catch (ExecutorException e) {
      JobLines.about(LOG.atDebug(), host).log("its log was not read: {}", e.getMessage());
      return "; its log could not be read";
    }
  }
}
