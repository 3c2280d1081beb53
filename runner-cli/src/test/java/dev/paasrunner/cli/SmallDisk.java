package dev.paasrunner.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A file system of a quarter of a megabyte, in memory, that a test can fill. Only root may mount
/// one.
final class SmallDisk {
  private static final int BLOCK = 4096;

  private final Path mountPoint;
  private final Path filling;

  private SmallDisk(Path mountPoint) {
    this.mountPoint = mountPoint;
    this.filling = mountPoint.resolve("filling");
  }

  /// @throws IOException if none can be mounted here
  static SmallDisk mountedAt(Path mountPoint) throws IOException, InterruptedException {
    Files.createDirectories(mountPoint);
    run("mount", "-t", "tmpfs", "-o", "size=256k,mode=0700", "small", mountPoint.toString());
    return new SmallDisk(mountPoint);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(Arrays.toString(command) + ": " + output.strip());
    }
  }

  /// Takes all room that is left.
  void fill() throws IOException {
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(filling)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      // Full. Anything else shows in the test.
    }
  }

  /// Gives the room back.
  void free() throws IOException {
    Files.delete(filling);
  }

  /// Nothing may be open for writing.
  void becomeReadOnly() throws IOException, InterruptedException {
    run("mount", "-o", "remount,ro", mountPoint.toString());
  }

  void unmount() throws IOException, InterruptedException {
    run("umount", mountPoint.toString());
  }
}
