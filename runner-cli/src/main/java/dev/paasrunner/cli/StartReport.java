package dev.paasrunner.cli;

import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.RunnerSection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what is going to run.
final class StartReport {
  private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);

  private StartReport() {}

  static void log(EngineSettings settings, List<SectionConfig> configs, List<RunnerSection> made) {
    LOG.atInfo()
        .addKeyValue("concurrent", settings.limits().concurrent())
        .addKeyValue("paas_max_concurrent_provisioning", settings.limits().maxProvisioning())
        .addKeyValue(
            "paas_min_seconds_between_launches", settings.limits().launchSpacing().toSeconds())
        .addKeyValue("quota", quota(settings))
        .addKeyValue("check_interval", settings.checkInterval().toSeconds())
        .addKeyValue("job_progress_poll_interval", settings.jobCheckInterval().toSeconds())
        .log("limits");
    List<String> running = made.stream().map(RunnerSection::uniqueName).toList();
    configs.stream()
        .filter(config -> running.contains(config.uniqueName()))
        .forEach(StartReport::log);
  }

  private static String quota(EngineSettings settings) {
    return settings
        .limits()
        .quota()
        .map(quota -> "%d × %s at %s".formatted(quota.jobs(), quota.flavor(), quota.runner()))
        .orElse("none");
  }

  private static void log(SectionConfig section) {
    LOG.atInfo()
        .addKeyValue("name", section.name())
        .addKeyValue("runner", section.uniqueName())
        .addKeyValue("url", section.url())
        .addKeyValue("executor", section.executor())
        .addKeyValue("limit", section.limit() == 0 ? "none" : section.limit())
        .log("section");
  }
}
