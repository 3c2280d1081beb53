package dev.paasrunner.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what a journal holds, up to the place where the writing ended.
final class JournalReader {
  private final ByteBuffer bytes;
  private final List<Change> changes = new ArrayList<>();

  private JournalReader(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /// What a journal holds.
  ///
  /// @param changes in the order in which they were made
  /// @param damage a few words without secrets, if something cannot be read that had been written
  ///   as a whole; a change that was cut off by a kill is none, since nobody relied on it
  record Contents(List<Change> changes, Optional<String> damage) {
    Contents {
      changes = List.copyOf(changes);
    }
  }

  static Contents read(Path file) throws IOException {
    JournalReader reader = new JournalReader(Files.readAllBytes(file));
    Optional<String> damage = reader.readAll();
    return new Contents(reader.changes, damage);
  }

  private Optional<String> readAll() {
    while (bytes.remaining() >= ChangeCodec.HEADER) {
      int start = bytes.position();
      int length = bytes.getInt();
      int checksum = bytes.getInt();
      if (length > bytes.remaining() || isZeroFrom(start)) {
        return Optional.empty();
      }
      if (length <= 0
          || checksum != ChangeCodec.checksum(bytes.array(), bytes.position(), length)) {
        return Optional.of("its bytes from %d on are damaged".formatted(start));
      }
      try {
        changes.add(ChangeCodec.read(bytes.slice(bytes.position(), length)));
      } catch (RecordFormatException e) {
        return Optional.of("from byte %d on: %s".formatted(start, e.why()));
      }
      bytes.position(bytes.position() + length);
    }
    return Optional.empty();
  }

  /// What a loss of power leaves of a file that was made longer, but not filled in time.
  private boolean isZeroFrom(int start) {
    for (int i = start; i < bytes.limit(); i++) {
      if (bytes.get(i) != 0) {
        return false;
      }
    }
    return true;
  }
}
