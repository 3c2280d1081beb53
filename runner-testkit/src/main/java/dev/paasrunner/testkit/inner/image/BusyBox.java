package dev.paasrunner.testkit.inner.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The shell and the common commands of the image, in one program that needs no library.
final class BusyBox {
  static final String MISSING =
      "no static busybox in /bin or /usr/bin; install the package busybox-static";

  private static final List<Path> PLACES =
      List.of(Path.of("/bin/busybox"), Path.of("/usr/bin/busybox"));

  private BusyBox() {}

  /// A static BusyBox of this machine.
  static Optional<Path> find() throws IOException, InterruptedException {
    for (Path place : PLACES) {
      if (Files.isExecutable(place) && isStatic(place)) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  // ldd fails for a program that needs no library.
  private static boolean isStatic(Path program) throws IOException, InterruptedException {
    return Tool.run(List.of("ldd", program.toString())).exitCode() != 0;
  }

  /// Puts it into a folder of programs, under the name of each of its commands.
  static void install(Path program, Path bin) throws IOException, InterruptedException {
    Path _ = Files.copy(program, bin.resolve("busybox"));
    for (String command : Tool.mustRun(program.toString(), "--list").lines().toList()) {
      if (!command.equals("busybox")) {
        Path _ = Files.createSymbolicLink(bin.resolve(command), Path.of("busybox"));
      }
    }
  }
}
