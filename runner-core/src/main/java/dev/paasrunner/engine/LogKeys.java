package dev.paasrunner.engine;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.JobLines;
import java.util.Map;
import org.slf4j.spi.LoggingEventBuilder;

/// The keys of the engine's log lines: those of [JobLines], and a section's.
final class LogKeys {
  static final String RUNNER = JobLines.RUNNER;
  static final String HOST = JobLines.HOST;
  static final String CODE = JobLines.CODE;

  /// A section's name for people, beside its unique name.
  private static final String SECTION = "section";

  private LogKeys() {}

  static LoggingEventBuilder of(LoggingEventBuilder line, RunnerSection section) {
    return line.addKeyValue(RUNNER, section.uniqueName()).addKeyValue(SECTION, section.name());
  }

  static LoggingEventBuilder of(LoggingEventBuilder line, JobKey job) {
    return JobLines.about(line, job);
  }

  /// With everything that is known of the job now.
  static LoggingEventBuilder of(LoggingEventBuilder line, JobRecord job) {
    return JobLines.about(line, job);
  }

  /// With several keys in their order.
  static LoggingEventBuilder of(LoggingEventBuilder line, Map<String, ?> values) {
    LoggingEventBuilder keyed = line;
    for (Map.Entry<String, ?> entry : values.entrySet()) {
      keyed = keyed.addKeyValue(entry.getKey(), entry.getValue());
    }
    return keyed;
  }
}
