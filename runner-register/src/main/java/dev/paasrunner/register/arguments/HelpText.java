package dev.paasrunner.register.arguments;

import dev.paasrunner.settings.LogLevel;

/// What `--help` prints.
public final class HelpText {
  /// One line.
  public static final String USAGE = "Usage: heptapod-paas-runner-register [options] CONFIG";

  private HelpText() {}

  /// All of it, with a line end.
  public static String text() {
    return """
    %s

    Adds a runner to CONFIG, which is made if it is not there, so that the daemon can use it as it is.
    Whatever is not given is asked for.

    Options:
          --name NAME                 name of the runner, for people
      -c, --coordinator-url URL       address of GitLab or Heptapod
          --token TOKEN               token of a runner that was made in the web interface (glrt-...)
          --token-file FILE           the same, from a file
      -t, --registration-token TOKEN  token that makes a runner, the old way
      -e, --executor NAME             where jobs get their hosts
          --set KEY=VALUE             any key of the section, such as cc_zone=par, docker.privileged=true
                                      or cc_extra_env.NAME=text; may be repeated
          --set-from-file KEY=FILE    the same with the content of a file, for secrets
          --tls-ca-file FILE          certificates (PEM) to trust besides the system's
          --non-interactive           ask nothing: what is missing is a mistake
          --dry-run                   print the section, register and write nothing
      -l, --logging-level LEVEL       %s (default: INFO);
                                      DEBUG shows each request without its secrets
      -V, --version                   print the version and exit
      -h, --help                      print this and exit

    For a new CONFIG:
          --max-concurrency N         most jobs at once
          --state-file-path FILE      where the daemon keeps its jobs
          --quota-flavor FLAVOR       with --quota-jobs: a quota as large as so many hosts of a flavor
          --quota-jobs N

    For a runner that a registration token makes:
          --tag-list A,B              tags of the jobs that it takes
          --run-untagged BOOLEAN      whether it takes jobs without tags (default: if it has no tags)
          --locked BOOLEAN            whether it stays with its project (default: false)
          --paused BOOLEAN            whether it waits to be resumed in the web interface (default: true)
          --maximum-timeout SECONDS   longest time of its jobs, 600 or more

    Exit codes: 0 done, 1 the coordinator refused or CONFIG could not be written, 2 mistake in what was
    given. CONFIG is as it was then.

    Environment:
      HEPTAPOD_PAAS_RUNNER_TOKEN,     for --token, and in the same way for every other option except
      HEPTAPOD_PAAS_RUNNER_NAME...    --set and --set-from-file; true stands for a flag
      HTTPS_PROXY, HTTP_PROXY,        the way to the coordinator
      NO_PROXY
    """
        .formatted(USAGE, LogLevel.choices());
  }
}
