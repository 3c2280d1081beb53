package dev.paasrunner.spi;

/// Whether a job was handed over to its host.
public enum LaunchStatus {
  /// It was: it will run, runs, or has run.
  LAUNCHED,
  /// It certainly was not, and is not going to be by an earlier call.
  NOT_LAUNCHED,
  /// Nobody can tell; the engine fails the job rather than risk to run it twice.
  UNKNOWN
}
