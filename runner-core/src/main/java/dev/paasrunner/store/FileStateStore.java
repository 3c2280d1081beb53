package dev.paasrunner.store;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.spi.StateStore;
import dev.paasrunner.store.StateSnapshot.Kept;
import dev.paasrunner.time.SystemTime;
import dev.paasrunner.time.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps jobs in a directory of mode 0700: one small JSON file for each, its payload beside it
/// until the host has it, and a journal for the changes of the last minute at most, which reach the
/// files together. What is relied on is forced to disk before a method returns, so that a `kill -9`
/// or a loss of power leaves the old or the new record. When the store is closed there are only
/// files. The directory is locked for as long as it is open.
public final class FileStateStore implements StateStore {
  /// A larger payload goes to its file at once, instead of through the memory.
  private static final int LARGE_PAYLOAD = 64 << 10;

  private final Path directory;
  private final DirectoryLock lock;
  private final Time time;
  private final RecordFiles files;
  private final Generations generations;
  private final List<String> damage;

  private FileStateStore(Path directory, DirectoryLock lock, Recovery recovery, Time time) {
    this.directory = directory;
    this.lock = lock;
    this.time = time;
    this.files = new RecordFiles(directory);
    this.generations = new Generations(directory, files, recovery, time);
    this.damage = recovery.problems();
  }

  /// Opens a directory, making it if it does not exist.
  ///
  /// @throws IOException with one sentence for people if it cannot be used, or if another daemon
  ///   uses it
  public static FileStateStore open(Path directory) throws IOException {
    return open(directory, new SystemTime());
  }

  static FileStateStore open(Path directory, Time time) throws IOException {
    StateDirectory.prepare(directory);
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      FileStateStore store = new FileStateStore(directory, lock, Recovery.in(directory), time);
      store.generations.tryToFile();
      return store;
    } catch (IOException e) {
      lock.close();
      throw StateDirectory.unusable(directory, IoTrouble.inWords(e), e);
    }
  }

  /// Whether a daemon uses a directory now. Takes the directory away from nobody, and keeps nobody
  /// from opening it.
  ///
  /// @throws IOException if the directory does not exist or may not be looked at
  public static boolean isInUse(Path directory) throws IOException {
    return DirectoryLock.isTaken(directory);
  }

  @Override
  public void create(JobRecord job, String payload) throws IOException {
    Kept kept = now(job);
    // A job that came and went just now must not be removed on the way to the files.
    if (payload.length() <= LARGE_PAYLOAD || generations.know(job.key())) {
      take(new Change.Created(kept, payload));
      return;
    }
    write(
        () -> {
          files.writePayload(job.key(), payload);
          files.write(kept);
          files.force();
        });
  }

  @Override
  public void replace(JobRecord job) throws IOException {
    take(new Change.Replaced(now(job)));
  }

  @Override
  public Optional<String> payload(JobKey job) throws IOException {
    return generations.payload(job);
  }

  @Override
  public void dropPayload(JobKey job) throws IOException {
    take(new Change.PayloadDropped(job));
  }

  @Override
  public void remove(JobKey job) throws IOException {
    take(new Change.Removed(job));
  }

  private Kept now(JobRecord job) {
    return new Kept(job, time.instant());
  }

  private void take(Change change) throws IOException {
    write(() -> generations.take(change));
  }

  private interface Write {
    void make() throws IOException;
  }

  private void write(Write write) throws IOException {
    try {
      write.make();
    } catch (IOException e) {
      throw new IOException(
          "The state directory %s cannot be written (%s): is its file system full, read-only or gone?"
              .formatted(directory, IoTrouble.inWords(e)),
          e);
    }
  }

  @Override
  public Loaded loadAll() throws IOException {
    Loaded loaded = generations.loadAll();
    return new Loaded(
        loaded.jobs(), Stream.concat(damage.stream(), loaded.problems().stream()).toList());
  }

  @Override
  public boolean isKept(JobKey job) throws IOException {
    return generations.isKept(job);
  }

  @Override
  public void verifyWritable() throws IOException {
    write(files::verifyWritable);
  }

  @Override
  public void close() {
    generations.close();
    lock.close();
  }
}
