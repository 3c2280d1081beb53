package dev.paasrunner.cli.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.foreign.Arena;

/// A Unix datagram socket of somebody else.
///
/// The JDK has Unix sockets for streams only, hence the calls to the C library.
///
/// @param name a path, or `@` and an abstract name
record NotifySocket(String name) {
  /// Sends one datagram, without waiting.
  ///
  /// @throws IOException with the reason, if it cannot be sent
  void send(String message) throws IOException {
    byte[] address = UnixAddress.of(name);
    try (Arena arena = Arena.ofConfined()) {
      Libc libc = new Libc(arena);
      int socket = libc.socket();
      try {
        libc.sendTo(socket, message.getBytes(UTF_8), address);
      } finally {
        libc.close(socket);
      }
    } catch (RuntimeException | LinkageError e) {
      throw new IOException("this Java cannot call the C library (" + e + ")", e);
    }
  }
}
