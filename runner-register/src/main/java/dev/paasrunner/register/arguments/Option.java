package dev.paasrunner.register.arguments;

import java.util.Locale;
import java.util.Optional;

/// What can be given on the command line.
public enum Option {
  HELP("h", "help", false),
  VERSION("V", "version", false),
  LOGGING_LEVEL("l", "logging-level", true),
  NAME("", "name", true),
  COORDINATOR_URL("c", "coordinator-url", true),
  REGISTRATION_TOKEN("t", "registration-token", true),
  TOKEN("", "token", true),
  TOKEN_FILE("", "token-file", true),
  EXECUTOR("e", "executor", true),
  MAX_CONCURRENCY("", "max-concurrency", true),
  STATE_FILE_PATH("", "state-file-path", true),
  QUOTA_FLAVOR("", "quota-flavor", true),
  QUOTA_JOBS("", "quota-jobs", true),
  TLS_CA_FILE("", "tls-ca-file", true),
  SET("", "set", true),
  SET_FROM_FILE("", "set-from-file", true),
  TAG_LIST("", "tag-list", true),
  RUN_UNTAGGED("", "run-untagged", true),
  LOCKED("", "locked", true),
  PAUSED("", "paused", true),
  MAXIMUM_TIMEOUT("", "maximum-timeout", true),
  NON_INTERACTIVE("", "non-interactive", false),
  DRY_RUN("", "dry-run", false);

  private static final String ENVIRONMENT = "HEPTAPOD_PAAS_RUNNER_";

  private final String shortName;
  private final String longName;
  private final boolean hasValue;

  Option(String shortName, String longName, boolean hasValue) {
    this.shortName = shortName;
    this.longName = longName;
    this.hasValue = hasValue;
  }

  Optional<String> shortName() {
    return Optional.of(shortName).filter(name -> !name.isEmpty());
  }

  /// Without the two dashes.
  public String longName() {
    return longName;
  }

  boolean hasValue() {
    return hasValue;
  }

  /// As it is written on the command line.
  public String written() {
    return "--" + longName;
  }

  /// The variable that stands for the option where it is not given.
  String variable() {
    return ENVIRONMENT + longName.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  /// Several of these add up, so no variable stands for them.
  boolean isRepeatable() {
    return this == SET || this == SET_FROM_FILE;
  }
}
