package dev.paasrunner.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// From a file's name to its TOML tables.
final class ConfigText {
  private static final TomlPosition START = TomlPosition.positionAt(1, 1);
  private static final String EXPECTED_FILE = "expected a configuration file";

  /// The parser quotes what it stumbles over, which can be a secret without its quotes.
  private static final Pattern QUOTED_INPUT =
      Pattern.compile("(?s)^Unexpected '.*'(?=, expected )");

  private final Path file;
  private final Problems problems;

  ConfigText(Path file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /// What could be understood; nothing if the file cannot be read. All the reasons why that may not
  /// be the whole file are among the problems.
  Optional<TomlTable> parse() {
    return bytes().flatMap(this::decode).flatMap(this::parse);
  }

  private Optional<byte[]> bytes() {
    try {
      if (!Files.isDirectory(file)) {
        return Optional.of(Files.readAllBytes(file));
      }
      problems.error(START, "", "is a directory", EXPECTED_FILE);
    } catch (NoSuchFileException e) {
      problems.error(START, "", "does not exist", EXPECTED_FILE);
    } catch (AccessDeniedException e) {
      problems.error(START, "", "may not be read by this user", "expected read permission");
    } catch (IOException e) {
      problems.error(START, "", "cannot be read (" + e.getMessage() + ")", EXPECTED_FILE);
    }
    return Optional.empty();
  }

  private Optional<String> decode(byte[] bytes) {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true);
    String decoded = text.flip().toString();
    if (result.isError()) {
      problems.error(endOf(decoded), "", "is not UTF-8 here", "expected a file in UTF-8");
      return Optional.empty();
    }
    return Optional.of(decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded);
  }

  private static TomlPosition endOf(String text) {
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    return TomlPosition.positionAt(line, text.length() - text.lastIndexOf('\n'));
  }

  private Optional<TomlTable> parse(String text) {
    TomlParseResult result = Toml.parse(text);
    result.errors().forEach(this::report);
    return Optional.of(result);
  }

  private void report(TomlParseError error) {
    String message =
        QUOTED_INPUT.matcher(String.valueOf(error.getMessage())).replaceFirst("unexpected text");
    int comma = message.lastIndexOf(", expected ");
    problems.error(
        error.position(),
        "",
        "not TOML: " + (comma < 0 ? message : message.substring(0, comma)),
        comma < 0 ? "" : message.substring(comma + ", ".length()));
  }
}
