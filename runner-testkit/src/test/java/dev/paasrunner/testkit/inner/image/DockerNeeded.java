package dev.paasrunner.testkit.inner.image;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/// Skips tests that need Docker where there is none, loudly.
final class DockerNeeded {
  private DockerNeeded() {}

  /// Ends the test class as skipped, and says so where people look, unless an image can be built.
  static void orSkip(Class<?> test) throws InterruptedException {
    Optional<String> missing = InnerRunnerImage.available();
    missing.ifPresent(
        why ->
            System.err.printf(
                "SKIPPED: %s needs Docker on this machine, but %s%n", test.getSimpleName(), why));
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
  }
}
