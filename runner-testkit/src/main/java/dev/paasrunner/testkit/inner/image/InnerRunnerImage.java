package dev.paasrunner.testkit.inner.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The image of the stand-in for the Heptapod Runner image, on the Docker engine that the `docker`
/// command reaches. Made `FROM scratch` of what is on this machine: a minimal runtime of the
/// running JDK, the C library that it needs, a static BusyBox, Gson and the stand-in.
///
/// Methods block, for some ten seconds when the image has to be built, and are safe to be called by
/// several threads and several programs at once: at worst an image is built twice under one name.
public final class InnerRunnerImage {
  /// The label that every stand-in image bears; its value says what it stands in for.
  public static final String LABEL = "dev.paasrunner.stand-in-for";

  private InnerRunnerImage() {}

  /// Whether [#ensure] can work here.
  ///
  /// @return what is missing and what to do about it; empty if nothing is
  public static Optional<String> available() throws InterruptedException {
    try {
      Tool docker = Tool.run(List.of("docker", "version", "--format", "{{.Server.Version}}"));
      if (docker.exitCode() != 0) {
        return Optional.of(
            "no Docker engine answers the docker command; start one: " + docker.output().strip());
      }
      return BusyBox.find().isPresent() ? Optional.empty() : Optional.of(BusyBox.MISSING);
    } catch (IOException e) {
      return Optional.of("the docker command cannot be run; install a Docker client and engine");
    }
  }

  /// Builds the image unless the engine has it.
  ///
  /// @param cacheDir an existing or new folder where the runtime is kept for the next build, such
  ///   as Maven's `target`
  /// @return the image's name, `heptapod-runner-stand-in:` and a hash of what is in it
  /// @throws IOException if it cannot be built; the message names the step and what it printed
  public static String ensure(Path cacheDir) throws IOException, InterruptedException {
    Parts parts = Parts.ofThisMachine();
    String name = "heptapod-runner-stand-in:" + parts.hash();
    if (Tool.run(List.of("docker", "image", "inspect", name)).exitCode() != 0) {
      Files.createDirectories(cacheDir);
      build(parts, name, cacheDir);
    }
    return name;
  }

  private static void build(Parts parts, String name, Path cacheDir)
      throws IOException, InterruptedException {
    Path context = Files.createTempDirectory(cacheDir, "stand-in-image");
    try {
      RootFolder root = new RootFolder(context.resolve("root"));
      root.fill(parts, JavaRuntime.cachedIn(cacheDir));
      Files.writeString(context.resolve("Dockerfile"), parts.dockerfile());
      String _ = Tool.mustRun("docker", "build", "--tag", name, context.toString());
    } finally {
      Trees.delete(context);
    }
  }
}
