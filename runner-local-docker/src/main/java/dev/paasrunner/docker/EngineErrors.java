package dev.paasrunner.docker;

import com.github.dockerjava.api.exception.DockerException;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What docker-java throws, in the engine's kinds. Pure.
final class EngineErrors {
  private static final int LONGEST_REASON = 500;

  /// The engine answers errors with `{"message":"…"}` (Docker Engine API 1.41, `ErrorResponse`).
  private static final Pattern MESSAGE =
      Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Path socket;

  EngineErrors(Path socket) {
    this.socket = socket;
  }

  /// The error to be thrown for a call.
  ///
  /// @param attempt what was being done, to go on after "could not"
  /// @throws RuntimeException the cause itself, if it is neither an answer of the engine nor
  ///   trouble in reaching it
  ExecutorException of(String attempt, ExecutionException failed) {
    Throwable cause = Optional.ofNullable(failed.getCause()).orElse(failed);
    if (cause instanceof DockerException refusal) {
      return new ExecutorException(
          kind(refusal.getHttpStatus()), "could not " + attempt + ": " + reason(refusal), refusal);
    }
    Optional<IOException> trouble = ioException(cause);
    if (trouble.isPresent()) {
      return unreachable(attempt, trouble.get());
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw cause instanceof RuntimeException bug ? bug : new IllegalStateException(cause);
  }

  private static ErrorKind kind(int status) {
    return switch (status) {
      case 401, 403 -> ErrorKind.DENIED;
      case 404 -> ErrorKind.GONE;
      case 409 -> ErrorKind.TRANSIENT;
      case 429 -> ErrorKind.EXHAUSTED;
      default -> status >= 400 && status < 500 ? ErrorKind.REFUSED : ErrorKind.TRANSIENT;
    };
  }

  /// The engine's own words, without the JSON around them.
  static String reason(DockerException refusal) {
    String text = Optional.ofNullable(refusal.getMessage()).orElse("");
    Matcher message = MESSAGE.matcher(text);
    String words =
        message.find()
            ? message.group(1).replaceAll("\\\\n", " ").replaceAll("\\\\(.)", "$1")
            : text;
    return shortened(words.strip());
  }

  static String shortened(String words) {
    return words.length() <= LONGEST_REASON ? words : words.substring(0, LONGEST_REASON) + "…";
  }

  private ExecutorException unreachable(String attempt, IOException trouble) {
    String found = Optional.ofNullable(trouble.getMessage()).orElse(trouble.toString());
    boolean denied = found.toLowerCase(Locale.ROOT).contains("permission denied");
    return new ExecutorException(
        denied ? ErrorKind.DENIED : ErrorKind.TRANSIENT,
        "could not %s (%s): is the Docker engine running, may this user use the socket %s?"
            .formatted(attempt, shortened(found), socket),
        trouble);
  }

  private static Optional<IOException> ioException(Throwable cause) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (t instanceof IOException trouble) {
        return Optional.of(trouble);
      }
    }
    return Optional.empty();
  }
}
