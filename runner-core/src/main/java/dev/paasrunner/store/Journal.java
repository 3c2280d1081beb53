package dev.paasrunner.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/// A file that only grows. Changes that come while one is being forced to disk are written and
/// forced together after it (group commit), so that many jobs at once cost the disk little more
/// than one.
///
/// Not a channel, since interrupting one of its writers would close it for all of them.
final class Journal {
  private final Path file;
  private final FileOutputStream out;
  private final Lock collecting = new ReentrantLock();
  private final Lock writing = new ReentrantLock();
  private Batch next = new Batch();
  private final AtomicLong length = new AtomicLong();
  private volatile boolean failed;

  private Journal(Path file, FileOutputStream out) {
    this.file = file;
    this.out = out;
  }

  /// Begins a journal in a file of its own, readable by its owner only.
  static Journal begin(Path directory, Path file) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Journal journal = new Journal(file, new FileOutputStream(file.toFile(), true));
    DurableFile.forceDirectory(directory);
    return journal;
  }

  /// Adds bytes. After the return they survive the end of this process, and if they are forced, a
  /// loss of power. After an exception they are there or not, and the journal takes no more.
  void append(byte[] bytes, boolean forced) throws IOException {
    Batch batch = join(bytes, forced);
    writing.lock();
    try {
      if (!batch.written) {
        write(takeBatch());
      }
    } finally {
      writing.unlock();
    }
    if (batch.trouble != null) {
      throw new IOException(batch.trouble.getMessage(), batch.trouble);
    }
  }

  private Batch join(byte[] bytes, boolean forced) {
    collecting.lock();
    try {
      next.bytes.writeBytes(bytes);
      next.forced |= forced;
      return next;
    } finally {
      collecting.unlock();
    }
  }

  private Batch takeBatch() {
    collecting.lock();
    try {
      Batch taken = next;
      next = new Batch();
      return taken;
    } finally {
      collecting.unlock();
    }
  }

  private void write(Batch batch) {
    batch.written = true;
    try {
      if (failed) {
        throw new IOException("an earlier change could not be written to " + file);
      }
      batch.bytes.writeTo(out);
      length.addAndGet(batch.bytes.size());
      if (batch.forced) {
        out.getFD().sync();
      }
    } catch (IOException e) {
      failed = true;
      batch.trouble = e;
    }
  }

  long length() {
    return length.get();
  }

  /// Whether a change may be lost in it, so that the next one needs a new journal.
  boolean hasFailed() {
    return failed;
  }

  void close() {
    try {
      out.close();
    } catch (IOException e) {
      // Each change was written and forced when it was made.
    }
  }
}
