package dev.paasrunner.handoff;

/// The image that a host builds: the inner runner with its configuration and its one job.
final class Dockerfile {
  private Dockerfile() {}

  /// @param mainImage one image name without white space; the configuration reader saw to that
  static String of(String mainImage, boolean debug) {
    return """
    FROM %s
    COPY runner.toml job.json /etc/heptapod-runner/
    %sENTRYPOINT ["/usr/bin/gitlab-runner", "exec-fetched-job", \
    "--config", "/etc/heptapod-runner/runner.toml", "/etc/heptapod-runner/job.json"]
    """
        .formatted(mainImage, debug ? "ENV DEBUG=\"true\"\n" : "");
  }
}
