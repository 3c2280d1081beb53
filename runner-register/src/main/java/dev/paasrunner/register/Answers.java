package dev.paasrunner.register;

import dev.paasrunner.register.dialog.WrongAnswerException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Understands what a person answers to each kind of question.
final class Answers {
  private Answers() {}

  static String text(String answer) throws WrongAnswerException {
    if (answer.isBlank()) {
      throw new WrongAnswerException("expected some text");
    }
    return answer.strip();
  }

  /// Never quoted: it may hold credentials.
  static String url(String answer) throws WrongAnswerException {
    String expected = "expected http:// or https:// and a host name";
    try {
      URI url = new URI(answer.strip());
      boolean usable =
          url.getScheme() != null
              && Set.of("http", "https").contains(url.getScheme())
              && url.getHost() != null;
      boolean more = url.getUserInfo() != null || url.getQuery() != null;
      if (usable && !more && url.getFragment() == null) {
        return answer.strip();
      }
      throw new WrongAnswerException(more ? expected + " and no credentials" : expected);
    } catch (URISyntaxException e) {
      throw new WrongAnswerException(expected);
    }
  }

  static String token(String answer) throws WrongAnswerException {
    String token = answer.strip();
    if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new WrongAnswerException("expected a token, which has no blanks and only ASCII");
    }
    return token;
  }

  static int positive(String answer) throws WrongAnswerException {
    if (!answer.strip().matches("0{0,9}[1-9][0-9]{0,8}")) {
      throw new WrongAnswerException("expected a positive whole number, not " + answer);
    }
    return Integer.parseInt(answer.strip());
  }

  static Duration timeout(String answer) throws WrongAnswerException {
    Duration timeout = Duration.ofSeconds(positive(answer));
    if (timeout.compareTo(Duration.ofMinutes(10)) < 0) {
      throw new WrongAnswerException("expected 600 seconds or more, not " + answer);
    }
    return timeout;
  }

  static boolean bool(String answer) throws WrongAnswerException {
    return switch (answer.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new WrongAnswerException("expected true or false, not " + answer);
    };
  }

  static List<String> tags(String answer) {
    return Arrays.stream(answer.split(","))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .toList();
  }

  static Path path(String answer) throws WrongAnswerException {
    try {
      return Path.of(text(answer));
    } catch (InvalidPathException e) {
      throw new WrongAnswerException("expected the name of a file");
    }
  }

  static Path readableFile(String answer) throws WrongAnswerException {
    Path file = path(answer);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new WrongAnswerException(file + " is no readable file");
    }
    return file;
  }

  static String oneOf(List<String> choices, String answer) throws WrongAnswerException {
    if (!choices.contains(answer.strip())) {
      throw new WrongAnswerException("expected one of " + String.join(", ", choices));
    }
    return answer.strip();
  }
}
