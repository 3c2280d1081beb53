package dev.paasrunner.testkit.clever.model;

import java.time.Instant;

/// A line of an application's log.
///
/// @param number counted from 1
/// @param deployment the uuid of the deployment that it belongs to
/// @param instance the id of the machine that wrote it
/// @param service `bas-deploy.service` for what build and task print; anything else is the platform
public record LogLine(
    int number,
    Instant at,
    String deployment,
    String commit,
    String instance,
    String service,
    String message) {
  /// What build and task print.
  public static final String OUTPUT = "bas-deploy.service";

  /// What the platform says.
  public static final String PLATFORM = "deployer.service";
}
