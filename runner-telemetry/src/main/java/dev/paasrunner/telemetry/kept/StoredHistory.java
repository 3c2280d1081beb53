package dev.paasrunner.telemetry.kept;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a state directory's history says about jobs of one number, read without changing anything,
/// beside a daemon that writes it. What is torn or was removed meanwhile is passed over.
///
/// @param entries of jobs of that number, of all sections and of the daemon, in the order of time
/// @param from the first day (UTC) that the history covers; empty if there is none
/// @param to the last day
public record StoredHistory(List<Entry> entries, Optional<LocalDate> from, Optional<LocalDate> to) {
  public StoredHistory {
    entries = List.copyOf(entries);
    requireNonNull(from);
    requireNonNull(to);
  }

  /// Reads.
  ///
  /// @param job the coordinator's number of the job
  /// @throws IOException with one sentence for people if the history is there and cannot be read
  public static StoredHistory of(Path stateDirectory, long job) throws IOException {
    HistoryFolder folder = HistoryFolder.in(stateDirectory);
    try {
      List<Entry> entries = new ArrayList<>();
      List<LocalDate> days = new ArrayList<>();
      for (HistoryFolder.Part part : folder.parts()) {
        days.add(part.day());
        read(folder.fileOf(part), job, entries);
      }
      entries.sort(Comparator.comparing(Entry::at));
      return new StoredHistory(
          entries, days.stream().findFirst(), days.stream().reduce((_, last) -> last));
    } catch (IOException | UncheckedIOException e) {
      throw new IOException(
          "The history in %s cannot be read (%s): do this as the user of the daemon, or as root."
              .formatted(folder.directory(), why(e)),
          e);
    }
  }

  private static String why(Exception e) {
    return e instanceof AccessDeniedException ? "permission denied" : e.toString();
  }

  private static void read(Path file, long job, List<Entry> entries) throws IOException {
    // Unlike that of Files, this reader passes over half a character at a torn end.
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> EntryCodec.mayBeOf(line, job))
          .forEach(line -> EntryCodec.read(line).filter(e -> isOf(e, job)).ifPresent(entries::add));
    } catch (NoSuchFileException e) {
      // Removed meanwhile, because it is old.
    }
  }

  private static boolean isOf(Entry entry, long job) {
    return entry.job().isEmpty() || entry.job().getAsLong() == job;
  }
}
