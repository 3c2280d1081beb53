package dev.paasrunner.testkit.engine.chaos;

import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import dev.paasrunner.testkit.time.SimulatedProcess;
import java.time.Duration;

/// What the host of a job does by itself once it has the job.
///
/// @param boot how long it takes to begin
/// @param work how long the job runs
record LivedHost(
    String name,
    long job,
    Life life,
    Duration boot,
    Duration work,
    FakePlatform platform,
    FakeServer server,
    SimulatedProcess world) {
  private static final Duration STEP = Duration.ofSeconds(2);

  void start() {
    platform.become(name, new HostCondition.Pending());
    world.start("host " + name, this::live);
  }

  private void live() {
    try {
      pass(boot);
      if (life == Life.BROKEN_BUILD) {
        platform.become(name, new HostCondition.Broken("no such image"));
      } else if (life != Life.STUCK_HOST) {
        platform.become(name, new HostCondition.Running());
        takeUpWork();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeUpWork() throws InterruptedException {
    pass(STEP);
    switch (life) {
      case VANISHED_HOST -> platform.remove(name);
      case SILENT_END -> platform.become(name, new HostCondition.Ended("exit code 137"));
      case OVER_ELSEWHERE -> endElsewhere();
      case ENDLESS_JOB -> {}
      default -> {
        runJob();
        platform.become(name, new HostCondition.Ended("exit code 0"));
      }
    }
  }

  private void endElsewhere() {
    if (isStatus("running")) {
      server.become(job, "failed");
    }
  }

  private void runJob() throws InterruptedException {
    for (Duration ran = STEP;
        ran.compareTo(work) < 0 && isStatus("running");
        ran = ran.plus(STEP)) {
      pass(STEP);
    }
    if (isStatus("canceling")) {
      // The job's after_script.
      pass(STEP);
    }
    if (platform.names().contains(name)) {
      report();
    }
  }

  private void report() {
    if (isStatus("canceling")) {
      server.become(job, "canceled");
    } else if (isStatus("running")) {
      server.become(job, "success");
    }
  }

  private boolean isStatus(String status) {
    return server.status(job).equals(status);
  }

  private void pass(Duration duration) throws InterruptedException {
    world.sleepUntil(world.instant().plus(duration));
  }
}
