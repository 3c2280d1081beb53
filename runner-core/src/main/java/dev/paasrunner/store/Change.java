package dev.paasrunner.store;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.store.StateSnapshot.Kept;

/// One change of what is kept, as the journal holds it.
sealed interface Change {
  record Created(Kept kept, String payload) implements Change {}

  record Replaced(Kept kept) implements Change {}

  record PayloadDropped(JobKey job) implements Change {}

  record Removed(JobKey job) implements Change {}

  /// The job that is changed.
  default JobKey key() {
    return switch (this) {
      case Created(var kept, var _) -> kept.job().key();
      case Replaced(var kept) -> kept.job().key();
      case PayloadDropped(var job) -> job;
      case Removed(var job) -> job;
    };
  }

  /// Whether what is done next relies on it. The others are done again if a loss of power takes
  /// them back: a closed job that returns owes nothing, and is closed once more.
  default boolean isReliedOn() {
    return switch (this) {
      case Created _, Replaced _ -> true;
      case PayloadDropped _, Removed _ -> false;
    };
  }
}
