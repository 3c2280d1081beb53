package dev.paasrunner.testkit.demo;

import dev.paasrunner.testkit.gitlab.model.JobView;
import dev.paasrunner.testkit.gitlab.model.Status;
import java.util.Arrays;
import java.util.Optional;

/// What happens to each of the eight jobs, and how it should end.
enum Scenario {
  GREET("greet", Status.SUCCESS, "", User.NOTHING),
  BUILD("build-and-clean-up", Status.SUCCESS, "", User.NOTHING),
  FAILING("failing-script", Status.FAILED, "script_failure", User.NOTHING),
  LONG_OUTPUT("long-output", Status.SUCCESS, "", User.NOTHING),
  CANCELED_RUNNING("canceled-while-running", Status.CANCELED, "", User.CANCELS_WHEN_RUNNING),
  CANCELED_LAUNCHING("canceled-while-launching", Status.CANCELED, "", User.CANCELS_WHEN_LAUNCHING),
  NO_HOST("host-cannot-be-built", Status.FAILED, "runner_system_failure", User.NOTHING),
  TOO_LONG("outlives-its-timeout", Status.FAILED, "job_execution_timeout", User.NOTHING);

  /// What a user does to the job.
  enum User {
    NOTHING,
    CANCELS_WHEN_LAUNCHING,
    CANCELS_WHEN_RUNNING
  }

  private final String jobName;
  private final Status end;
  private final String reason;
  private final User user;

  Scenario(String jobName, Status end, String reason, User user) {
    this.jobName = jobName;
    this.end = end;
    this.reason = reason;
    this.user = user;
  }

  static Optional<Scenario> of(JobView job) {
    return Arrays.stream(values())
        .filter(scenario -> scenario.jobName.equals(job.info().name()))
        .findFirst();
  }

  User user() {
    return user;
  }

  /// Whether its host is meant to be impossible to build.
  boolean isWithoutHost() {
    return this == NO_HOST;
  }

  /// Whether the job ended as it should.
  boolean isFulfilledBy(JobView job) {
    return job.status() == end && job.failureReason().orElse("").equals(reason);
  }

  /// How the job should end, in words.
  String expectation() {
    return reason.isEmpty() ? end.wireName() : end.wireName() + ", " + reason;
  }
}
