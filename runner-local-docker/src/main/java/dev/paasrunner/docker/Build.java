package dev.paasrunner.docker;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// One build of a host's image.
final class Build {
  /// Enough for a base image of some gigabytes over a slow line.
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private final Engine engine;
  private final String host;
  private final Redaction redaction;
  private final Consumer<String> waiting;

  /// @param waiting is told what takes time
  Build(Engine engine, String host, Redaction redaction, Consumer<String> waiting) {
    this.waiting = waiting;
    this.engine = engine;
    this.host = host;
    this.redaction = redaction;
  }

  /// Builds, and returns when the image is there.
  void run(String image, byte[] archive) throws ExecutorException, InterruptedException {
    String attempt = "build the image of " + host;
    WireLog.requireSilence(attempt);
    try (BuildOutput output = new BuildOutput(waiting)) {
      BuildOutput _ =
          engine
              .client()
              .buildImageCmd(new ByteArrayInputStream(archive))
              .withTags(Set.of(image))
              .withRemove(true)
              .withForcerm(true)
              // Nothing could be taken from it, since the first step differs for each host, and the
              // search fails if another host's image is removed meanwhile ("unable to find image").
              .withNoCache(true)
              .exec(output);
      output.await(LIMIT);
      throwFailureOf(output);
    } catch (ExecutionException e) {
      throw engine.errors().of(attempt, e);
    } catch (TimeoutException e) {
      throw new ExecutorException(
          ErrorKind.TRANSIENT,
          "could not build the image of %s within %d min".formatted(host, LIMIT.toMinutes()));
    }
  }

  private void throwFailureOf(BuildOutput output) throws ExecutorException {
    if (output.failure().isPresent()) {
      throw BuildFailure.of(host, output.failure().get(), redaction, output.lastLines());
    }
  }
}
