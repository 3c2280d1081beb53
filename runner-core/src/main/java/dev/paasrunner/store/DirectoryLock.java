package dev.paasrunner.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Keeps a second daemon away from a directory. The operating system gives the lock free when the
/// process ends, however it ends.
final class DirectoryLock implements AutoCloseable {
  static final String FILE = ".lock";

  /// The byte of the file whose lock decides who owns the directory.
  private static final long OWNERSHIP = 0;

  /// The byte whose lock is there to be seen. Looking at it means locking it for a moment, which
  /// must not make a daemon that starts meanwhile believe that there is another one.
  private static final long NOTICE = 1;

  /// The directories that this process has locked. As wide as the operating system's own view: it
  /// knows one owner per process, and drops the lock when any channel on the file is closed, so a
  /// second one must not even be opened.
  private static final Set<Path> LOCKED_HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  static DirectoryLock take(Path directory) throws IOException {
    Path real = directory.toRealPath();
    if (!LOCKED_HERE.add(real)) {
      throw inUse(directory);
    }
    try {
      return new DirectoryLock(real, locked(directory));
    } catch (IOException | RuntimeException e) {
      LOCKED_HERE.remove(real);
      throw e;
    }
  }

  private static FileChannel locked(Path directory) throws IOException {
    FileChannel channel = open(directory);
    if (channel.tryLock(OWNERSHIP, 1, false) == null) {
      channel.close();
      throw inUse(directory);
    }
    // Waits for those who look, and for nobody else. Held until the channel is closed.
    FileLock _ = channel.lock(NOTICE, 1, false);
    return channel;
  }

  /// Whether somebody owns a directory, without taking it away from anybody.
  static boolean isTaken(Path directory) throws IOException {
    if (LOCKED_HERE.contains(directory.toRealPath())) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(directory.resolve(FILE), StandardOpenOption.READ);
        @Nullable FileLock notice = channel.tryLock(NOTICE, 1, true)) {
      return notice == null;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static FileChannel open(Path directory) throws IOException {
    try {
      return FileChannel.open(
          directory.resolve(FILE), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw StateDirectory.unusable(directory, IoTrouble.inWords(e), e);
    }
  }

  private static IOException inUse(Path directory) {
    return new IOException(
        "The state directory %s is in use by another running heptapod-paas-runner: stop that one, or set another state_dir."
            .formatted(directory));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // Nothing is left to be done: the lock ends with the process at the latest.
    } finally {
      LOCKED_HERE.remove(directory);
    }
  }
}
