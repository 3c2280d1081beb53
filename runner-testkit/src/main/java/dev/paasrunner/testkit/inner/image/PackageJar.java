package dev.paasrunner.testkit.inner.image;

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

/// Packs the classes of one package, the same bytes for the same classes.
final class PackageJar {
  private static final LocalDateTime ALWAYS_THE_SAME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final byte[] bytes;

  private PackageJar(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The jar of the classes found somewhere.
  ///
  /// @param place a folder of classes or a jar
  /// @param member a class of the package that is packed
  static PackageJar of(Path place, Class<?> member) throws IOException {
    if (Files.isDirectory(place)) {
      return pack(place, member);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return pack(jar.getPath("/"), member);
    }
  }

  /// The jar's content, to be read only.
  byte[] bytes() {
    return bytes;
  }

  private static PackageJar pack(Path root, Class<?> member) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      for (Path file : classes(root, member)) {
        JarEntry entry = new JarEntry(root.relativize(file).toString());
        entry.setTimeLocal(ALWAYS_THE_SAME);
        jar.putNextEntry(entry);
        jar.write(Files.readAllBytes(file));
      }
    }
    return new PackageJar(bytes.toByteArray());
  }

  private static List<Path> classes(Path root, Class<?> member) throws IOException {
    String folder = member.getPackageName().replace('.', '/');
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
  }
}
