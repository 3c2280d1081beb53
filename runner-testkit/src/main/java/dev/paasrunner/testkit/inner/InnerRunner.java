package dev.paasrunner.testkit.inner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A stand-in for the Heptapod Runner image's `gitlab-runner`, called as that is: `exec-fetched-job
/// --config runner.toml job.json`.
///
/// It runs the job's script steps with the machine's shell, streams their output to the job's
/// trace, obeys a cancel, and reports the end. Images, services, artifacts, caches, Git, masking
/// and the job's timeout are ignored; the trace says so. It works below the current folder, in
/// `builds`.
///
/// Exit codes: 0 the job succeeded, 1 it did not, 2 the command line or a file is wrong.
public final class InnerRunner {
  private static final String USAGE = "usage: exec-fetched-job --config RUNNER_TOML JOB_JSON";

  private InnerRunner() {}

  /// Runs one job to its end.
  public static void main(String[] args) {
    System.exit(run(args, Path.of("").toAbsolutePath()));
  }

  /// Runs one job below a folder.
  ///
  /// @return the exit code
  static int run(String[] args, Path folder) {
    if (args.length != 4 || !args[0].equals("exec-fetched-job") || !args[1].equals("--config")) {
      System.err.println(Banner.NAME + ": " + USAGE);
      return 2;
    }
    try {
      FetchedJob job = FetchedJob.read(Path.of(args[3]));
      CoordinatorLink link = new CoordinatorLink(CoordinatorUrl.inFile(Path.of(args[2])), job);
      System.out.println(Banner.NAME + ": running job " + job.id());
      JobResult result = new JobRun(job, link, JobFolders.below(folder), Pace.NORMAL).run();
      System.out.println(Banner.NAME + ": job " + job.id() + " " + result.summary());
      return result instanceof JobResult.Success ? 0 : 1;
    } catch (IOException e) {
      System.err.println(Banner.NAME + ": " + Optional.ofNullable(e.getMessage()).orElse("" + e));
      return 2;
    }
  }
}
