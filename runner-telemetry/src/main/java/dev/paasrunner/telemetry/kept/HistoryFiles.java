package dev.paasrunner.telemetry.kept;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Adds lines to the files of a history and removes what is too old or too much. Nothing is forced
/// to disk. One thread.
final class HistoryFiles {
  /// The most that one write may take beyond the size of a file.
  private static final int MOST_AT_ONCE = 64 * 1024;

  private final HistoryFolder folder;
  private final Bounds bounds;

  /// What is written to, as long as no trouble was met.
  private Optional<HistoryFolder.Part> present = Optional.empty();

  HistoryFiles(HistoryFolder folder, Bounds bounds) {
    this.folder = folder;
    this.bounds = bounds;
  }

  /// Adds lines, without their ends.
  void append(List<String> lines, LocalDate today) throws IOException {
    try {
      StringBuilder text = new StringBuilder();
      for (String line : lines) {
        text.append(line).append('\n');
        if (text.length() > MOST_AT_ONCE / 4) {
          write(text, today);
        }
      }
      if (!text.isEmpty()) {
        write(text, today);
      }
    } catch (IOException e) {
      present = Optional.empty();
      throw e;
    }
  }

  /// Removes what is too old.
  void trim(LocalDate today) throws IOException {
    List<HistoryFolder.Part> parts = folder.parts();
    long sum = 0;
    for (HistoryFolder.Part part : parts) {
      sum += folder.size(part);
    }
    long most = bounds.bytes() - bounds.bytesOfFile() - MOST_AT_ONCE;
    for (HistoryFolder.Part part : parts) {
      boolean old = part.day().isBefore(today.minusDays(bounds.days()));
      if (old || sum > most) {
        sum -= folder.size(part);
        Files.deleteIfExists(folder.fileOf(part));
      }
    }
  }

  private void write(StringBuilder text, LocalDate today) throws IOException {
    boolean known = present.isPresent();
    Path file = folder.fileOf(roomy(today));
    // What a kill or a full disk cut off must not swallow the next line.
    String separator = known || endsWithLine(file) ? "" : "\n";
    ByteBuffer bytes = ByteBuffer.wrap((separator + text).getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel = open(file)) {
      write(bytes, channel);
    }
    text.setLength(0);
  }

  /// All or nothing, as far as that can be had: what failed is written again.
  private static void write(ByteBuffer bytes, FileChannel channel) throws IOException {
    long before = channel.size();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      channel.truncate(before);
      throw e;
    }
  }

  private static boolean endsWithLine(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      long end = channel.size();
      return end == 0 || (channel.read(last, end - 1) == 1 && last.get(0) == '\n');
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  /// A file of today that is not full.
  private HistoryFolder.Part roomy(LocalDate today) throws IOException {
    if (present.isPresent() && hasRoom(present.get(), today)) {
      return present.get();
    }
    folder.prepare();
    trim(today);
    Optional<HistoryFolder.Part> last =
        folder.parts().stream().filter(part -> part.day().equals(today)).reduce((_, next) -> next);
    HistoryFolder.Part chosen =
        last.isEmpty()
            ? new HistoryFolder.Part(today, 1)
            : hasRoom(last.get(), today) ? last.get() : last.get().next();
    present = Optional.of(chosen);
    return chosen;
  }

  private boolean hasRoom(HistoryFolder.Part part, LocalDate today) throws IOException {
    return part.day().equals(today) && folder.size(part) < bounds.bytesOfFile();
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(CREATE, WRITE, APPEND),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
