package dev.paasrunner.telemetry.page;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A headless Chromium of its own, with its own profile.
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final String ANNOUNCEMENT = "DevTools listening on ";

  private static final long LONGEST_END_SECONDS = 10;

  private final Process process;
  private final URI devTools;

  private Chromium(Process process, URI devTools) {
    this.process = process;
    this.devTools = devTools;
  }

  /// The program, if there is one on the path.
  static Optional<Path> program() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// @param profile an empty folder
  static Chromium start(Path program, Path profile) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--disable-sync",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("TMPDIR", profile.toString());
    Process process = builder.start();
    return new Chromium(process, announced(process));
  }

  private static URI announced(Process process) throws IOException {
    BufferedReader err = process.errorReader();
    for (String line = err.readLine(); line != null; line = err.readLine()) {
      if (line.startsWith(ANNOUNCEMENT)) {
        // Nobody reads the rest, and a full pipe would stop the browser.
        Thread.startVirtualThread(() -> err.lines().forEach(_ -> {}));
        return URI.create(line.substring(ANNOUNCEMENT.length()));
      }
    }
    throw new IOException("the browser ended before it listened");
  }

  /// Where it is driven.
  URI devTools() {
    return devTools;
  }

  /// Ends it with all its helpers: politely, since it leaves files behind otherwise.
  @Override
  public void close() {
    process.destroy();
    Process _ = process.onExit().completeOnTimeout(process, LONGEST_END_SECONDS, SECONDS).join();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
