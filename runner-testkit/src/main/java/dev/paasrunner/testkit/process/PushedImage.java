package dev.paasrunner.testkit.process;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.ExecutorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was pushed, checked as a build would check it.
final class PushedImage {
  private static final String RUNNER = "/usr/bin/gitlab-runner";

  private final Map<String, byte[]> files;
  private final List<String> entrypoint;

  private PushedImage(Map<String, byte[]> files, List<String> entrypoint) {
    this.files = files;
    this.entrypoint = entrypoint;
  }

  /// Reads what was pushed.
  ///
  /// @throws ExecutorException `REFUSED` if it could not be built or would not start a runner
  static PushedImage of(BuildContext context) throws ExecutorException {
    PushedDockerfile dockerfile =
        PushedDockerfile.parse(new String(file(context, "Dockerfile"), StandardCharsets.UTF_8));
    if (dockerfile.from().contains(ProcessHostExecutor.MISSING_IMAGE)) {
      throw refused("the image " + dockerfile.from() + " does not exist");
    }
    if (dockerfile.entrypoint().isEmpty() || !dockerfile.entrypoint().getFirst().equals(RUNNER)) {
      throw refused("the stand-in can only take the place of " + RUNNER);
    }
    Map<String, byte[]> files = new TreeMap<>();
    for (Map.Entry<String, String> copy : dockerfile.copies().entrySet()) {
      files.put(copy.getKey(), file(context, copy.getValue()));
    }
    return new PushedImage(files, dockerfile.entrypoint());
  }

  private static byte[] file(BuildContext context, String name) throws ExecutorException {
    byte[] bytes = context.files().get(name);
    if (bytes == null) {
      throw refused("the file " + name + " is not among what was pushed");
    }
    return bytes;
  }

  /// Writes the files below a folder, which takes the place of the file system's root.
  ///
  /// @return the arguments of the runner, with the files where they are now
  List<String> unpack(Path root) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = below(root, file.getKey());
      Files.createDirectories(target.getParent());
      Path _ = Files.write(target, file.getValue());
    }
    return entrypoint.stream()
        .skip(1)
        .map(argument -> files.containsKey(argument) ? below(root, argument).toString() : argument)
        .toList();
  }

  private static Path below(Path root, String path) {
    return root.resolve(Path.of(path).normalize().toString().substring(1));
  }

  private static ExecutorException refused(String why) {
    return new ExecutorException(ErrorKind.REFUSED, "the host cannot be built: " + why);
  }
}
