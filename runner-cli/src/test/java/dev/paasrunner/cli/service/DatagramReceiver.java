package dev.paasrunner.cli.service;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The other end of `NOTIFY_SOCKET`: a service manager that only listens. Written apart from what
/// it tests, so that both cannot be wrong about the address in the same way.
public final class DatagramReceiver implements AutoCloseable {
  private static final int AF_UNIX = 1;
  private static final int SOCK_DGRAM = 2;
  private static final short POLLIN = 1;
  private static final int LARGEST = 4096;
  private static final MemoryLayout SOCKADDR_UN =
      MemoryLayout.structLayout(JAVA_SHORT, MemoryLayout.sequenceLayout(108, JAVA_BYTE));
  private static final MemoryLayout POLLFD =
      MemoryLayout.structLayout(JAVA_INT, JAVA_SHORT, JAVA_SHORT);

  private final Arena arena = Arena.ofShared();
  private final int socket;
  private final List<String> received = new ArrayList<>();

  /// Listens at a path, or at `@` and an abstract name.
  public DatagramReceiver(String name) {
    socket =
        call(
            "socket",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
            AF_UNIX,
            SOCK_DGRAM,
            0);
    MemorySegment address = arena.allocate(SOCKADDR_UN);
    address.set(JAVA_SHORT, 0, (short) AF_UNIX);
    address.setString(2, name);
    boolean isAbstract = name.startsWith("@");
    if (isAbstract) {
      address.set(JAVA_BYTE, 2, (byte) 0);
    }
    int length = 2 + name.getBytes(UTF_8).length + (isAbstract ? 0 : 1);
    int bound =
        call(
            "bind",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT),
            socket,
            address,
            length);
    if (bound != 0) {
      throw new IllegalStateException("cannot listen at " + name);
    }
  }

  /// Waits for the next datagram with a line, passing over others; at most a minute for each.
  public String await(String line) {
    for (Optional<String> next = next(60_000); next.isPresent(); next = next(60_000)) {
      if (next.get().lines().anyMatch(line::equals)) {
        return next.get();
      }
    }
    throw new AssertionError("no datagram with the line " + line + " after " + received);
  }

  /// The datagrams that have arrived and were not asked for yet.
  public List<String> waiting() {
    List<String> all = new ArrayList<>();
    for (Optional<String> next = next(0); next.isPresent(); next = next(0)) {
      all.add(next.get());
    }
    return all;
  }

  private Optional<String> next(int millis) {
    MemorySegment poll = arena.allocate(POLLFD);
    poll.set(JAVA_INT, 0, socket);
    poll.set(JAVA_SHORT, 4, POLLIN);
    FunctionDescriptor ofPoll = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    if (call("poll", ofPoll, poll, 1L, millis) != 1) {
      return Optional.empty();
    }
    MemorySegment buffer = arena.allocate(LARGEST);
    FunctionDescriptor ofRead = FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG);
    int length = call("read", ofRead, socket, buffer, (long) LARGEST);
    String text = new String(buffer.asSlice(0, length).toArray(JAVA_BYTE), UTF_8);
    received.add(text);
    return Optional.of(text);
  }

  // Restricted because a wrong signature breaks the process; these are those of the manual pages.
  @SuppressWarnings("restricted")
  private static int call(String name, FunctionDescriptor signature, Object... arguments) {
    Linker linker = Linker.nativeLinker();
    MethodHandle handle =
        linker.downcallHandle(linker.defaultLookup().findOrThrow(name), signature);
    try {
      return (int) handle.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    }
  }

  @Override
  public void close() {
    int _ = call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT), socket);
    arena.close();
  }
}
