package dev.paasrunner.clever.host;

import dev.paasrunner.clever.api.Application;
import dev.paasrunner.clever.api.CleverApi;
import dev.paasrunner.clever.api.Deployment;
import dev.paasrunner.clever.settings.Pace;
import dev.paasrunner.clever.tenant.Access;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.JobLines;
import dev.paasrunner.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Removes an application and looks until it is gone.
///
/// Gone is what Clever Cloud itself calls unknown. `TO_DELETE` is progress only: the machine may
/// still run, and be charged for, until the platform has worked it off, and a deletion that is
/// stuck for hours must go on to count against the quota and to be reported.
final class Removal {
  private static final Logger LOG = LoggerFactory.getLogger(Removal.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final CleverApi api;
  private final HostMemory memory;
  private final Machines machines;
  private final Time time;
  private final Pace pace;

  Removal(CleverApi api, HostMemory memory, Time time, Pace pace) {
    this.api = api;
    this.memory = memory;
    this.machines = new Machines(api, memory);
    this.time = time;
    this.pace = pace;
  }

  /// Until when the host was charged for: until its machine ended, as far as this process has seen
  /// that or the platform tells it; else until its deletion was accepted, if no machine is shown
  /// from then on; else until it was seen gone.
  Instant remove(Access access, PaasResource host) throws ExecutorException, InterruptedException {
    if (memory.of(host.name()).isBlank()) {
      machines.recall(access, host);
    }
    if (mayBeBuilding(memory.of(host.name()))) {
      cancelBuild(access, host);
    }
    Instant charged = time.instant();
    if (isAsked(access, host)) {
      charged = awaitGone(access, host);
    }
    Instant end = memory.of(host.name()).machineGoneAt().orElse(charged);
    memory.forget(host.name());
    return end;
  }

  /// Not if this process knows better. Whether a deletion ends a build at once is documented
  /// nowhere.
  private static boolean mayBeBuilding(HostMemory.Note note) {
    boolean neverPushed = note.created() && note.pushedAt().isEmpty();
    return !neverPushed && !note.started() && note.ending().isEmpty();
  }

  private void cancelBuild(Access access, PaasResource host) throws InterruptedException {
    try {
      Optional<Deployment> newest =
          api.deployments(access.account(), host.id(), 1).stream().findFirst();
      if (newest.filter(Removal::isUnderWay).isPresent()) {
        api.cancel(access.account(), host.id(), newest.get());
      }
    } catch (ExecutorException e) {
      // The deletion is what counts.
      JobLines.about(LOG.atDebug(), host).log("its build was not canceled: {}", e.getMessage());
    }
  }

  private static boolean isUnderWay(Deployment deployment) {
    return deployment.isDeploy() && deployment.state() == Deployment.State.WIP;
  }

  /// @return false if there is nothing to wait for
  private boolean isAsked(Access access, PaasResource host)
      throws ExecutorException, InterruptedException {
    try {
      return api.delete(access.account(), host.id());
    } catch (ExecutorException e) {
      // A second deletion may be an error while the first is at work.
      if (e.error().kind() == ErrorKind.REFUSED && isBeingDeleted(access, host)) {
        return true;
      }
      throw e;
    }
  }

  private boolean isBeingDeleted(Access access, PaasResource host)
      throws ExecutorException, InterruptedException {
    return api.application(access.account(), host.id())
        .map(Application::isBeingDeleted)
        .orElse(true);
  }

  private Instant awaitGone(Access access, PaasResource host)
      throws ExecutorException, InterruptedException {
    Instant accepted = time.instant();
    boolean runsOn = false;
    Pauses pauses = new Pauses(time, pace.firstPause(), LONGEST_PAUSE, pace.removalPatience());
    while (isThere(access, host)) {
      runsOn = machines.runsOn(access, host, accepted);
      if (!pauses.pause()) {
        throw new ExecutorException(
            ErrorKind.TRANSIENT,
            "the application %s (%s) was asked to go, and is still there"
                .formatted(host.id(), host.name()));
      }
    }
    return runsOn ? time.instant() : accepted;
  }

  private boolean isThere(Access access, PaasResource host)
      throws ExecutorException, InterruptedException {
    try {
      return api.application(access.account(), host.id()).isPresent();
    } catch (ExecutorException e) {
      if (e.error().kind() != ErrorKind.TRANSIENT) {
        throw e;
      }
      return true;
    }
  }
}
