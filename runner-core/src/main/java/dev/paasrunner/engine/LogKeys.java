package dev.paasrunner.engine;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.settings.RunnerSection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.slf4j.spi.LoggingEventBuilder;

/// The keys of log lines, the same in every line: `job`, `runner`, `host`, `state`, `attempt` and
/// `code`.
final class LogKeys {
  static final String JOB = "job";
  static final String RUNNER = "runner";
  static final String HOST = "host";
  static final String STATE = "state";
  static final String ATTEMPT = "attempt";
  static final String CODE = "code";

  /// A section's name for people, beside its unique name.
  private static final String SECTION = "section";

  private LogKeys() {}

  static LoggingEventBuilder of(LoggingEventBuilder line, RunnerSection section) {
    return line.addKeyValue(RUNNER, section.uniqueName()).addKeyValue(SECTION, section.name());
  }

  static LoggingEventBuilder of(LoggingEventBuilder line, JobKey job) {
    return line.addKeyValue(JOB, job.id()).addKeyValue(RUNNER, job.runner());
  }

  /// With everything that is known of the job now.
  static LoggingEventBuilder of(LoggingEventBuilder line, JobRecord job) {
    LoggingEventBuilder keyed = of(line, job.key()).addKeyValue(STATE, job.state().label());
    Map<String, Object> more = new LinkedHashMap<>();
    job.state().plan().ifPresent(plan -> more.put(HOST, plan.name()));
    attempt(job.state()).ifPresent(number -> more.put(ATTEMPT, number));
    return of(keyed, more);
  }

  /// With several keys in their order.
  static LoggingEventBuilder of(LoggingEventBuilder line, Map<String, ?> values) {
    LoggingEventBuilder keyed = line;
    for (Map.Entry<String, ?> entry : values.entrySet()) {
      keyed = keyed.addKeyValue(entry.getKey(), entry.getValue());
    }
    return keyed;
  }

  /// The number of the try that is under way or due; a settling job has two, neither of which is
  /// the job's.
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
