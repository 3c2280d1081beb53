package dev.paasrunner.store;

import com.google.gson.JsonParser;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.store.StateSnapshot.Kept;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.CRC32C;

/// A change as a frame of the journal: the length of its body, a checksum of it, and the body,
/// which is a letter for the kind, the time in milliseconds since 1970, the length of the record's
/// JSON, that JSON, and the payload.
final class ChangeCodec {
  static final int HEADER = 2 * Integer.BYTES;
  private static final int BODY_HEADER = 1 + Long.BYTES + Integer.BYTES;

  private ChangeCodec() {}

  static byte[] write(Change change) {
    return switch (change) {
      case Change.Created(var kept, var payload) -> frame('C', kept, payload);
      case Change.Replaced(var kept) -> frame('R', kept, "");
      case Change.PayloadDropped(var key) ->
          frame('D', Instant.EPOCH, KeyCodec.write(key).toString(), "");
      case Change.Removed(var key) -> frame('X', Instant.EPOCH, KeyCodec.write(key).toString(), "");
    };
  }

  private static byte[] frame(char kind, Kept kept, String payload) {
    return frame(kind, kept.written(), RecordCodec.writeCompact(kept.job()), payload);
  }

  private static byte[] frame(char kind, Instant at, String json, String payload) {
    byte[] first = json.getBytes(StandardCharsets.UTF_8);
    byte[] second = payload.getBytes(StandardCharsets.UTF_8);
    int length = BODY_HEADER + first.length + second.length;
    ByteBuffer frame = ByteBuffer.allocate(HEADER + length);
    frame.position(HEADER);
    frame.put((byte) kind).putLong(at.toEpochMilli()).putInt(first.length).put(first).put(second);
    frame.putInt(0, length).putInt(Integer.BYTES, checksum(frame.array(), HEADER, length));
    return frame.array();
  }

  static int checksum(byte[] bytes, int offset, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, offset, length);
    return (int) checksum.getValue();
  }

  /// Reads a body whose checksum is right.
  static Change read(ByteBuffer body) throws RecordFormatException {
    char kind = (char) body.get();
    Instant at = Instant.ofEpochMilli(body.getLong());
    String json = text(body, body.getInt());
    return switch (kind) {
      case 'C' ->
          new Change.Created(new Kept(RecordCodec.read(json), at), text(body, body.remaining()));
      case 'R' -> new Change.Replaced(new Kept(RecordCodec.read(json), at));
      case 'D' -> new Change.PayloadDropped(key(json));
      case 'X' -> new Change.Removed(key(json));
      default -> throw new RecordFormatException("it holds a change of a kind that is not known");
    };
  }

  private static JobKey key(String json) {
    return KeyCodec.read(JsonParser.parseString(json).getAsJsonObject());
  }

  private static String text(ByteBuffer body, int length) {
    byte[] bytes = new byte[length];
    body.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
