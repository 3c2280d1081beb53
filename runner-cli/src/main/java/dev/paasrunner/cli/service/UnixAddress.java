package dev.paasrunner.cli.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Linux's `struct sockaddr_un`, `unix(7)`. Pure.
final class UnixAddress {
  private static final short FAMILY = 1;
  private static final int LONGEST_NAME = 107;

  private UnixAddress() {}

  /// The structure's bytes, as many as count.
  ///
  /// @param name an absolute path, or `@` and an abstract name
  static byte[] of(String name) throws IOException {
    byte[] text = name.getBytes(UTF_8);
    boolean isAbstract = name.startsWith("@");
    if (!isAbstract && !name.startsWith("/")) {
      throw new IOException("NOTIFY_SOCKET is %s, expected /path or @name".formatted(name));
    }
    if (text.length > LONGEST_NAME) {
      throw new IOException("NOTIFY_SOCKET is longer than %d bytes".formatted(LONGEST_NAME));
    }
    if (isAbstract) {
      text[0] = 0; // and its end is where the structure ends, not a further zero
    }
    return ByteBuffer.allocate(Short.BYTES + text.length + (isAbstract ? 0 : 1))
        .order(ByteOrder.nativeOrder())
        .putShort(FAMILY)
        .put(text)
        .array();
  }
}
