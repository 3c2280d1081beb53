package dev.paasrunner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// What earlier processes left in journals, since they were killed.
///
/// @param generations oldest first
/// @param lastNumber the highest number of a journal, or 0
/// @param problems one sentence for each journal that is damaged
record Recovery(List<Generation> generations, int lastNumber, List<String> problems) {
  Recovery {
    generations = List.copyOf(generations);
    problems = List.copyOf(problems);
  }

  /// Reads the journals of a directory. One that is damaged is read up to the damage, and a copy of
  /// it is set aside.
  static Recovery in(Path directory) throws IOException {
    SortedMap<Integer, Path> journals = JournalFiles.in(directory);
    List<Generation> generations = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Map.Entry<Integer, Path> journal : journals.entrySet()) {
      JournalReader.Contents contents = JournalReader.read(journal.getValue());
      generations.add(Generation.of(journal.getValue(), contents.changes()));
      Optional<String> damage = contents.damage();
      if (damage.isPresent()) {
        problems.add(setAside(journal.getValue(), damage.get()));
      }
    }
    return new Recovery(generations, journals.isEmpty() ? 0 : journals.lastKey(), problems);
  }

  /// What the journals of a directory hold at the moment, oldest first, without changing anything.
  /// One that ends meanwhile is left out: its changes are in the files then.
  static List<Generation> peek(Path directory) throws IOException {
    List<Generation> generations = new ArrayList<>();
    for (Path journal : JournalFiles.in(directory).values()) {
      try {
        generations.add(Generation.of(journal, JournalReader.read(journal).changes()));
      } catch (NoSuchFileException e) {
        // It has ended meanwhile.
      }
    }
    return generations;
  }

  private static String setAside(Path journal, String damage) throws IOException {
    Path aside = journal.resolveSibling(journal.getFileName() + ".unreadable");
    Files.copy(
        journal, aside, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    return "The journal %s cannot be read to its end (%s). The newest changes of some jobs may be missing, so look on the platform for hosts that no job needs. A copy was set aside as %s."
        .formatted(journal, damage, aside.getFileName());
  }
}
