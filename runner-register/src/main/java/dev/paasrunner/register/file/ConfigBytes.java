package dev.paasrunner.register.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The bytes of a configuration file, and those that become of them. Pure.
final class ConfigBytes {
  private final byte[] bytes;

  /// @param bytes never written to
  ConfigBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A character for each byte, as the scanner wants it.
  private String latin() {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /// Whether nothing is set in it.
  boolean isBlank() {
    return TomlScanner.expressions(latin()).isEmpty();
  }

  List<RunnerBlock> runners() {
    return RunnerBlock.in(latin());
  }

  /// Where a section begins, counted from 1.
  int line(RunnerBlock block) {
    int start = block.parts().getFirst().start();
    return 1 + (int) latin().substring(0, start).chars().filter(unit -> unit == '\n').count();
  }

  /// Everything that is there, and a text behind it, set apart by a blank line.
  ///
  /// @param text with `\n` at the end of each line; written with the file's own line ends
  byte[] followedBy(String text) {
    String there = latin();
    String lineEnd = there.contains("\r\n") ? "\r\n" : "\n";
    String endOfLast = there.isEmpty() || there.endsWith("\n") ? "" : lineEnd;
    String apart = there.isEmpty() ? "" : lineEnd;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(bytes);
    all.writeBytes(
        (endOfLast + apart + text.replace("\n", lineEnd)).getBytes(StandardCharsets.UTF_8));
    return all.toByteArray();
  }

  /// Everything that is there except the parts of one section.
  byte[] without(RunnerBlock block) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    int from = 0;
    for (RunnerBlock.Part part : block.parts()) {
      kept.write(bytes, from, part.start() - from);
      from = part.end();
    }
    kept.write(bytes, from, bytes.length - from);
    return kept.toByteArray();
  }
}
