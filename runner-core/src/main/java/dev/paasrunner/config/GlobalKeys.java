package dev.paasrunner.config;

import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.Limits;
import dev.paasrunner.settings.ListenAddress;
import dev.paasrunner.settings.LogFormat;
import dev.paasrunner.settings.LogLevel;
import dev.paasrunner.settings.LogSettings;
import dev.paasrunner.settings.QuotaReference;
import dev.paasrunner.settings.SweepMode;
import dev.paasrunner.spi.Setting;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The keys outside of any runner section. Where one cannot be used, the default stands in so that
/// reading can go on and find the rest.
record GlobalKeys(
    EngineSettings engine,
    Optional<Path> stateFile,
    Optional<Path> stateDirectory,
    Optional<ListenAddress> listenAddress,
    Duration shutdownTimeout,
    LogSettings log) {
  /// Known to the original or to GitLab Runner, but nothing comes of them here yet.
  static final Map<String, ValueType> WITHOUT_EFFECT =
      new TreeMap<>(
          Map.of(
              "paas_finished_jobs_keep_resources", ValueType.BOOLEAN,
              "paas_decommission_launch_failures", ValueType.BOOLEAN,
              "sentry_dsn", ValueType.STRING));

  static final String QUOTA = "quota_computation";

  /// About GitLab Runner itself and of no meaning here.
  static final List<String> OF_GITLAB_RUNNER_ONLY =
      List.of("session_server", "connection_max_age", "user", "labels", "experimental", "machine");

  static GlobalKeys read(TableReader file) {
    Optional<Path> stateFile = path(file, CoreSettings.STATE_FILE.key());
    Optional<Path> stateDirectory = path(file, CoreSettings.STATE_DIR.key());
    WITHOUT_EFFECT.forEach((key, type) -> checkOnly(file, key, type));
    file.know(OF_GITLAB_RUNNER_ONLY);
    return new GlobalKeys(
        engine(file),
        stateFile,
        stateDirectory.or(
            () -> stateFile.map(path -> path.resolveSibling(path.getFileName() + ".d"))),
        listenAddress(file),
        durationOrDefault(file, CoreSettings.SHUTDOWN_TIMEOUT),
        log(file));
  }

  private static EngineSettings engine(TableReader file) {
    EngineSettings defaults = EngineSettings.DEFAULTS;
    Limits limits =
        new Limits(
            concurrent(file).orElse(Limits.DEFAULTS.concurrent()),
            file.integer(CoreSettings.MAX_PROVISIONING.key(), 1)
                .orElse(Limits.DEFAULTS.maxProvisioning()),
            file.seconds(CoreSettings.LAUNCH_SPACING.key(), 0)
                .orElse(Limits.DEFAULTS.launchSpacing()),
            quota(file));
    return new EngineSettings(
        limits,
        durationOrDefault(file, CoreSettings.CHECK_INTERVAL),
        file.seconds(CoreSettings.JOB_CHECK_INTERVAL.key(), 1).orElse(defaults.jobCheckInterval()),
        file.seconds(CoreSettings.START_TIMEOUT.key(), 1).orElse(defaults.startTimeout()),
        file.seconds(CoreSettings.TIMEOUT_MARGIN.key(), 0).orElse(defaults.timeoutMargin()),
        sweep(file).orElse(defaults.sweep()));
  }

  /// What is written to the log, and how.
  static LogSettings log(TableReader file) {
    Optional<LogFormat> format =
        word(
            file,
            CoreSettings.LOG_FORMAT,
            GlobalKeys::logFormat,
            "is no format of the log",
            "expected \"text\" or \"json\"");
    Optional<LogLevel> level =
        word(
            file,
            CoreSettings.LOG_LEVEL,
            GlobalKeys::logLevel,
            "is no level of the log",
            "expected \"debug\", \"info\", \"warn\" or \"error\"");
    return new LogSettings(
        format.orElse(LogSettings.DEFAULTS.format()),
        level.orElse(LogSettings.DEFAULTS.level()),
        file.bool(CoreSettings.LOG_STATISTICS.key()).orElse(LogSettings.DEFAULTS.statistics()));
  }

  private static Optional<LogFormat> logFormat(String word) {
    return switch (word) {
      // GitLab Runner's name for its own text, which may stand in files that come from there.
      case "text", "runner" -> Optional.of(LogFormat.TEXT);
      case "json" -> Optional.of(LogFormat.JSON);
      default -> Optional.empty();
    };
  }

  private static Optional<LogLevel> logLevel(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      // GitLab Runner's names for more and for less than there is here.
      case "trace" -> Optional.of(LogLevel.DEBUG);
      case "fatal", "panic" -> Optional.of(LogLevel.ERROR);
      default -> LogLevel.named(word);
    };
  }

  /// As in GitLab Runner, an empty one means nowhere.
  private static Optional<ListenAddress> listenAddress(TableReader file) {
    Optional<String> text =
        file.string(CoreSettings.LISTEN_ADDRESS.key()).filter(given -> !given.isBlank());
    Optional<ListenAddress> address = text.flatMap(ListenAddress::parse);
    if (text.isPresent() && address.isEmpty()) {
      file.error(
          CoreSettings.LISTEN_ADDRESS.key(),
          "is no address to listen at",
          "expected \"host:port\", \"[IPv6 address]:port\", or \":port\" for this machine only");
    }
    return address;
  }

  private static Optional<SweepMode> sweep(TableReader file) {
    return word(
        file,
        CoreSettings.SWEEP,
        GlobalKeys::sweepMode,
        "is no way to sweep",
        "expected \"delete\", \"report\" or \"off\"");
  }

  /// One of a few words, or a report of another one.
  private static <T> Optional<T> word(
      TableReader file,
      Setting setting,
      Function<String, Optional<T>> meaning,
      String wrong,
      String expected) {
    Optional<String> word = file.string(setting.key());
    Optional<T> meant = word.flatMap(meaning);
    if (word.isPresent() && meant.isEmpty()) {
      file.error(setting.key(), wrong, expected);
    }
    return meant;
  }

  private static Optional<SweepMode> sweepMode(String word) {
    return Arrays.stream(SweepMode.values())
        .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst();
  }

  private static Optional<Integer> concurrent(TableReader file) {
    Optional<Integer> concurrent = file.integer(CoreSettings.CONCURRENT.key(), 1);
    String otherName = CoreSettings.CONCURRENCY.key();
    Optional<Integer> concurrency = file.integer(otherName, 1);
    if (concurrent.isPresent() && concurrency.isPresent()) {
      file.warning(otherName, "is not used because concurrent is there", "expected one of them");
    }
    return concurrent.or(() -> concurrency);
  }

  /// As in GitLab Runner, 0 and less mean the default.
  private static Duration durationOrDefault(TableReader file, Setting setting) {
    return file.seconds(setting.key(), Integer.MIN_VALUE)
        .filter(Duration::isPositive)
        .orElseGet(() -> setting.defaultSeconds().orElseThrow());
  }

  private static Optional<Path> path(TableReader file, String key) {
    String expected = "expected the path of a file or directory";
    try {
      Optional<Path> path = file.string(key).map(Path::of);
      if (path.isPresent() && path.get().getNameCount() > 0 && !path.get().toString().isBlank()) {
        return path;
      }
      path.ifPresent(_ -> file.error(key, "names no file", expected));
    } catch (InvalidPathException e) {
      file.error(key, "is no path", expected);
    }
    return Optional.empty();
  }

  private static void checkOnly(TableReader table, String key, ValueType type) {
    table.typed(key, type, "expected " + type.phrase());
    table.withoutEffect(key);
  }

  private static Optional<QuotaReference> quota(TableReader file) {
    Optional<TableReader> table = file.table(QUOTA);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    TableReader quota = table.get();
    Optional<String> runner = required(quota, CoreSettings.REFERENCE_RUNNER, quota::string);
    Optional<String> flavor = required(quota, CoreSettings.REFERENCE_FLAVOR, quota::string);
    Optional<Integer> jobs =
        required(quota, CoreSettings.REFERENCE_JOBS_COUNT, key -> quota.integer(key, 1));
    quota.reportUnknownKeys();
    return runner.flatMap(
        name -> flavor.flatMap(size -> jobs.map(n -> new QuotaReference(name, size, n))));
  }

  /// Whether there is the runner that the quota refers to. Without it the quota could not be kept.
  ///
  /// @param names the sections that can be used
  boolean hasReferenceRunner(TableReader file, List<String> names) {
    boolean there =
        engine.limits().quota().filter(quota -> !names.contains(quota.runner())).isEmpty();
    if (!there) {
      file.table(QUOTA)
          .ifPresent(
              quota ->
                  quota.error(
                      CoreSettings.REFERENCE_RUNNER.key(),
                      "names no runner section that can be used",
                      "expected one of " + names));
    }
    return there;
  }

  private static <T> Optional<T> required(
      TableReader table, Setting setting, Function<String, Optional<T>> reading) {
    String key = setting.key();
    Optional<T> value = reading.apply(key);
    if (value.isEmpty() && !table.keys().contains(key)) {
      table.error(key, "is missing", "expected all three keys of the quota, or none");
    }
    return value;
  }
}
