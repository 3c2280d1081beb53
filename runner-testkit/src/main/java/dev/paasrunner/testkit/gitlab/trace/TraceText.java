package dev.paasrunner.testkit.gitlab.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A job's log as it is stored at one moment. Immutable.
public final class TraceText {
  private final byte[] buffer;
  private final int size;

  TraceText(byte[] buffer, int size) {
    this.buffer = buffer;
    this.size = size;
  }

  /// The length in bytes.
  public int size() {
    return size;
  }

  /// A copy of the bytes.
  public byte[] bytes() {
    return Arrays.copyOf(buffer, size);
  }

  /// The bytes, read as UTF-8.
  public String text() {
    return new String(buffer, 0, size, StandardCharsets.UTF_8);
  }

  /// The last lines, at most that many.
  public List<String> tail(int lines) {
    List<String> all = text().lines().toList();
    return all.subList(Math.max(0, all.size() - lines), all.size());
  }

  /// The text.
  @Override
  public String toString() {
    return text();
  }
}
