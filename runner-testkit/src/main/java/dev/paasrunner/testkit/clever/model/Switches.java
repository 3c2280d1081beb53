package dev.paasrunner.testkit.clever.model;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// How the platform behaves where it takes time, and where nobody has written down what it does:
/// for each unknown both answers can be had.
///
/// @param traits the answers that hold
/// @param requestsPerSecond beyond which a credential is refused; 0 for no limit
/// @param productVersion the newest version of the Docker product; others are refused
public record Switches(
    Delays delays, Set<Trait> traits, int requestsPerSecond, String productVersion) {
  /// As the platform is believed to be, with its delays.
  public static final Switches LIFELIKE =
      new Switches(
          new Delays(
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofMillis(500),
              Duration.ofSeconds(1)),
          EnumSet.of(
              Trait.EXIT_CODE_FAILS,
              Trait.ENV_AT_CREATION,
              Trait.TAGS_AT_CREATION,
              Trait.SUMMARY,
              Trait.MODERN_RATE_LIMIT),
          0,
          "20260112");

  /// The same without any delay.
  public static final Switches INSTANT =
      LIFELIKE.delayed(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  public Switches {
    traits = Collections.unmodifiableSet(EnumSet.copyOf(traits));
  }

  /// How long things take.
  ///
  /// @param repository from a creation until its repository is `CREATED`
  /// @param deployment from a push until its deployment is shown
  /// @param listing from a creation until lists show the application
  /// @param deletion how long a deleted application is shown as `TO_DELETE`
  public record Delays(
      Duration repository, Duration deployment, Duration listing, Duration deletion) {}

  /// One of two answers to a question that nobody has settled.
  public enum Trait {
    /// A task that exits with another code than 0 makes its deployment `FAIL`.
    EXIT_CODE_FAILS,
    /// Flavors' memory is a text instead of a number.
    MEMORY_AS_TEXT,
    /// Variables are taken at the creation.
    ENV_AT_CREATION,
    /// Tags are taken at the creation.
    TAGS_AT_CREATION,
    /// `/summary` answers to credentials of one organization.
    SUMMARY,
    /// The Git host asks for a credential (401) before the repository is `CREATED`, instead of 404.
    GIT_REFUSES_EARLY,
    /// Each push also shows a `CANCELLED` deployment.
    SPURIOUS_CANCELLED,
    /// A canceled deployment is replaced by a row of action `CANCEL`.
    CANCELLED_VANISH,
    /// Too many requests are a 429 with `Retry-After`, else a 403 with id 403.
    MODERN_RATE_LIMIT
  }

  /// Whether an answer holds.
  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /// With other delays.
  public Switches delayed(
      Duration repository, Duration deployment, Duration listing, Duration deletion) {
    return new Switches(
        new Delays(repository, deployment, listing, deletion),
        traits,
        requestsPerSecond,
        productVersion);
  }

  /// With another newest version of the product, whose predecessors are refused.
  public Switches withProductVersion(String version) {
    return new Switches(delays, traits, requestsPerSecond, version);
  }

  /// With a limit of requests.
  public Switches limited(int perSecond, boolean modern) {
    Set<Trait> others = EnumSet.copyOf(traits);
    boolean _ =
        modern ? others.add(Trait.MODERN_RATE_LIMIT) : others.remove(Trait.MODERN_RATE_LIMIT);
    return new Switches(delays, others, perSecond, productVersion);
  }

  /// With the other answer to every question that nobody has settled.
  public Switches otherwise() {
    return new Switches(
        delays, EnumSet.complementOf(EnumSet.copyOf(traits)), requestsPerSecond, productVersion);
  }
}
