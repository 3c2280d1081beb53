package dev.paasrunner.store;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.store.StateSnapshot.Kept;

/// One change of what is kept, as the journal holds it.
sealed interface Change {
  JobKey key();

  /// Whether what is done next relies on it. The others are done again if a loss of power takes
  /// them back: a closed job that returns owes nothing, and is closed once more.
  boolean isReliedOn();

  record Created(Kept kept, String payload) implements Change {
    @Override
    public JobKey key() {
      return kept.job().key();
    }

    @Override
    public boolean isReliedOn() {
      return true;
    }
  }

  record Replaced(Kept kept) implements Change {
    @Override
    public JobKey key() {
      return kept.job().key();
    }

    @Override
    public boolean isReliedOn() {
      return true;
    }
  }

  record PayloadDropped(JobKey key) implements Change {
    @Override
    public boolean isReliedOn() {
      return false;
    }
  }

  record Removed(JobKey key) implements Change {
    @Override
    public boolean isReliedOn() {
      return false;
    }
  }
}
