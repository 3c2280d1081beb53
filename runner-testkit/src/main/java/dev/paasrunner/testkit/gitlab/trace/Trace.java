package dev.paasrunner.testkit.gitlab.trace;

import java.util.Arrays;

/// A log under construction: bytes are only ever added at the end. Not thread-safe.
public final class Trace {
  private byte[] buffer = new byte[256];
  private int size;

  /// The length in bytes.
  public int size() {
    return size;
  }

  /// Adds bytes, with a token in them replaced by as many `x`.
  public void append(byte[] text, String token) {
    add(TokenMask.apply(text, token));
  }

  private void add(byte[] more) {
    int newSize = Math.addExact(size, more.length);
    if (newSize > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(newSize, 2 * buffer.length));
    }
    System.arraycopy(more, 0, buffer, size, more.length);
    size = newSize;
  }

  /// What there is so far. Shares the buffer: bytes that were written once do not change.
  public TraceText text() {
    return new TraceText(buffer, size);
  }
}
