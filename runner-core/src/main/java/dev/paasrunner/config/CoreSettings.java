package dev.paasrunner.config;

import static dev.paasrunner.spi.Setting.Type.BOOLEAN;
import static dev.paasrunner.spi.Setting.Type.INTEGER;
import static dev.paasrunner.spi.Setting.Type.SECONDS;
import static dev.paasrunner.spi.Setting.Type.STRING;
import static dev.paasrunner.spi.Setting.Type.STRINGS;
import static dev.paasrunner.spi.Setting.optional;

import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.HandOffSettings;
import dev.paasrunner.settings.Limits;
import dev.paasrunner.settings.LogFormat;
import dev.paasrunner.settings.LogLevel;
import dev.paasrunner.settings.LogSettings;
import dev.paasrunner.settings.SweepMode;
import dev.paasrunner.spi.Setting;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/// The keys that every configuration file may have, whatever executors are installed: the one place
/// where they are named and described. What is read by [ConfigReader] is described here, which a
/// test sees to.
public final class CoreSettings {
  public static final Setting CONCURRENT =
      optional("concurrent", INTEGER, "most jobs at once over all sections, at least 1")
          .withDefault(String.valueOf(Limits.DEFAULTS.concurrent()));
  static final Setting CONCURRENCY =
      optional(
          "concurrency",
          INTEGER,
          "`concurrent` as the original's description calls it; used if that is absent");
  static final Setting CHECK_INTERVAL =
      seconds(
          "check_interval",
          EngineSettings.DEFAULTS.checkInterval(),
          "pause between requests for jobs when there was none; 0 and less mean the default");
  static final Setting JOB_CHECK_INTERVAL =
      seconds(
          "job_progress_poll_interval",
          EngineSettings.DEFAULTS.jobCheckInterval(),
          "how often the coordinator is asked about a job that runs, at least 1");
  static final Setting MAX_PROVISIONING =
      optional(
              "paas_max_concurrent_provisioning",
              INTEGER,
              "most jobs at once that are being launched and not yet known to run, at least 1")
          .withDefault(String.valueOf(Limits.DEFAULTS.maxProvisioning()));
  static final Setting LAUNCH_SPACING =
      seconds(
          "paas_min_seconds_between_launches",
          Limits.DEFAULTS.launchSpacing(),
          "least time between the creations of two hosts");
  static final Setting START_TIMEOUT =
      seconds(
          "paas_start_timeout",
          EngineSettings.DEFAULTS.startTimeout(),
          "how long a host may take from the hand-over until it runs the job, at least 1; if the"
              + " platform's own limit is longer, that one and 2 min more");
  static final Setting TIMEOUT_MARGIN =
      seconds(
          "paas_timeout_margin",
          EngineSettings.DEFAULTS.timeoutMargin(),
          "how long beyond its timeout a job may take to report itself");
  static final Setting SWEEP =
      optional(
              "paas_sweep",
              STRING,
              "what becomes of hosts that bear this daemon's mark and that no record knows: they"
                  + " are removed, reported, or not looked for")
          .withDefault(word(EngineSettings.DEFAULTS.sweep()))
          .withChoices(
              Arrays.stream(SweepMode.values()).map(CoreSettings::word).toArray(String[]::new));
  public static final Setting STATE_FILE =
      optional(
          "state_file",
          STRING,
          "where the original program left its state, which is taken over once; also names the"
              + " default of `state_dir`");
  static final Setting STATE_DIR =
      optional(
          "state_dir",
          STRING,
          "the directory in which tracked jobs are kept; without it `state_file` with `.d`"
              + " appended, else this file's name with `.state.d` appended");
  static final Setting LISTEN_ADDRESS =
      optional(
          "listen_address",
          STRING,
          "where metrics and the status page are served: `host:port`, or `:port` for this machine"
              + " only; without it nowhere");
  static final Setting SHUTDOWN_TIMEOUT =
      seconds(
          "shutdown_timeout",
          Duration.ofSeconds(30),
          "how long a stop may wait for calls under way; 0 and less mean the default");

  static final Setting LOG_FORMAT =
      optional("log_format", STRING, "how lines of the log look: for people, or for programs")
          .withDefault(LogSettings.DEFAULTS.format().label())
          .withChoices(
              Arrays.stream(LogFormat.values()).map(LogFormat::label).toArray(String[]::new));
  static final Setting LOG_LEVEL =
      optional(
              "log_level",
              STRING,
              "which lines of the log are written; the option --logging-level of the command line"
                  + " counts more")
          .withDefault(LogSettings.DEFAULTS.level().label())
          .withChoices(
              Arrays.stream(LogLevel.values()).map(LogLevel::label).toArray(String[]::new));
  static final Setting LOG_STATISTICS =
      optional(
              "paas_log_statistics",
              BOOLEAN,
              "whether each polling cycle that changed something ends with a line of figures")
          .withDefault(String.valueOf(LogSettings.DEFAULTS.statistics()));

