package dev.paasrunner.store;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.store.StateSnapshot.Kept;
import java.io.IOException;
import java.util.Optional;

/// What became of one job since its generation began and has yet to reach its files.
///
/// @param isNew whether it was created in this generation, before which nobody knew of it
/// @param record the record as it is now; empty if it is the older one, or removed
/// @param payload the payload, if it came in this generation and is still kept
/// @param payloadDropped whether an older payload is to go
/// @param removed whether the job is forgotten
record Pending(
    boolean isNew,
    Optional<Kept> record,
    Optional<String> payload,
    boolean payloadDropped,
    boolean removed) {

  /// A job of which this generation knows nothing yet.
  static final Pending UNTOUCHED =
      new Pending(false, Optional.empty(), Optional.empty(), false, false);

  Pending after(Change change) {
    return switch (change) {
      case Change.Created(var kept, var text) ->
          new Pending(
              isNew || equals(UNTOUCHED), Optional.of(kept), Optional.of(text), false, false);
      case Change.Replaced(var kept) ->
          new Pending(isNew, Optional.of(kept), payload, payloadDropped, false);
      case Change.PayloadDropped _ -> new Pending(isNew, record, Optional.empty(), !isNew, removed);
      case Change.Removed _ -> new Pending(isNew, Optional.empty(), Optional.empty(), !isNew, true);
    };
  }

  /// Whether no file has to change: the job came and went in between.
  boolean isNothing() {
    return isNew && removed;
  }

  /// Whether an older generation or the files may still say something about the payload.
  boolean leavesPayloadToOlder() {
    return !isNew && !payloadDropped && !removed && payload.isEmpty();
  }

  void fileInto(RecordFiles files, JobKey key) throws IOException {
    if (removed) {
      files.delete(key);
      return;
    }
    if (payload.isPresent()) {
      files.writePayload(key, payload.get());
    }
    if (record.isPresent()) {
      files.write(record.get());
    }
    if (payloadDropped) {
      files.deletePayload(key);
    }
  }
}
