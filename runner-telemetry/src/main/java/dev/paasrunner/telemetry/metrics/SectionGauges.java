package dev.paasrunner.telemetry.metrics;

import dev.paasrunner.status.Asking;
import dev.paasrunner.status.SectionStatus;
import java.util.List;

/// The limits and the condition of each section that takes jobs.
final class SectionGauges {
  private SectionGauges() {}

  static void add(Gauges gauges, List<SectionStatus> sections) {
    List<SectionStatus> active =
        sections.stream()
            .filter(section -> section.asking().condition() != Asking.Condition.RETIRING)
            .toList();
    limits(gauges, active);
    conditions(gauges, active);
  }

  private static void limits(Gauges gauges, List<SectionStatus> sections) {
    Gauges.Gauge limit =
        gauges.gauge(
            "gitlab_runner_limit",
            "Most jobs at once of a section, 0 for no limit of its own",
            "runner",
            "runner_name");
    sections.forEach(section -> limit.add(section.limit(), section.runner(), section.name()));
  }

  private static void conditions(Gauges gauges, List<SectionStatus> sections) {
    Gauges.Gauge condition =
        gauges.gauge(
            "paas_runner_section_condition",
            "1 for the condition that a section is in",
            "runner",
            "condition");
    for (SectionStatus section : sections) {
      for (Asking.Condition one : Asking.Condition.values()) {
        condition.add(one == section.asking().condition() ? 1 : 0, section.runner(), one.label());
      }
    }
  }
}
