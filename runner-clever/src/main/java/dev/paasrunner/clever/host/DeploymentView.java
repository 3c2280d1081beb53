package dev.paasrunner.clever.host;

import dev.paasrunner.clever.api.Deployment;
import java.util.List;
import java.util.Optional;

/// What an application's list of deployments says about its one job. Pure.
///
/// @param phase how far the job is
/// @param deployment the entry that says so, if there is one
record DeploymentView(Phase phase, Optional<Deployment> deployment) {
  enum Phase {
    /// Nothing was begun yet, or it is not shown yet.
    UNSEEN,
    BUILDING,
    RUNNING,
    FINISHED,
    FAILED,
    /// Nothing is left but cancellations. A push may leave one that means nothing, shortly before
    /// the real deployment shows up; and a deployment that was cancelled may disappear.
    STOPPED
  }

  /// @param newestFirst all kinds of actions
  static DeploymentView of(List<Deployment> newestFirst) {
    Optional<Deployment> decisive =
        newestFirst.stream()
            .filter(one -> one.isDeploy() && one.state() != Deployment.State.CANCELLED)
            .findFirst();
    if (decisive.isPresent()) {
      return new DeploymentView(phase(decisive.get(), newestFirst), decisive);
    }
    return newestFirst.isEmpty()
        ? new DeploymentView(Phase.UNSEEN, Optional.empty())
        : new DeploymentView(Phase.STOPPED, Optional.of(newestFirst.getFirst()));
  }

  private static Phase phase(Deployment decisive, List<Deployment> newestFirst) {
    boolean undeployed =
        newestFirst.getFirst().action().equals("UNDEPLOY")
            && newestFirst.getFirst().state() == Deployment.State.OK;
    return switch (decisive.state()) {
      case FAIL -> Phase.FAILED;
      case OK -> Phase.FINISHED;
      case TASK_RUNNING -> undeployed ? Phase.FINISHED : Phase.RUNNING;
      case WIP, OTHER, CANCELLED -> Phase.BUILDING;
    };
  }
}
