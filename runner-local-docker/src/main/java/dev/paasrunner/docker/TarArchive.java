package dev.paasrunner.docker;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/// Writes files as a tar archive in the `ustar` format (POSIX.1-1988), in memory. Pure, and the
/// same bytes for the same files.
final class TarArchive {
  private static final int BLOCK = 512;
  private static final int LONGEST_NAME = 100;

  private TarArchive() {}

  /// @throws IllegalArgumentException if a name is longer than the format's 100 bytes
  static byte[] of(Map<String, byte[]> files) {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    files.forEach(
        (name, content) -> {
          archive.writeBytes(header(name, content.length));
          archive.writeBytes(content);
          archive.writeBytes(new byte[Math.floorMod(-content.length, BLOCK)]);
        });
    archive.writeBytes(new byte[2 * BLOCK]);
    return archive.toByteArray();
  }

  private static byte[] header(String name, int size) {
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw new IllegalArgumentException("a file's name is too long for the context: " + name);
    }
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644");
    put(header, 108, "0000000");
    put(header, 116, "0000000");
    put(header, 124, "%011o".formatted(size));
    put(header, 136, "00000000000");
    Arrays.fill(header, 148, 156, (byte) ' ');
    put(header, 156, "0");
    put(header, 257, "ustar\00000");
    put(header, 148, "%06o\0".formatted(sum(header)));
    return header;
  }

  private static void put(byte[] header, int offset, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, header, offset, bytes.length);
  }

  private static int sum(byte[] header) {
    int sum = 0;
    for (byte b : header) {
      sum += Byte.toUnsignedInt(b);
    }
    return sum;
  }
}
