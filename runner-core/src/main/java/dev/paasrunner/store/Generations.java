package dev.paasrunner.store;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.spi.StateStore;
import dev.paasrunner.time.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// The journals in front of the record files: the newest takes changes, those of older ones are on
/// their way to the files. A generation ends when its journal is long, and a minute after its first
/// change, so that a payload stays on disk little longer than it is needed.
final class Generations {
  private static final long LONG = 4L << 20;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Path directory;
  private final RecordFiles files;
  private final Time time;

  /// Held shared from the journal to the memory, so that no change is between the two when its
  /// generation ends.
  private final ReadWriteLock taking = new ReentrantReadWriteLock();

  private final Lock filing = new ReentrantLock();
  private final AtomicBoolean filingIsAsked = new AtomicBoolean();
  private final Deque<Generation> oldestFirst = new ConcurrentLinkedDeque<>();
  private int lastNumber;
  private volatile boolean closed;

  Generations(Path directory, RecordFiles files, Recovery recovery, Time time) {
    this.directory = directory;
    this.time = time;
    this.files = files;
    this.oldestFirst.addAll(recovery.generations());
    this.lastNumber = recovery.lastNumber();
  }

  void take(Change change) throws IOException {
    boolean isLong;
    taking.readLock().lock();
    try {
      Generation newest = newest();
      newest.take(change);
      if (newest.isToBeAwaited()) {
        Thread _ = time.start("waiting with a journal", () -> fileInTime(newest));
      }
      isLong = newest.isLongerThan(LONG);
    } finally {
      taking.readLock().unlock();
    }
    if (isLong && filingIsAsked.compareAndSet(false, true)) {
      Thread _ = time.start("filing what is in the journal", this::tryToFile);
    }
  }

  private synchronized Generation newest() throws IOException {
    Generation newest = oldestFirst.peekLast();
    if (newest != null && newest.canTake()) {
      return newest;
    }
    // As long as a disk is full, each try would leave one.
    if (newest != null && newest.isWorthless()) {
      oldestFirst.remove(newest);
      newest.discard();
    }
    if (closed) {
      throw new IOException("the store is closed");
    }
    Generation begun = Generation.begin(directory, ++lastNumber);
    oldestFirst.addLast(begun);
    return begun;
  }

  private void fileInTime(Generation generation) {
    try {
      while (!closed && oldestFirst.contains(generation)) {
        time.sleepUntil(time.instant().plus(LONGEST));
        tryToFile();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Puts everything into the files if that works now. If not, it stays in the journals and is
  /// tried again in a minute.
  void tryToFile() {
    filing.lock();
    try {
      filingIsAsked.set(false);
      for (Generation ended : endAll()) {
        ended.fileInto(files);
        oldestFirst.remove(ended);
      }
    } catch (IOException e) {
      // The journals are as durable as the files, and whoever writes next hears of the trouble.
    } finally {
      filing.unlock();
    }
  }

  private List<Generation> endAll() {
    taking.writeLock().lock();
    try {
      oldestFirst.forEach(Generation::end);
      return List.copyOf(oldestFirst);
    } finally {
      taking.writeLock().unlock();
    }
  }

  Optional<String> payload(JobKey key) throws IOException {
    for (Iterator<Generation> newestFirst = oldestFirst.descendingIterator();
        newestFirst.hasNext(); ) {
      Optional<Pending> pending = newestFirst.next().of(key);
      if (pending.isPresent() && !pending.get().leavesPayloadToOlder()) {
        return pending.get().payload();
      }
    }
    return files.payload(key);
  }

  boolean isKept(JobKey key) throws IOException {
    for (Iterator<Generation> newestFirst = oldestFirst.descendingIterator();
        newestFirst.hasNext(); ) {
      Optional<Pending> pending = newestFirst.next().of(key);
      if (pending.isPresent() && pending.get().removed()) {
        return false;
      }
      if (pending.isPresent() && pending.get().record().isPresent()) {
        return true;
      }
    }
    return files.isKept(key);
  }

  /// Whether something about a job has yet to reach its files.
  boolean know(JobKey key) {
    return oldestFirst.stream().anyMatch(generation -> generation.of(key).isPresent());
  }

  StateStore.Loaded loadAll() throws IOException {
    filing.lock();
    try {
      StateStore.Loaded filed = files.loadAll();
      Map<JobKey, JobRecord> jobs = new HashMap<>();
      filed.jobs().forEach(job -> jobs.put(job.key(), job));
      oldestFirst.forEach(
          generation ->
              generation.overlay(jobs::remove, kept -> jobs.put(kept.job().key(), kept.job())));
      return new StateStore.Loaded(List.copyOf(jobs.values()), filed.problems());
    } finally {
      filing.unlock();
    }
  }

  void close() {
    closed = true;
    tryToFile();
    // What could not reach the files stays in the journals for the next start.
    oldestFirst.forEach(Generation::close);
  }
}
