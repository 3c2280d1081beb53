package dev.paasrunner.testkit.inner.image;

import dev.paasrunner.testkit.inner.InnerRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// Packs the stand-in's own classes, the same bytes for the same classes.
final class RunnerJar {
  private static final LocalDateTime ALWAYS_THE_SAME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final byte[] bytes;

  private RunnerJar(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The jar of the classes found somewhere.
  ///
  /// @param place a folder of classes or a jar, with the stand-in's package in it
  static RunnerJar of(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      return pack(place);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return pack(jar.getPath("/"));
    }
  }

  /// The jar's content, to be read only.
  byte[] bytes() {
    return bytes;
  }

  private static RunnerJar pack(Path root) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      for (Path file : classes(root)) {
        JarEntry entry = new JarEntry(root.relativize(file).toString());
        entry.setTimeLocal(ALWAYS_THE_SAME);
        jar.putNextEntry(entry);
        jar.write(Files.readAllBytes(file));
      }
    }
    return new RunnerJar(bytes.toByteArray());
  }

  private static List<Path> classes(Path root) throws IOException {
    String folder = InnerRunner.class.getPackageName().replace('.', '/');
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
  }
}
