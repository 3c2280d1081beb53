package dev.paasrunner.telemetry.kept;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a history lies: the folder `history` of a state directory, with one or several files for
/// each day (UTC), such as `2026-01-31.001.jsonl`. Other files in it are left alone.
record HistoryFolder(Path directory) {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final Pattern NAME =
      Pattern.compile("([0-9]{4}-[01][0-9]-[0-3][0-9])\\.([0-9]{3})\\.jsonl");

  HistoryFolder {
    requireNonNull(directory);
  }

  static HistoryFolder in(Path stateDirectory) {
    return new HistoryFolder(stateDirectory.resolve("history"));
  }

  /// One file.
  ///
  /// @param number from 1
  record Part(LocalDate day, int number) {
    Part {
      requireNonNull(day);
    }

    Part next() {
      return new Part(day, Math.min(number + 1, 999));
    }

    private static Optional<Part> of(Path file) {
      Matcher name = NAME.matcher(file.getFileName().toString());
      try {
        return name.matches()
            ? Optional.of(new Part(LocalDate.parse(name.group(1)), Integer.parseInt(name.group(2))))
            : Optional.empty();
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
  }

  Path fileOf(Part part) {
    return directory.resolve("%s.%03d.jsonl".formatted(part.day(), part.number()));
  }

  /// How long a file is, 0 if it is not there.
  long size(Part part) throws IOException {
    try {
      return Files.size(fileOf(part));
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  /// The files that are there, oldest first; none if the folder does not exist.
  List<Part> parts() throws IOException {
    List<Part> parts = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      files.forEach(file -> Part.of(file).ifPresent(parts::add));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    parts.sort(Comparator.comparing(Part::day).thenComparingInt(Part::number));
    return parts;
  }

  /// Makes the folder, for its owner alone.
  void prepare() throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } else if (!Files.getPosixFilePermissions(directory).equals(OWNER_ONLY)) {
      Files.setPosixFilePermissions(directory, OWNER_ONLY);
    }
  }
}
