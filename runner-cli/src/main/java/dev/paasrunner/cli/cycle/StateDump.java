package dev.paasrunner.cli.cycle;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.Debt;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.Weight;
import dev.paasrunner.spi.JobLines;
import dev.paasrunner.status.RunnerStatus;
import dev.paasrunner.status.SectionStatus;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Writes to the log how everything does now, one line for each thing, without secrets.
public final class StateDump {
  private static final Logger LOG = LoggerFactory.getLogger("dev.paasrunner.dump");

  private StateDump() {}

  /// Writes all lines.
  public static void write(PaasRunner runner) {
    RunnerStatus status = runner.status();
    LoggingEventBuilder line =
        LOG.atInfo()
            .addKeyValue("alive", status.alive())
            .addKeyValue("state_writable", status.stateWritable());
    Figures.add(line, Figures.of(status, runner.jobs()))
        .addKeyValue("reserved", status.capacity().reserved())
        .log("state of the daemon");
    status.sections().forEach(StateDump::write);
    runner.jobs().stream()
        .sorted(Comparator.comparing(JobRecord::acquiredAt))
        .forEach(StateDump::write);
    writeThreads();
  }

  private static void write(SectionStatus section) {
    LOG.atInfo()
        .addKeyValue("runner", section.runner())
        .addKeyValue("section", section.name())
        .addKeyValue("url", section.coordinator())
        .addKeyValue("limit", section.limit() == 0 ? "none" : section.limit())
        .addKeyValue("condition", section.asking().condition().label())
        .addKeyValue("why", section.asking().why())
        .log("state of a section");
  }

  private static void write(JobRecord job) {
    LoggingEventBuilder line =
        JobLines.about(LOG.atInfo(), job).addKeyValue("acquired_at", job.acquiredAt());
    Figures.add(line, detailsOf(job.state())).log("state of a job");
  }

  private static Map<String, Object> detailsOf(JobState state) {
    Map<String, Object> details = new LinkedHashMap<>();
    state.plan().ifPresent(plan -> details.put("weight", Weight.shown(plan.weight().value())));
    if (state instanceof JobState.Settling settling) {
      details.putAll(detailsOf("host", settling.host()));
      details.putAll(detailsOf("report", settling.report()));
    }
    return details;
  }

  private static Map<String, Object> detailsOf(String what, Debt debt) {
    return debt instanceof Debt.Owed(int attempt, var due)
        ? Map.of(what + "_debt_attempt", attempt, what + "_debt_next_try", due)
        : Map.of();
  }

  /// Platform threads only. What virtual threads do is in `jcmd PID Thread.dump_to_file FILE`.
  private static void writeThreads() {
    Map<String, Long> byState =
        Thread.getAllStackTraces().keySet().stream()
            .collect(
                Collectors.groupingBy(
                    thread -> "threads_" + thread.getState().name().toLowerCase(Locale.ROOT),
                    TreeMap::new,
                    Collectors.counting()));
    Figures.add(LOG.atInfo(), byState)
        .addKeyValue("processors", Runtime.getRuntime().availableProcessors())
        .addKeyValue("memory_used_mib", usedMemory())
        .log("state of the process");
  }

  private static long usedMemory() {
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }
}
