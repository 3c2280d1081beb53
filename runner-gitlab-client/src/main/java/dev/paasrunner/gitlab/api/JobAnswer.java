package dev.paasrunner.gitlab.api;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// The answer to a request for a job.
public sealed interface JobAnswer {
  /// There is none for us now, or somebody else was faster.
  ///
  /// @param lastUpdate the version of the server's queue, to be sent with the next request so that
  ///   the server can hold it until something changes. Often not told; the last one told then stays
  ///   valid
  record NoJob(Optional<String> lastUpdate) implements JobAnswer {
    public NoJob {
      requireNonNull(lastUpdate);
    }
  }

  /// A job was assigned; it is ours even if its text is unusable.
  ///
  /// @param text the body exactly as it came if it is not damaged, else what can be shown of it
  /// @param damage what is wrong with the body, if something is seen without reading it
  /// @param format what the body claims to be, for messages
  record Assigned(String text, Optional<String> damage, String format) implements JobAnswer {
    public Assigned {
      requireNonNull(text);
      requireNonNull(damage);
      requireNonNull(format);
    }

    /// Without the text, which holds secrets.
    @Override
    public String toString() {
      return "Assigned[" + format + damage.map(what -> ", " + what).orElse("") + "]";
    }
  }
}
