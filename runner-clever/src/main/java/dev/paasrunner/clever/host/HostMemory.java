package dev.paasrunner.clever.host;

import dev.paasrunner.spi.HostCondition;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What this process happens to know of its hosts, which saves requests. Everything works without
/// it, as after a restart.
final class HostMemory {
  private final Map<String, Note> notes = new ConcurrentHashMap<>();

  /// @param created whether a creation was begun
  /// @param pushedAt when the job was handed over
  /// @param started whether the host was seen running the job
  /// @param stoppedSince since when nothing but cancellations is to be seen
  /// @param ending how the host ended, for good
  record Note(
      boolean created,
      Optional<Instant> pushedAt,
      boolean started,
      Optional<Instant> stoppedSince,
      Optional<HostCondition> ending) {
    private static final Note NOTHING =
        new Note(false, Optional.empty(), false, Optional.empty(), Optional.empty());
  }

  Note of(String host) {
    return notes.getOrDefault(host, Note.NOTHING);
  }

  void creating(String host) {
    notes.compute(host, (_, note) -> created(known(Optional.ofNullable(note))));
  }

  void pushed(String host, Instant at) {
    notes.compute(host, (_, note) -> pushed(known(Optional.ofNullable(note)), at));
  }

  void started(String host) {
    notes.compute(host, (_, note) -> started(known(Optional.ofNullable(note))));
  }

  /// Notes that only cancellations are seen, and since when.
  Instant stopped(String host, Instant now) {
    return notes
        .compute(host, (_, note) -> stopped(known(Optional.ofNullable(note)), now))
        .stoppedSince()
        .orElse(now);
  }

  void ended(String host, HostCondition ending) {
    notes.compute(host, (_, note) -> ended(known(Optional.ofNullable(note)), ending));
  }

  void forget(String host) {
    notes.remove(host);
  }

  private static Note known(Optional<Note> note) {
    return note.orElse(Note.NOTHING);
  }

  private static Note created(Note note) {
    return new Note(true, note.pushedAt(), note.started(), note.stoppedSince(), note.ending());
  }

  private static Note pushed(Note note, Instant at) {
    return new Note(
        note.created(),
        note.pushedAt().or(() -> Optional.of(at)),
        note.started(),
        note.stoppedSince(),
        note.ending());
  }

  private static Note started(Note note) {
    return new Note(note.created(), note.pushedAt(), true, Optional.empty(), note.ending());
  }

  private static Note stopped(Note note, Instant now) {
    Optional<Instant> since = note.stoppedSince().or(() -> Optional.of(now));
    return new Note(note.created(), note.pushedAt(), note.started(), since, note.ending());
  }

  private static Note ended(Note note, HostCondition ending) {
    return new Note(
        note.created(), note.pushedAt(), note.started(), note.stoppedSince(), Optional.of(ending));
  }
}
