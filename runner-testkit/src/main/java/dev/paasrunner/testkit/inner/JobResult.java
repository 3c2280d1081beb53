package dev.paasrunner.testkit.inner;

/// How a job ended.
sealed interface JobResult {
  /// For the program's own output.
  String summary();

  /// All steps that count succeeded.
  record Success() implements JobResult {
    @Override
    public String summary() {
      return "succeeded";
    }
  }

  /// A command failed.
  record ScriptFailed(int exitCode) implements JobResult {
    @Override
    public String summary() {
      return "failed: exit code " + exitCode;
    }
  }

  /// Canceled gracefully: still to be reported.
  record Canceled() implements JobResult {
    @Override
    public String summary() {
      return "was canceled";
    }
  }

  /// The coordinator wants to hear nothing more.
  record Aborted() implements JobResult {
    @Override
    public String summary() {
      return "was aborted by the coordinator";
    }
  }

  /// The stand-in itself could not run the job.
  record SystemFailed(String message) implements JobResult {
    @Override
    public String summary() {
      return "could not be run: " + message;
    }
  }
}
