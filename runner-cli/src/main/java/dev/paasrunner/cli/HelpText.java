package dev.paasrunner.cli;

import dev.paasrunner.settings.LogLevel;

/// What `--help` prints.
final class HelpText {
  static final String USAGE = "Usage: heptapod-paas-runner [options] [run] CONFIG";

  private HelpText() {}

  static String text() {
    return """
    %s

    Takes CI jobs from GitLab or Heptapod and runs each on its own Docker host, until it is stopped by
    SIGTERM or SIGINT. Hosts stay then, and their jobs go on at the next start. A second signal ends the
    program at once, which loses nothing either.

    CONFIG is a TOML file like that of GitLab Runner.

    Commands, which but for run work beside a running heptapod-paas-runner, too:
      run CONFIG                          the same as CONFIG alone
      check CONFIG [--online]             print every mistake in CONFIG and what it means; with --online
                                          ask its coordinators and platforms, too
      sweep CONFIG [--report-only]        remove hosts of ours that no record knows; with --unmarked those
            [--unmarked]                  of the original program, too
      verify CONFIG                       ask each coordinator whether the runner's token is still good
      unregister CONFIG --name NAME       remove a runner at its coordinator and from CONFIG
      state CONFIG [--json]               list the jobs that are tracked, and what they owe
      explain CONFIG JOB [--json]         tell what happened to a job of the last days and why it waited
      write-off CONFIG JOB --reason TEXT  drop what a job owes, after you have seen to it by hand, and
                                          keep a note; JOB is a number, or runner/number
      demo [--help]                       show all of it on this machine, without a GitLab
      benchmark [--help]                  measure this machine
      endurance [--help]                  kill a daemon again and again, and count what is lost

    Options:
      -l, --logging-level LEVEL           %s (default: log_level in
                                          CONFIG, else INFO)
          --poll-interval N               seconds between requests for jobs
                                          (deprecated: check_interval in CONFIG)
          --job-progress-poll-interval N  seconds between checks of a running job
                                          (deprecated: job_progress_poll_interval in CONFIG)
          --poll-cycles N                 stop after every section has asked N times, for tests
          --debug-signal                  on SIGUSR1, write the state of everything to the log
      -V, --version                       print the version and exit
      -h, --help                          print this and exit

    Exit codes: 0 stopped as asked, 1 unexpected error (or no Java 25), 2 mistake in the arguments or in
    CONFIG.

    Environment:
      HTTPS_PROXY, HTTP_PROXY, NO_PROXY   the way to the coordinators
      HEPTAPOD_PAAS_RUNNER_PLUGINS        one more folder of plugin jars
      HEPTAPOD_PAAS_RUNNER_JAVA_OPTS      options for the JVM, such as -Xmx1g
    """
        .formatted(USAGE, LogLevel.choices());
  }
}