  static final Setting REFERENCE_RUNNER =
      optional(
              "reference_runner",
              STRING,
              "the `name` of the section whose executor knows the flavor")
          .asRequired();
  public static final Setting REFERENCE_FLAVOR =
      optional("reference_flavor", STRING, "the flavor that the quota is counted in").asRequired();
  public static final Setting REFERENCE_JOBS_COUNT =
      optional(
              "reference_jobs_count",
              INTEGER,
              "so many hosts of that flavor are the quota, at least 1")
          .asRequired();

  public static final Setting NAME =
      optional("name", STRING, "what people call the section, in logs and messages");
  public static final Setting URL =
      optional("url", STRING, "the address of GitLab or Heptapod, http or https").asRequired();
  public static final Setting TOKEN =
      optional("token", STRING, "the runner's authentication token").asRequired().asSecret();
  public static final Setting EXECUTOR =
      optional("executor", STRING, "what makes the hosts; each has keys of its own").asRequired();
  static final Setting LIMIT =
      optional("limit", INTEGER, "most jobs at once of this section, 0 for no limit of its own")
          .withDefault("0");
  public static final Setting TLS_CA_FILE =
      optional(
          "tls-ca-file",
          STRING,
          "certificates (PEM) to trust besides the system's when talking to the coordinator");
  static final Setting MAIN_IMAGE =
      optional(
              "heptapod_runner_main_image",
              STRING,
              "the image that hosts are built from, the Heptapod Runner's")
          .withDefault(HandOffSettings.DEFAULT_MAIN_IMAGE);
  static final Setting INNER_DEBUG =
      optional(
              "paas_inner_debug",
              BOOLEAN,
              "whether the host's runner logs at debug level, which can show secrets there")
          .withDefault("false");
  static final Setting DEPENDENCY_PROXY =
      optional(
              "paas_dependency_proxy",
              STRING,
              "whether images of Docker Hub are taken from the coordinator's Dependency Proxy if"
                  + " the job has one")
          .withDefault("auto")
          .withChoices("auto", "never");
  static final Setting DEPENDENCY_PROXY_EXCEPT =
      optional(
          "paas_dependency_proxy_except",
          STRINGS,
          "root groups whose jobs don't use the Dependency Proxy");

  static final Setting WATCH_TOKEN =
      optional("token", STRING, "an administrator's access token with `read_api`")
          .asRequired()
          .asSecret();
  static final Setting WATCH_TIMEOUT =
      seconds("timeout_seconds", Duration.ofMinutes(5), "how long a job may take to begin its log");
  static final Setting WATCH_STEP =
      seconds("poll_step", Duration.ofSeconds(10), "how often the log is looked at");

  private CoreSettings() {}

  /// Those at the top of the file.
  public static List<Setting> global() {
    return List.of(
        CONCURRENT,
        CONCURRENCY,
        STATE_DIR,
        STATE_FILE,
        CHECK_INTERVAL,
        JOB_CHECK_INTERVAL,
        LISTEN_ADDRESS,
        SHUTDOWN_TIMEOUT,
        LOG_FORMAT,
        LOG_LEVEL,
        LOG_STATISTICS,
        MAX_PROVISIONING,
        LAUNCH_SPACING,
        START_TIMEOUT,
        TIMEOUT_MARGIN,
        SWEEP);
  }

  /// Those of `[quota_computation]`.
  public static List<Setting> quota() {
    return List.of(REFERENCE_RUNNER, REFERENCE_FLAVOR, REFERENCE_JOBS_COUNT);
  }

  /// Those of every `[[runners]]` section.
  public static List<Setting> section() {
    return List.of(
        NAME,
        URL,
        TOKEN,
        EXECUTOR,
        LIMIT,
        TLS_CA_FILE,
        MAIN_IMAGE,
        INNER_DEBUG,
        DEPENDENCY_PROXY,
        DEPENDENCY_PROXY_EXCEPT);
  }

  /// Those of a section's `[runners.paas_job_trace_watch]`.
  public static List<Setting> traceWatch() {
    return List.of(WATCH_TOKEN, WATCH_TIMEOUT, WATCH_STEP);
  }

  /// Keys at the top of the file that are known and that nothing comes of.
  public static SortedSet<String> globalWithoutEffect() {
    SortedSet<String> keys = new TreeSet<>(GlobalKeys.OF_GITLAB_RUNNER_ONLY);
    keys.addAll(GlobalKeys.WITHOUT_EFFECT.keySet());
    return keys;
  }

  /// Keys of a section that are known and that nothing comes of.
  public static SortedSet<String> sectionWithoutEffect() {
    SortedSet<String> keys = new TreeSet<>(GitLabKeys.KEPT_BACK);
    keys.addAll(SectionReader.CLIENT_CERTIFICATE);
    return keys;
  }

  /// GitLab Runner's keys and tables of a section that are forwarded to the host's runner.
  public static SortedSet<String> forwarded() {
    return new TreeSet<>(GitLabKeys.FORWARDED.names());
  }

  private static Setting seconds(String key, Duration otherwise, String help) {
    return optional(key, SECONDS, help).withDefault(String.valueOf(otherwise.toSeconds()));
  }

  private static String word(SweepMode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}
