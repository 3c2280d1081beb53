package dev.paasrunner.testkit.inner;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// One job from its first step to its report.
final class JobRun {
  private final FetchedJob job;
  private final JobFolders folders;
  private final JobLog log;
  private final StopSwitch stop = new StopSwitch();
  private final Reporter reporter;

  JobRun(FetchedJob job, CoordinatorLink link, JobFolders folders, Pace pace) {
    this.job = job;
    this.folders = folders;
    this.log = folders.log();
    this.reporter = new Reporter(link, log, stop, pace);
  }

  /// Runs the job and reports it, unless the coordinator wants to hear nothing more.
  ///
  /// @throws IOException if not even a log can be written
  JobResult run() throws IOException {
    folders.create();
    log.note(Banner.opening(job));
    reporter.start();
    // A container that is stopped ends with its job's processes, and without a word.
    Thread hook = new Thread(() -> stop.raise(Order.ABORT), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return runAndReport();
    } catch (InterruptedException e) {
      stop.raise(Order.ABORT);
      Thread.currentThread().interrupt();
      return new JobResult.Aborted();
    } finally {
      removeHook(hook);
    }
  }

  private JobResult runAndReport() throws IOException, InterruptedException {
    JobResult result = steps();
    log.note(Banner.closing(result));
    reporter.finish(result);
    return result;
  }

  private JobResult steps() throws InterruptedException {
    if (job.steps().isEmpty()) {
      return new JobResult.SystemFailed("the job has no script steps");
    }
    JobResult result = new JobResult.Success();
    try {
      Map<String, String> environment = folders.environment(job.variables());
      for (Step step : job.steps()) {
        if (step.always() || result instanceof JobResult.Success) {
          result = after(step, result, environment);
        }
      }
      return result;
    } catch (IOException e) {
      return new JobResult.SystemFailed("a step could not be started: " + e.getMessage());
    }
  }

  private JobResult after(Step step, JobResult before, Map<String, String> environment)
      throws IOException, InterruptedException {
    if (stop.order().reaches(step.endsAt())) {
      return verdict(before);
    }
    Map<String, String> withStatus = new LinkedHashMap<>(environment);
    withStatus.put("CI_JOB_STATUS", step.always() ? status(before) : "running");
    int exitCode = execute(step, withStatus);
    boolean counts = exitCode != 0 && !step.allowFailure() && before instanceof JobResult.Success;
    return verdict(counts ? new JobResult.ScriptFailed(exitCode) : before);
  }

  private int execute(Step step, Map<String, String> environment)
      throws IOException, InterruptedException {
    log.note(Banner.step(step));
    RunningStep running =
        RunningStep.start(
            folders.write(step, StepScript.of(step.script())), folders.project(), environment, log);
    stop.guard(running, step.endsAt());
    try {
      return running.await();
    } finally {
      stop.release();
    }
  }

  /// An order explains whatever a step's end looks like.
  private JobResult verdict(JobResult otherwise) {
    return switch (stop.order()) {
      case CARRY_ON -> otherwise;
      case CANCEL -> new JobResult.Canceled();
      case ABORT -> new JobResult.Aborted();
    };
  }

  private static String status(JobResult result) {
    return switch (result) {
      case JobResult.Success _ -> "success";
      case JobResult.Canceled _, JobResult.Aborted _ -> "canceled";
      case JobResult.ScriptFailed _, JobResult.SystemFailed _ -> "failed";
    };
  }

  private static void removeHook(Thread hook) {
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The machine is shutting down already: the hook has its use.
    }
  }
}
