package dev.paasrunner.register.file;

import java.util.ArrayList;
import java.util.List;

/// Finds where the tables of a TOML text begin and end, without reading values. Only for texts that
/// a parser has accepted. A character stands for a byte (ISO 8859-1): all that structures TOML is
/// ASCII, which is never a part of a longer UTF-8 character.
final class TomlScanner {
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  private final String text;
  private int at;

  private TomlScanner(String text) {
    this.text = text;
    this.at = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
  }

  /// A line or lines that belong together: a header, or a key with its value.
  ///
  /// @param start of the first line
  /// @param end behind the last line's end
  record Expression(int start, int end, boolean header) {}

  /// All expressions; blank lines and those with a comment only are between them.
  static List<Expression> expressions(String text) {
    TomlScanner scanner = new TomlScanner(text);
    List<Expression> found = new ArrayList<>();
    while (scanner.at < text.length()) {
      scanner.readLine(found);
    }
    return found;
  }

  private void readLine(List<Expression> found) {
    int start = at;
    skipBlanks();
    char first = current();
    boolean empty = first == '\n' || first == '\r' || first == '#' || first == '\0';
    skipExpression();
    if (!empty) {
      found.add(new Expression(start, at, first == '['));
    }
  }

  private void skipBlanks() {
    while (current() == ' ' || current() == '\t') {
      at++;
    }
  }

  /// To the end of the line in which all brackets are closed.
  private void skipExpression() {
    int depth = 0;
    while (at < text.length()) {
      switch (current()) {
        case '"', '\'' -> skipString();
        case '#' -> skipToEndOfLine();
        case '[', '{' -> {
          depth++;
          at++;
        }
        case ']', '}' -> {
          depth--;
          at++;
        }
        case '\n' -> {
          at++;
          if (depth == 0) {
            return;
          }
        }
        default -> at++;
      }
    }
  }

  private void skipToEndOfLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private void skipString() {
    char quote = current();
    String three = String.valueOf(quote).repeat(3);
    if (text.startsWith(three, at)) {
      at += 3;
      skipTo(three, quote == '"');
      // Up to two quotes may stand directly before the closing ones.
      while (current() == quote) {
        at++;
      }
    } else {
      at++;
      skipTo(String.valueOf(quote), quote == '"');
    }
  }

  private void skipTo(String closing, boolean escapes) {
    while (at < text.length() && !text.startsWith(closing, at)) {
      at += escapes && current() == '\\' ? 2 : 1;
    }
    at = Math.min(text.length(), at + closing.length());
  }

  private char current() {
    return at < text.length() ? text.charAt(at) : '\0';
  }
}
