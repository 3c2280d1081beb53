package dev.paasrunner.docker;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.ExecutorException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A context as the engine takes it: a tar archive, whose Dockerfile sets our labels. Pure.
final class BuildArchive {
  static final String DOCKERFILE = "Dockerfile";

  private BuildArchive() {}

  static byte[] of(BuildContext context, Map<String, String> labels) throws ExecutorException {
    String dockerfile =
        Optional.ofNullable(context.files().get(DOCKERFILE))
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            .orElseThrow(
                () ->
                    new ExecutorException(
                        ErrorKind.REFUSED, "the context to be built has no " + DOCKERFILE));
    Map<String, byte[]> files = new TreeMap<>(context.files());
    files.put(DOCKERFILE, MarkedDockerfile.of(dockerfile, labels).getBytes(StandardCharsets.UTF_8));
    try {
      return TarArchive.of(files);
    } catch (IllegalArgumentException e) {
      throw new ExecutorException(ErrorKind.REFUSED, "the context cannot be packed", e);
    }
  }
}
