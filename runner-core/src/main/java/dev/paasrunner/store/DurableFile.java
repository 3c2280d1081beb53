package dev.paasrunner.store;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/// Writes files that survive a loss of power as a whole or not at all, readable by their owner
/// only.
final class DurableFile {
  private DurableFile() {}

  /// Puts the text in place of what the file held. The directory still has to be forced.
  static void replace(Path file, String text) throws IOException {
    Files.move(fresh(file, text), file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// The same for a file that the owner of the directory has to read, whoever writes it: an
  /// administrator may act for a daemon that runs as another user.
  static void replaceForOwner(Path file, String text) throws IOException {
    Path fresh = fresh(file, text);
    UserPrincipal owner = Files.getOwner(file.toAbsolutePath().getParent());
    if (!Files.getOwner(fresh).equals(owner)) {
      Files.setOwner(fresh, owner);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Adds a line to what a file holds, making it if it does not exist.
  static void append(Path file, String line) throws IOException {
    try (FileChannel channel = open(file, Set.of(CREATE, WRITE, APPEND))) {
      write(channel, line + "\n");
    }
  }

  private static Path fresh(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel = open(fresh, Set.of(CREATE, WRITE, TRUNCATE_EXISTING))) {
      write(channel, text);
    }
    return fresh;
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
  }

  /// Makes renames and removals in a directory durable.
  static void forceDirectory(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }

  private static FileChannel open(Path file, Set<StandardOpenOption> options) throws IOException {
    return FileChannel.open(
        file,
        options,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
