package dev.paasrunner.store;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.store.StateSnapshot.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The changes of one journal, on disk as they came, and in memory as what is to become of the
/// files. Methods are called concurrently for different jobs, never for one job.
final class Generation {
  private final Path file;
  private final @Nullable Journal journal;
  private final Map<JobKey, Pending> pending = new ConcurrentHashMap<>();
  private final AtomicBoolean awaited = new AtomicBoolean();
  private volatile boolean ended;

  private Generation(Path file, @Nullable Journal journal) {
    this.file = file;
    this.journal = journal;
  }

  static Generation begin(Path directory, int number) throws IOException {
    Path file = JournalFiles.of(directory, number);
    return new Generation(file, Journal.begin(directory, file));
  }

  /// What an earlier process left. It takes no more changes.
  static Generation of(Path file, Iterable<Change> changes) {
    Generation generation = new Generation(file, null);
    changes.forEach(generation::apply);
    return generation;
  }

  void take(Change change) throws IOException {
    if (journal == null) {
      throw new IllegalStateException(file + " is of an earlier process");
    }
    journal.append(ChangeCodec.write(change), change.isReliedOn());
    apply(change);
  }

  private void apply(Change change) {
    Pending after = pending.getOrDefault(change.key(), Pending.UNTOUCHED).after(change);
    if (after.isNothing()) {
      pending.remove(change.key());
    } else {
      pending.put(change.key(), after);
    }
  }

  Optional<Pending> of(JobKey key) {
    return Optional.ofNullable(pending.get(key));
  }

  /// Tells what it changes about the jobs of older generations and of the files.
  void overlay(Consumer<JobKey> removed, Consumer<Kept> kept) {
    pending.forEach(
        (key, change) -> {
          if (change.removed()) {
            removed.accept(key);
          }
          change.record().ifPresent(kept);
        });
  }

  boolean isLongerThan(long bytes) {
    return journal != null && journal.length() > bytes;
  }

  /// Whether changes may be given to it. One whose journal failed takes no more, and keeps what it
  /// has.
  boolean canTake() {
    return journal != null && !ended && !journal.hasFailed();
  }

  /// Whether nothing was ever written to its journal, and nothing will be.
  boolean isWorthless() {
    return journal != null && journal.hasFailed() && journal.length() == 0;
  }

  /// Whether somebody has to see to it that it reaches the files in time: told once.
  boolean isToBeAwaited() {
    return awaited.compareAndSet(false, true);
  }

  /// Takes the file of a worthless one away.
  void discard() throws IOException {
    close();
    Files.deleteIfExists(file);
  }

  void end() {
    ended = true;
  }

  /// Puts everything into the files, and ends the journal. After an exception nothing is lost, and
  /// it can be called again.
  void fileInto(RecordFiles files) throws IOException {
    for (Map.Entry<JobKey, Pending> entry : pending.entrySet()) {
      entry.getValue().fileInto(files, entry.getKey());
    }
    files.force();
    close();
    Files.deleteIfExists(file);
    // Whoever looks here from now on is told by the files; and somebody may hold this for long.
    pending.clear();
  }

  /// Gives the journal's file free.
  void close() {
    if (journal != null) {
      journal.close();
    }
  }
}
