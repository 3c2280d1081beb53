package dev.paasrunner.testkit.inner;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/// The whole output of a job, in a file to which the steps' processes append by themselves: the
/// bytes are as they were printed, and none is lost with a process that is killed.
final class JobLog {
  private final Path file;

  JobLog(Path file) {
    this.file = file;
  }

  /// What a step's output is appended to.
  Path file() {
    return file;
  }

  /// Makes the file, or empties it.
  void clear() throws IOException {
    Path _ = Files.write(file, new byte[0]);
  }

  /// Appends a remark of the stand-in's own.
  void note(String text) throws IOException {
    Path _ = Files.writeString(file, text, StandardOpenOption.APPEND);
  }

  /// Bytes so far.
  long size() throws IOException {
    return Files.size(file);
  }

  /// Some bytes from an offset on; none if the log is not longer than that.
  byte[] read(long from, int most) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long length = Math.clamp(channel.size() - from, 0, most);
      ByteBuffer buffer = ByteBuffer.allocate((int) length);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, from + buffer.position()) < 0) {
          throw new IOException("the job's log became shorter while it was read");
        }
      }
      return buffer.array();
    }
  }

  /// The checksum in the coordinator's notation.
  String checksum() throws IOException {
    try (InputStream in = Files.newInputStream(file);
        CheckedInputStream checked = new CheckedInputStream(in, new CRC32())) {
      var _ = checked.transferTo(OutputStream.nullOutputStream());
      return "crc32:%08x".formatted(checked.getChecksum().getValue());
    }
  }
}
