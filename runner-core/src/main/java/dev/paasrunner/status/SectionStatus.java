package dev.paasrunner.status;

import static java.util.Objects.requireNonNull;

/// How one runner section does.
///
/// @param name for people
/// @param runner its unique name. A section that retires and its successor have the same
/// @param coordinator base URL without credentials
/// @param limit most jobs at once of this section, 0 for no limit of its own
public record SectionStatus(
    String name, String runner, String coordinator, int limit, Asking asking) {
  public SectionStatus {
    requireNonNull(name);
    requireNonNull(runner);
    requireNonNull(coordinator);
    requireNonNull(asking);
  }
}
