package dev.paasrunner.testkit.clever.model;

import dev.paasrunner.testkit.clever.run.HostRuns;
import java.util.List;

/// Brings what a run tells into the platform's words.
record RunOfApplication(Cloud cloud, Application application, Deployment deployment)
    implements HostRuns.Events {
  @Override
  public void printed(List<String> lines) {
    cloud.print(application, lines);
  }

  @Override
  public void failed() {
    cloud.become(application, deployment, Deployment.State.FAIL);
  }

  @Override
  public void running() {
    cloud.become(application, deployment, Deployment.State.TASK_RUNNING);
  }

  @Override
  public void ended(int exitCode) {
    boolean fails = exitCode != 0 && cloud.switches().has(Switches.Trait.EXIT_CODE_FAILS);
    cloud.become(application, deployment, fails ? Deployment.State.FAIL : Deployment.State.OK);
  }

  @Override
  public void vanished() {
    cloud.vanish(application);
  }
}
