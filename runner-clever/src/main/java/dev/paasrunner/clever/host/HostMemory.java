package dev.paasrunner.clever.host;

import dev.paasrunner.spi.HostCondition;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// What this process happens to know of its hosts, which saves requests. Everything works without
/// it, as after a restart.
final class HostMemory {
  private final Map<String, Note> notes = new ConcurrentHashMap<>();
  private final Map<String, Instant> asked = new ConcurrentHashMap<>();

  /// @param created whether a creation was begun
  /// @param pushedAt when the job was handed over
  /// @param machineSeenAt when the host was last seen running the job on a machine
  /// @param stoppedSince since when nothing but cancellations is to be seen
  /// @param machineGoneAt since when it has no machine any more that could be charged for
  /// @param ending how the host ended, for good
  record Note(
      boolean created,
      Optional<Instant> pushedAt,
      Optional<Instant> machineSeenAt,
      Optional<Instant> stoppedSince,
      Optional<Instant> machineGoneAt,
      Optional<HostCondition> ending) {
    private static final Note NOTHING =
        new Note(
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /// Whether this process has anything to do with the host for the first time.
    boolean isBlank() {
      return equals(NOTHING);
    }

    /// Whether the host was seen running its job.
    boolean started() {
      return machineSeenAt.isPresent();
    }

    private Note asCreated() {
      return new Note(true, pushedAt, machineSeenAt, stoppedSince, machineGoneAt, ending);
    }

    private Note asPushed(Instant at) {
      return new Note(
          created,
          pushedAt.or(() -> Optional.of(at)),
          machineSeenAt,
          stoppedSince,
          machineGoneAt,
          ending);
    }

    private Note withMachine(Instant at) {
      return new Note(
          created, pushedAt, Optional.of(at), Optional.empty(), Optional.empty(), ending);
    }

    private Note withoutMachine(Instant at) {
      return new Note(
          created,
          pushedAt,
          machineSeenAt,
          stoppedSince,
          machineGoneAt.or(() -> Optional.of(at)),
          ending);
    }

    private Note asStopped(Instant now) {
      return new Note(
          created,
          pushedAt,
          machineSeenAt,
          stoppedSince.or(() -> Optional.of(now)),
          machineGoneAt,
          ending);
    }

    private Note asEnded(HostCondition how) {
      return new Note(
          created, pushedAt, machineSeenAt, stoppedSince, machineGoneAt, Optional.of(how));
    }
  }

  Note of(String host) {
    return notes.getOrDefault(host, Note.NOTHING);
  }

  void creating(String host) {
    Note _ = change(host, Note::asCreated);
  }

  void pushed(String host, Instant at) {
    Note _ = change(host, note -> note.asPushed(at));
  }

  void machineSeen(String host, Instant at) {
    Note _ = change(host, note -> note.withMachine(at));
  }

  /// Notes that the host has no machine any more; the first time counts.
  void machineGone(String host, Instant at) {
    Note _ = change(host, note -> note.withoutMachine(at));
  }

  /// Notes that only cancellations are seen, and since when.
  Instant stopped(String host, Instant now) {
    return change(host, note -> note.asStopped(now)).stoppedSince().orElse(now);
  }

  void ended(String host, HostCondition ending) {
    Note _ = change(host, note -> note.asEnded(ending));
  }

  /// Notes that a question was asked about this host alone.
  void asked(String host, Instant at) {
    asked.put(host, at);
  }

  /// When such a question was last asked; the beginning of time if never.
  Instant askedAt(String host) {
    return asked.getOrDefault(host, Instant.MIN);
  }

  void forget(String host) {
    notes.remove(host);
    asked.remove(host);
  }

  private Note change(String host, UnaryOperator<Note> change) {
    return notes.compute(
        host, (_, note) -> change.apply(Optional.ofNullable(note).orElse(Note.NOTHING)));
  }
}
