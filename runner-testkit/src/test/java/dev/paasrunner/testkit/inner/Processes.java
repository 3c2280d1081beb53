package dev.paasrunner.testkit.inner;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// Finds processes whose numbers a job printed as `pid 4711`.
public final class Processes {
  private static final Pattern PRINTED = Pattern.compile("^pid (\\d+)$", Pattern.MULTILINE);

  private Processes() {}

  /// Whether all of them have ended, or do so within the time that the machine needs to see it.
  ///
  /// @throws AssertionError if none was printed
  public static boolean haveEnded(String trace) throws Exception {
    List<Long> printed =
        PRINTED.matcher(trace).results().map(match -> Long.valueOf(match.group(1))).toList();
    if (printed.isEmpty()) {
      throw new AssertionError("no process was printed in: " + trace);
    }
    CompletableFuture<?>[] ends =
        printed.stream()
            .flatMap(pid -> ProcessHandle.of(pid).stream())
            .map(ProcessHandle::onExit)
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(ends).get(5, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
