package dev.paasrunner.spi;

import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.PaasResource;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.spi.LoggingEventBuilder;

/// Says in a log line which job and which host it is about, with the same keys everywhere, so that
/// one search finds all lines of a job. The sentence need not repeat them.
///
/// ```java
/// JobLines.about(LOG.atWarn(), host).log("its log could not be read: {}", e.getMessage());
/// ```
public final class JobLines {
  /// The coordinator's number of the job.
  public static final String JOB = "job";

  /// The unique name of the runner section.
  public static final String RUNNER = "runner";

  /// The name of the host.
  public static final String HOST = "host";

  /// The label of the job's state.
  public static final String STATE = "state";

  /// The number of the try of the call that the state announces.
  public static final String ATTEMPT = "attempt";

  /// Why a job is failed from here.
  public static final String CODE = "code";

  private JobLines() {}

  /// A line about a job.
  public static LoggingEventBuilder about(LoggingEventBuilder line, JobKey job) {
    return line.addKeyValue(JOB, job.id()).addKeyValue(RUNNER, job.runner());
  }

  /// A line about a job, with everything that is known of it now.
  public static LoggingEventBuilder about(LoggingEventBuilder line, JobRecord job) {
    LoggingEventBuilder keyed = about(line, job.key()).addKeyValue(STATE, job.state().label());
    Optional<String> host = job.state().plan().map(HostPlan::name);
    if (host.isPresent()) {
      keyed = keyed.addKeyValue(HOST, host.get());
    }
    OptionalInt attempt = attempt(job.state());
    return attempt.isPresent() ? keyed.addKeyValue(ATTEMPT, attempt.getAsInt()) : keyed;
  }

  /// A line about a job's host, whether or not it was made yet.
  public static LoggingEventBuilder about(LoggingEventBuilder line, HostPlan plan) {
    return about(line, plan.owner().job()).addKeyValue(HOST, plan.name());
  }

  /// A line about a job's host.
  public static LoggingEventBuilder about(LoggingEventBuilder line, PaasResource host) {
    return about(line, host.plan());
  }

  /// A settling job has two, neither of which is the job's.
  private static OptionalInt attempt(JobState state) {
    return switch (state) {
      case JobState.Acquired acquired -> OptionalInt.of(acquired.attempt().number());
      case JobState.Provisioning provisioning -> OptionalInt.of(provisioning.attempt().number());
      case JobState.Launching launching -> OptionalInt.of(launching.attempt().number());
      case JobState.Starting _, JobState.Running _, JobState.Settling _, JobState.Closed _ ->
          OptionalInt.empty();
    };
  }
}
