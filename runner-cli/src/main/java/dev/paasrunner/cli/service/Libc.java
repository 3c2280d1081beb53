package dev.paasrunner.cli.service;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Three functions of Linux's C library, with the numbers of x86-64 and AArch64.
final class Libc {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_NOSIGNAL = 0x4000;

  private final Arena arena;
  private final MemorySegment state;

  /// @param arena for the memory of all calls
  Libc(Arena arena) {
    this.arena = arena;
    this.state = arena.allocate(Linker.Option.captureStateLayout());
  }

  /// A new Unix datagram socket that no child process inherits.
  int socket() throws IOException {
    MethodHandle socket =
        function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    return (int)
        call(
            "socket", () -> (int) socket.invokeExact(state, AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  }

  /// Sends one datagram, or fails rather than waiting for room.
  void sendTo(int socket, byte[] datagram, byte[] address) throws IOException {
    MethodHandle sendTo =
        function(
            "sendto",
            FunctionDescriptor.of(
                JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    MemorySegment data = arena.allocateFrom(JAVA_BYTE, datagram);
    MemorySegment to = arena.allocateFrom(JAVA_BYTE, address);
    long _ =
        call(
            "sendto",
            () ->
                (long)
                    sendTo.invokeExact(
                        state,
                        socket,
                        data,
                        data.byteSize(),
                        MSG_DONTWAIT | MSG_NOSIGNAL,
                        to,
                        (int) to.byteSize()));
  }

  void close(int socket) throws IOException {
    MethodHandle close = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    long _ = call("close", () -> (int) close.invokeExact(state, socket));
  }

  // Restricted because a wrong signature breaks the process; these are those of the manual pages.
  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, FunctionDescriptor signature) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        signature,
        Linker.Option.captureCallState("errno"));
  }

  /// A call that answers with a negative number if it fails.
  private interface Call {
    // Method handles declare it.
    long run() throws Throwable;
  }

  private long call(String name, Call call) throws IOException {
    try {
      long answer = call.run();
      if (answer < 0) {
        throw new IOException("%s failed with errno %d".formatted(name, errno()));
      }
      return answer;
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a call to C threw what it does not declare", e);
    }
  }

  private int errno() {
    return (int)
        Linker.Option.captureStateLayout()
            .varHandle(PathElement.groupElement("errno"))
            .get(state, 0L);
  }
}
