package dev.paasrunner.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.settings.HandOffSettings;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.HandOff;
import java.util.Map;

/// The files of the original: a `Dockerfile` on top of the configured base image, the host's
/// `runner.toml`, and the job as `job.json`.
///
/// The job is the coordinator's text byte by byte, except for the names of images that come from
/// the Dependency Proxy instead ([DependencyProxyRewriting]). Stateless and safe for any thread;
/// never throws for a payload that could be parsed.
public final class GeneratedHandOff implements HandOff {
  private final HandOffSettings settings;
  private final byte[] dockerfile;
  private final byte[] innerConfig;

  /// Makes the files of one runner section.
  public GeneratedHandOff(HandOffSettings settings) {
    this.settings = requireNonNull(settings);
    this.dockerfile = Dockerfile.of(settings.mainImage(), settings.innerDebug()).getBytes(UTF_8);
    this.innerConfig = settings.innerConfig().getBytes(UTF_8);
  }

  @Override
  public BuildContext contextFor(JobPayload payload) {
    String job = DependencyProxyRewriting.apply(payload, settings.dependencyProxy());
    return new BuildContext(
        Map.of(
            "Dockerfile", dockerfile.clone(),
            "runner.toml", innerConfig.clone(),
            "job.json", job.getBytes(UTF_8)));
  }
}
