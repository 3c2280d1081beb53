package dev.paasrunner.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps a second daemon away from a directory. The operating system gives the lock free when the
/// process ends, however it ends.
final class DirectoryLock implements AutoCloseable {
  static final String FILE = ".lock";

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
    if (channel.tryLock() == null) {
      channel.close();
      throw inUse(directory);
    }
    return channel;
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
