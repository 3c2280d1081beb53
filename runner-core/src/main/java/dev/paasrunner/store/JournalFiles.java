package dev.paasrunner.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The journals of a state directory: `journal.1` and so on, newer ones with higher numbers.
final class JournalFiles {
  private static final Pattern NAME = Pattern.compile("journal\\.(\\d{1,9})");

  private JournalFiles() {}

  static Path of(Path directory, int number) {
    return directory.resolve("journal." + number);
  }

  /// The journals that are there, by number. None if the directory does not exist.
  static SortedMap<Integer, Path> in(Path directory) throws IOException {
    SortedMap<Integer, Path> journals = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "journal.*")) {
      for (Path file : files) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          journals.put(Integer.parseInt(name.group(1)), file);
        }
      }
    } catch (NoSuchFileException e) {
      return journals;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return journals;
  }
}
