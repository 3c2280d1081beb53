package dev.paasrunner.testkit.clever.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How the platform behaves. Immutable.
///
/// @param on what it does where either is possible
/// @param gitStatusBeforeCreated what the Git host answers before the repository is `CREATED`: 401,
///   403 and 404 are all plausible
/// @param requestsPerSecond beyond which a credential is refused; 0 for no limit
/// @param productVersion the newest version of the Docker product; its predecessors are refused
public record Switches(
    Delays delays,
    Set<Switch> on,
    int gitStatusBeforeCreated,
    int requestsPerSecond,
    String productVersion) {
  /// As the platform is believed to be, with its delays.
  public static final Switches LIFELIKE =
      new Switches(
          Delays.LIFELIKE,
          EnumSet.of(
              Switch.EXIT_CODE_FAILS,
              Switch.ENV_AT_CREATION,
              Switch.TAGS_AT_CREATION,
              Switch.SUMMARY,
              Switch.MODERN_RATE_LIMIT,
              Switch.RETRY_AFTER,
              Switch.ALL_FLAVORS_WITHOUT_CONTEXT,
              Switch.SECOND_DELETION_REFUSED,
              Switch.DELETION_ENDS_BILLING),
          404,
          0,
          "20260112");

  /// The same without any delay.
  public static final Switches INSTANT = LIFELIKE.delayed(Delays.NONE);

  public Switches {
    on = Set.copyOf(on);
  }

  /// With other delays.
  public Switches delayed(Delays others) {
    return new Switches(others, on, gitStatusBeforeCreated, requestsPerSecond, productVersion);
  }

  /// With other delays.
  public Switches delayed(
      Duration repository, Duration deployment, Duration listing, Duration deletion) {
    return delayed(new Delays(repository, deployment, listing, deletion));
  }

  /// With more switches on.
  public Switches with(Switch... more) {
    Set<Switch> all = copy();
    all.addAll(List.of(more));
    return switched(all);
  }

  /// With switches off.
  public Switches without(Switch... off) {
    Set<Switch> fewer = copy();
    fewer.removeAll(Arrays.asList(off));
    return switched(fewer);
  }

  /// With the other answer to every question that nobody has settled.
  public Switches otherwise() {
    return switched(EnumSet.complementOf(copy()))
        .withGitStatusBeforeCreated(gitStatusBeforeCreated == 404 ? 401 : 404);
  }

  /// With another newest version of the product, whose predecessors are refused.
  public Switches withProductVersion(String version) {
    return new Switches(delays, on, gitStatusBeforeCreated, requestsPerSecond, version);
  }

  /// With another answer of the Git host before the repository is `CREATED`.
  public Switches withGitStatusBeforeCreated(int status) {
    return new Switches(delays, on, status, requestsPerSecond, productVersion);
  }

  /// With a limit of requests per second and credential, refused as v4 does it or as v2 did.
  public Switches limited(int perSecond, boolean modern) {
    Switches style = modern ? with(Switch.MODERN_RATE_LIMIT) : without(Switch.MODERN_RATE_LIMIT);
    return new Switches(delays, style.on(), gitStatusBeforeCreated, perSecond, productVersion);
  }

  /// Whether a switch is on.
  public boolean has(Switch which) {
    return on.contains(which);
  }

  private EnumSet<Switch> copy() {
    EnumSet<Switch> copy = EnumSet.noneOf(Switch.class);
    copy.addAll(on);
    return copy;
  }

  private Switches switched(Set<Switch> others) {
    return new Switches(delays, others, gitStatusBeforeCreated, requestsPerSecond, productVersion);
  }
}
