package dev.paasrunner.register.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// A configuration file that cannot be changed as wanted, and that is as it was. The message is one
/// or more sentences for people, one a line, and never holds a secret.
public final class ConfigFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  ConfigFileException(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  /// @param attempt as it reads after "cannot"
  static ConfigFileException of(String attempt, Path file, IOException e) {
    return new ConfigFileException("cannot %s %s: %s".formatted(attempt, file, inWords(e)));
  }

  private static String inWords(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "access to " + denied.getFile() + " is denied";
      case NoSuchFileException missing -> missing.getFile() + " does not exist";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    };
  }

  @Override
  public String getMessage() {
    return sentence;
  }
}
