package dev.paasrunner.cli.cycle;

import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.Weight;
import dev.paasrunner.status.CapacityStatus;
import dev.paasrunner.status.RunnerStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.spi.LoggingEventBuilder;

/// How much is at work, as keys and values of a log line. Pure.
final class Figures {
  private static final List<String> STATES =
      List.of("acquired", "provisioning", "launching", "starting", "running", "settling");

  private Figures() {}

  static Map<String, Object> of(RunnerStatus status, List<JobRecord> jobs) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("jobs", jobs.size());
    STATES.forEach(state -> figures.put(state, count(jobs, state)));
    figures.put("hosts_owed", owed(jobs, Owed.HOST));
    figures.put("reports_owed", owed(jobs, Owed.REPORT));
    CapacityStatus capacity = status.capacity();
    figures.put("headroom", capacity.headroom());
    figures.put("concurrent", capacity.concurrent());
    figures.put("weight", Weight.shown(capacity.weight()));
    capacity
        .weightLimit()
        .ifPresent(limit -> figures.put("weight_limit", Weight.shown(limit.value())));
    figures.put("sections", status.sections().size());
    figures.put("sections_asking", asking(status));
    return figures;
  }

  /// A line with keys and values in their order.
  static LoggingEventBuilder add(LoggingEventBuilder line, Map<String, ?> values) {
    LoggingEventBuilder keyed = line;
    for (Map.Entry<String, ?> entry : values.entrySet()) {
      keyed = keyed.addKeyValue(entry.getKey(), entry.getValue());
    }
    return keyed;
  }

  private static long asking(RunnerStatus status) {
    return status.sections().stream().filter(section -> section.asking().isAsking()).count();
  }

  private static long count(List<JobRecord> jobs, String state) {
    return jobs.stream().filter(job -> job.state().label().equals(state)).count();
  }

  private enum Owed {
    HOST,
    REPORT
  }

  private static long owed(List<JobRecord> jobs, Owed what) {
    return jobs.stream()
        .map(JobRecord::state)
        .filter(JobState.Settling.class::isInstance)
        .map(JobState.Settling.class::cast)
        .map(state -> what == Owed.HOST ? state.host() : state.report())
        .filter(debt -> !debt.isPaid())
        .count();
  }
}
