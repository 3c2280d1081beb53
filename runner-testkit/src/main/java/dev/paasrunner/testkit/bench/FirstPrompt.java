package dev.paasrunner.testkit.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// From the start of `heptapod-paas-runner-register` at a terminal until its first question is
/// visible. The terminal is made by the program `script` of util-linux.
final class FirstPrompt {
  private static final String QUESTION = "name, what people";
  private static final String CONTROL_C = "\u0003";

  private FirstPrompt() {}

  static void measure(int starts) throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("dev.paasrunner.home", "."));
    Path folder = Files.createTempDirectory("first-prompt");
    List<Duration> times = new ArrayList<>();
    // The first start leaves prepared classes behind, which the others find.
    Duration first = start(home, folder);
    for (int i = 1; i < starts; i++) {
      times.add(start(home, folder));
    }
    Files.deleteIfExists(folder);
    System.out.printf("first start %.1f ms%n", Percentiles.millis(first));
    System.out.println(Percentiles.of(times).line("from the start to the first question"));
  }

  private static Duration start(Path home, Path folder) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "script",
            "--quiet",
            "--flush",
            "--command",
            "exec \"$REGISTER\" \"$CONFIG\"",
            "/dev/null");
    builder
        .environment()
        .put("REGISTER", home.resolve("bin/heptapod-paas-runner-register").toString());
    builder.environment().put("CONFIG", folder.resolve("config.toml").toString());
    builder.environment().put("TERM", "xterm");
    long before = System.nanoTime();
    Process process = builder.redirectErrorStream(true).start();
    try (InputStream screen = process.getInputStream()) {
      awaitQuestion(screen);
      Duration time = Duration.ofNanos(System.nanoTime() - before);
      process.getOutputStream().write(CONTROL_C.getBytes(StandardCharsets.US_ASCII));
      process.getOutputStream().flush();
      long _ = screen.transferTo(OutputStream.nullOutputStream());
      int _ = process.waitFor();
      return time;
    }
  }

  private static void awaitQuestion(InputStream screen) throws IOException {
    StringBuilder shown = new StringBuilder();
    while (shown.indexOf(QUESTION) < 0) {
      int next = screen.read();
      if (next < 0) {
        throw new IOException("there was no question but: " + shown);
      }
      shown.append((char) next);
    }
  }
}
