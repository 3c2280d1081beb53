package dev.paasrunner.register.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlTable;

/// A runner section of an existing text, wherever its parts stand: TOML allows other tables between
/// a section and the tables that belong to it.
///
/// @param parts where the section is written, in bytes, from its headers to its last values;
///   comments and blank lines behind those belong to nobody
record RunnerBlock(List<Part> parts, Optional<String> name, String url, String token) {
  /// From the first byte to behind the last one.
  record Part(int start, int end) {}

  RunnerBlock {
    parts = List.copyOf(parts);
  }

  /// The sections of a text that a parser has accepted.
  ///
  /// @param bytes the text, a character for each byte
  static List<RunnerBlock> in(String bytes) {
    List<List<Part>> sections = new ArrayList<>();
    Optional<List<Part>> open = Optional.empty();
    for (TomlScanner.Expression expression : TomlScanner.expressions(bytes)) {
      Part part = new Part(expression.start(), expression.end());
      if (expression.header()) {
        open = section(bytes, part, sections);
      }
      open.ifPresent(parts -> append(parts, part, expression.header()));
    }
    return sections.stream().map(parts -> read(bytes, parts)).toList();
  }

  /// The section that a header begins or goes on with.
  private static Optional<List<Part>> section(
      String bytes, Part header, List<List<Part>> sections) {
    TomlTable table = Toml.parse(utf8(bytes, header));
    if (!table.contains(NewSection.NAME)) {
      return Optional.empty();
    }
    if (table.isArray(NewSection.NAME)) {
      sections.add(new ArrayList<>());
    }
    return sections.isEmpty() ? Optional.empty() : Optional.of(sections.getLast());
  }

  private static void append(List<Part> parts, Part part, boolean header) {
    if (header) {
      parts.add(part);
    } else {
      parts.set(parts.size() - 1, new Part(parts.getLast().start(), part.end()));
    }
  }

  private static RunnerBlock read(String bytes, List<Part> parts) {
    StringBuilder alone = new StringBuilder();
    parts.forEach(part -> alone.append(utf8(bytes, part)).append('\n'));
    TomlTable table = Toml.parse(alone.toString()).getArrayOrEmpty(NewSection.NAME).getTable(0);
    return new RunnerBlock(
        parts, text(table, "name"), text(table, "url").orElse(""), text(table, "token").orElse(""));
  }

  private static Optional<String> text(TomlTable table, String key) {
    return table.isString(key) ? Optional.ofNullable(table.getString(key)) : Optional.empty();
  }

  private static String utf8(String bytes, Part part) {
    byte[] slice = bytes.substring(part.start(), part.end()).getBytes(StandardCharsets.ISO_8859_1);
    return new String(slice, StandardCharsets.UTF_8);
  }

  /// Whether a section is this runner; slashes at the end of a URL make no difference.
  boolean is(String otherUrl, String otherToken) {
    return token.equals(otherToken) && trimmed(url).equals(trimmed(otherUrl));
  }

  private static String trimmed(String url) {
    return url.strip().replaceFirst("/+$", "");
  }

  /// Without the token.
  @Override
  public String toString() {
    return "RunnerBlock[" + name.orElse("") + ", " + parts + "]";
  }
}
