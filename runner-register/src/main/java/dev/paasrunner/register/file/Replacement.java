package dev.paasrunner.register.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/// New content of a file that lies beside it until it takes its place, as a whole or not at all. A
/// file that was there keeps its owner, group and mode, and a symbolic link to it goes on to lead
/// to it; a new one is readable by its owner only.
final class Replacement implements AutoCloseable {
  private final Path target;
  private final Path fresh;

  private Replacement(Path target, Path fresh) {
    this.target = target;
    this.fresh = fresh;
  }

  /// Writes the content beside the file, which stays as it is.
  static Replacement write(Path file, byte[] content) throws IOException {
    Path target = behindLinks(file.toAbsolutePath());
    Path fresh =
        Files.createTempFile(
            target.getParent(),
            "." + target.getFileName() + ".",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Replacement replacement = new Replacement(target, fresh);
    try {
      replacement.fill(content);
      replacement.resembleTarget();
      return replacement;
    } catch (IOException e) {
      replacement.close();
      throw e;
    }
  }

  private static Path behindLinks(Path file) throws IOException {
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    return Files.isSymbolicLink(file)
        ? file.resolveSibling(Files.readSymbolicLink(file)).normalize()
        : file;
  }

  private void fill(byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /// Only what differs is set: a user without special rights may set nothing else.
  private void resembleTarget() throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    PosixFileAttributes wanted = Files.readAttributes(target, PosixFileAttributes.class);
    PosixFileAttributeView view =
        Files.getFileAttributeView(fresh, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    PosixFileAttributes has = view.readAttributes();
    if (!has.group().equals(wanted.group())) {
      view.setGroup(wanted.group());
    }
    if (!has.owner().equals(wanted.owner())) {
      view.setOwner(wanted.owner());
    }
    view.setPermissions(wanted.permissions());
  }

  /// Where the content lies meanwhile.
  Path path() {
    return fresh;
  }

  /// Puts the content in the file's place, and lets it survive a loss of power where the system
  /// can.
  ///
  /// @throws IOException if the file is as it was; never once the content is in place
  void takePlace() throws IOException {
    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder();
  }

  /// Some file systems refuse it, and an interruption ends it: the content is in place all the
  /// same, and whoever were told otherwise would take back what it speaks of.
  private void forceFolder() {
    try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      // Without it, the system writes the folder in its own time.
    }
  }

  /// Throws the content away, unless it has taken its place.
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(fresh);
  }
}
