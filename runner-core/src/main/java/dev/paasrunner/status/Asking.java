package dev.paasrunner.status;

import static java.util.Objects.requireNonNull;

/// Whether a section asks for jobs.
///
/// @param why one sentence for people if something is wrong, else empty
public record Asking(Condition condition, String why) {
  /// Nothing is wrong.
  public static final Asking WELL = new Asking(Condition.ASKING, "");

  /// What is wrong, if anything.
  public enum Condition {
    /// Jobs are asked for whenever there is room.
    ASKING("asking"),
    /// Jobs are asked for with pauses, because the last request failed.
    COORDINATOR_FAILS("coordinator-fails"),
    /// No job is asked for: the coordinator refuses the token again and again.
    COORDINATOR_REFUSES("coordinator-refuses"),
    /// No job is asked for: the platform fails for everybody.
    PLATFORM_FAILS("platform-fails"),
    /// No job is asked for: the platform refuses the credentials.
    PLATFORM_REFUSES("platform-refuses"),
    /// No job is asked for: how much room one needs, or how much there is, is not known.
    QUOTA_UNKNOWN("quota-unknown"),
    /// The section only sees its jobs to the end.
    RETIRING("retiring");

    private final String label;

    Condition(String label) {
      this.label = label;
    }

    /// As users see it, such as `platform-fails`.
    public String label() {
      return label;
    }
  }

  public Asking {
    requireNonNull(condition);
    requireNonNull(why);
  }

  /// Whether requests for jobs are made, be it with pauses.
  public boolean isAsking() {
    return condition == Condition.ASKING || condition == Condition.COORDINATOR_FAILS;
  }
}
