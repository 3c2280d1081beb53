package dev.paasrunner.cli.reload;

import dev.paasrunner.config.Configuration;
import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.config.TraceWatchConfig;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.LogSettings;
import dev.paasrunner.settings.QuotaReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a configuration means, key by key with defaults filled in and secrets hidden.
public final class EffectiveSettings {
  private static final String HIDDEN = "********";

  private EffectiveSettings() {}

  /// What is outside of the sections, in the file's spelling.
  public static Map<String, String> of(Configuration configuration) {
    Map<String, String> shown = new LinkedHashMap<>(of(configuration.engine()));
    shown.putAll(of(configuration.log()));
    shown.put("state_file", shown(configuration.stateFile()));
    shown.put("state_dir", shown(configuration.stateDirectory()));
    shown.put("shutdown_timeout", seconds(configuration.shutdownTimeout()));
    shown.put("listen_address", configuration.listenAddress().map(Object::toString).orElse("none"));
    return shown;
  }

  /// What holds for all sections, in the file's spelling.
  public static Map<String, String> of(EngineSettings engine) {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("concurrent", String.valueOf(engine.limits().concurrent()));
    shown.put(
        "paas_max_concurrent_provisioning", String.valueOf(engine.limits().maxProvisioning()));
    shown.put("paas_min_seconds_between_launches", seconds(engine.limits().launchSpacing()));
    shown.put(
        "quota_computation", engine.limits().quota().map(EffectiveSettings::quota).orElse("none"));
    shown.put("check_interval", seconds(engine.checkInterval()));
    shown.put("job_progress_poll_interval", seconds(engine.jobCheckInterval()));
    shown.put("paas_start_timeout", seconds(engine.startTimeout()));
    shown.put("paas_timeout_margin", seconds(engine.timeoutMargin()));
    shown.put("paas_sweep", engine.sweep().name().toLowerCase(Locale.ROOT));
    return shown;
  }

  /// What is written to the log, in the file's spelling.
  public static Map<String, String> of(LogSettings log) {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("log_format", log.format().label());
    shown.put("log_level", log.level().label());
    shown.put("paas_log_statistics", String.valueOf(log.statistics()));
    return shown;
  }

  /// What one section means, in the file's spelling.
  public static Map<String, String> of(SectionConfig section) {
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("name", section.name());
    shown.put("url", section.url().toString());
    shown.put("token", HIDDEN);
    shown.put("(unique name, from the token)", section.uniqueName());
    shown.put("executor", section.executor());
    shown.put("limit", section.limit() == 0 ? "none" : String.valueOf(section.limit()));
    shown.put("tls-ca-file", shown(section.tlsCaFile()));
    shown.put("heptapod_runner_main_image", section.handOff().mainImage());
    shown.put("paas_inner_debug", String.valueOf(section.handOff().innerDebug()));
    shown.put(
        "paas_dependency_proxy", section.handOff().dependencyProxy().enabled() ? "auto" : "never");
    shown.put("paas_dependency_proxy_except", proxyExceptions(section));
    section
        .traceWatch()
        .map(EffectiveSettings::traceWatch)
        .ifPresent(watch -> shown.put("paas_job_trace_watch", watch));
    shown.putAll(section.settings().shown());
    return shown;
  }

  private static String shown(Optional<Path> path) {
    return path.map(Path::toString).orElse("none");
  }

  private static String proxyExceptions(SectionConfig section) {
    return section.handOff().dependencyProxy().exceptRootNamespaces().stream()
        .sorted()
        .collect(Collectors.collectingAndThen(Collectors.joining(", "), EffectiveSettings::orNone));
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }

  private static String quota(QuotaReference quota) {
    return quota.jobs() + " jobs of flavor " + quota.flavor() + " at " + quota.runner();
  }

  private static String traceWatch(TraceWatchConfig watch) {
    return "every %s s for %s s".formatted(watch.step().toSeconds(), watch.timeout().toSeconds());
  }

  private static String seconds(Duration duration) {
    return String.valueOf(duration.toSeconds());
  }
}
