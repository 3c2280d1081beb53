package dev.paasrunner.testkit.inner.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The smallest runtime that the running JDK can make, which is all that the stand-in needs.
///
/// @param home its folder
record JavaRuntime(Path home) {
  private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x[0-9a-f]+\\)");

  /// The runtime kept in a folder; made there if it is not.
  static JavaRuntime cachedIn(Path cacheDir) throws IOException, InterruptedException {
    Path home = cacheDir.toAbsolutePath().resolve("stand-in-java-" + Runtime.version());
    if (!Files.exists(home)) {
      Path workplace = Files.createTempDirectory(cacheDir, "stand-in-java");
      link(workplace.resolve("java"));
      moveUnlessThere(workplace.resolve("java"), home);
      Trees.delete(workplace);
    }
    return new JavaRuntime(home);
  }

  private static void moveUnlessThere(Path made, Path home) throws IOException {
    try {
      Path _ = Files.move(made, home);
    } catch (IOException e) {
      if (!Files.exists(home)) { // otherwise another program was faster, with the same result
        throw e;
      }
    }
  }

  private static void link(Path home) throws IOException, InterruptedException {
    String _ =
        Tool.mustRun(
            Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
            "--add-modules",
            "java.base",
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            home.toString());
  }

  /// The libraries of the machine that the runtime needs: absolute paths outside of it.
  Set<Path> libraries() throws IOException, InterruptedException {
    Set<Path> found = new LinkedHashSet<>();
    for (Path binary : binaries()) {
      String listing = Tool.run(List.of("ldd", binary.toString())).output();
      LIBRARY.matcher(listing).results().map(match -> Path.of(match.group(1))).forEach(found::add);
    }
    found.removeIf(library -> library.normalize().startsWith(home));
    return found;
  }

  private List<Path> binaries() throws IOException {
    return Trees.all(home).stream()
        .filter(path -> path.toString().endsWith(".so") || path.endsWith("bin/java"))
        .toList();
  }
}
