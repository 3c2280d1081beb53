package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/// Where one job is, and what is about to be done for it: the state *is* the intent, written before
/// the act. Values only; `Lifecycle` decides what follows what.
public sealed interface JobState {
  /// What the host is made from, once that is decided. As long as it is present, a host may exist.
  Optional<HostPlan> plan();

  /// Announces: decide whether and on what host the job runs. Nothing exists on the platform.
  record Acquired(Attempt attempt) implements JobState {
    public Acquired {
      requireNonNull(attempt);
    }

    @Override
    public Optional<HostPlan> plan() {
      return Optional.empty();
    }
  }

  /// Announces: create the host under the plan's name, or adopt the one of that name.
  record Provisioning(HostPlan hostPlan, Attempt attempt) implements JobState {
    public Provisioning {
      requireNonNull(hostPlan);
      requireNonNull(attempt);
    }

    @Override
    public Optional<HostPlan> plan() {
      return Optional.of(hostPlan);
    }
  }

  /// Announces: hand the job over to its host. Never repeated without proof that it did not happen.
  record Launching(StoredResource resource, Attempt attempt) implements JobState {
    public Launching {
      requireNonNull(resource);
      requireNonNull(attempt);
    }

    @Override
    public Optional<HostPlan> plan() {
      return Optional.of(resource.plan());
    }
  }

  /// Announces: watch until the host runs the job.
  record Starting(StoredResource resource, Instant launchedAt) implements JobState {
    public Starting {
      requireNonNull(resource);
      requireNonNull(launchedAt);
    }

    @Override
    public Optional<HostPlan> plan() {
      return Optional.of(resource.plan());
    }
  }

  /// Announces: watch until the job is over.
  record Running(StoredResource resource, Instant since) implements JobState {
    public Running {
      requireNonNull(resource);
      requireNonNull(since);
    }

    @Override
    public Optional<HostPlan> plan() {
      return Optional.of(resource.plan());
    }
  }

  /// Announces: pay the two debts, each for itself.
  ///
  /// @param plan what the host was made from, if one was ever planned
  /// @param resource the host, if it is known to exist; otherwise it is looked up by name
  /// @param report owed only if the job fails from here
  /// @param host owed until the host is seen gone
  /// @param since when it began; empty in records of versions that did not write it down
  record Settling(
      Verdict verdict,
      Optional<HostPlan> plan,
      Optional<StoredResource> resource,
      Debt report,
      Debt host,
      Optional<Instant> since)
      implements JobState {
    public Settling {
      requireNonNull(since);
      requireNonNull(verdict);
      requireNonNull(plan);
      requireNonNull(resource);
      if (report.isPaid() && host.isPaid()) {
        throw new IllegalArgumentException("a job that owes nothing is closed, not settling");
      }
      if (!host.isPaid() && plan.isEmpty()) {
        throw new IllegalArgumentException("a host that was never planned cannot be owed");
      }
    }

    /// The same with other debts.
    public Settling owing(Debt newReport, Debt newHost) {
      return new Settling(verdict, plan, resource, newReport, newHost, since);
    }
  }

  /// Announces nothing: the job is forgotten. Never written, since the record goes instead.
  record Closed(Verdict verdict) implements JobState {
    public Closed {
      requireNonNull(verdict);
    }

    @Override
    public Optional<HostPlan> plan() {
      return Optional.empty();
    }
  }

  /// The state's name in records, logs and metrics, such as `provisioning`.
  default String label() {
    return switch (this) {
      case Acquired _ -> "acquired";
      case Provisioning _ -> "provisioning";
      case Launching _ -> "launching";
      case Starting _ -> "starting";
      case Running _ -> "running";
      case Settling _ -> "settling";
      case Closed _ -> "closed";
    };
  }
}
