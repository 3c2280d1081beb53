package dev.paasrunner.handoff;

import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes valid JSON in as many ways as there are: blanks, escapes, nesting, repeated names.
final class RandomJson {
  private static final String[] BLANKS = {"", "", "", " ", "\n", "\t", "\r\n ", "   "};
  private static final String[] SCALARS = {"0", "-1.5e+3", "true", "false", "null", "12345678901"};
  private static final String CHARACTERS = "ab{}[]:,'$/ é€😀\\\"\n\t\u0001";

  private final Random random;

  RandomJson(Random random) {
    this.random = random;
  }

  String blank() {
    return BLANKS[random.nextInt(BLANKS.length)];
  }

  String value(int depth) {
    return switch (random.nextInt(depth > 0 ? 4 : 2)) {
      case 0 -> SCALARS[random.nextInt(SCALARS.length)];
      case 1 -> string();
      case 2 -> object(depth - 1);
      default -> "[" + list(() -> value(depth - 1)) + "]";
    };
  }

  String object(int depth) {
    return "{" + list(() -> string() + blank() + ":" + blank() + value(depth)) + "}";
  }

  /// A random text as a JSON string.
  String string() {
    String text =
        Stream.generate(() -> CHARACTERS.charAt(random.nextInt(10)))
            .limit(random.nextInt(4))
            .map(String::valueOf)
            .collect(Collectors.joining());
    return quoted(text + CHARACTERS.substring(random.nextInt(CHARACTERS.length() - 6)));
  }

  /// The given text as a JSON string, each character escaped or not as luck will have it.
  String quoted(String text) {
    return text.chars()
        .mapToObj(c -> character((char) c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private String character(char c) {
    if (c < ' ' || random.nextInt(8) == 0) {
      return String.format(Locale.ROOT, "\\u%04x", (int) c);
    }
    return switch (c) {
      case '"', '\\' -> "\\" + c;
      case '/' -> random.nextBoolean() ? "\\/" : "/";
      default -> String.valueOf(c);
    };
  }

  private String list(Supplier<String> element) {
    return Stream.generate(element)
        .limit(random.nextInt(4))
        .map(text -> blank() + text + blank())
        .collect(Collectors.joining(","));
  }
}
