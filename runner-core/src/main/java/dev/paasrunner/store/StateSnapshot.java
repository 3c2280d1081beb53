package dev.paasrunner.store;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a state directory holds at the moment, for people. Made without the directory's lock and
/// without changing anything, beside a daemon at work: each record is as it was at some instant of
/// the reading.
///
/// @param jobs the readable records, by runner and number
/// @param unreadable the records that cannot be read, and those that were set aside before
public record StateSnapshot(List<Kept> jobs, List<Unreadable> unreadable) {
  public StateSnapshot {
    jobs = List.copyOf(jobs);
    unreadable = List.copyOf(unreadable);
  }

  /// A readable record.
  ///
  /// @param written when it was last written
  public record Kept(JobRecord job, Instant written) {}

  /// A record that somebody has to look at.
  ///
  /// @param why a few words, never a secret
  public record Unreadable(String file, String why) {}

  /// Reads a directory. One that does not exist holds nothing.
  ///
  /// @throws IOException with one sentence for people if it cannot be looked at
  public static StateSnapshot of(Path directory) throws IOException {
    try {
      // The journals first: what leaves them meanwhile is found in the files.
      List<Generation> journals = Recovery.peek(directory);
      Map<JobKey, Kept> jobs = new HashMap<>();
      List<Unreadable> unreadable = new ArrayList<>();
      for (Path file : list(directory)) {
        read(file, jobs, unreadable);
      }
      journals.forEach(
          journal -> journal.overlay(jobs::remove, kept -> jobs.put(kept.job().key(), kept)));
      return new StateSnapshot(inOrder(jobs.values()), byFile(unreadable));
    } catch (NoSuchFileException e) {
      return new StateSnapshot(List.of(), List.of());
    } catch (IOException e) {
      throw new IOException(
          "The state directory %s cannot be read (%s): do this as the user of the daemon, or as root."
              .formatted(directory, IoTrouble.inWords(e)),
          e);
    }
  }

  private static List<Kept> inOrder(Collection<Kept> jobs) {
    return jobs.stream()
        .sorted(
            Comparator.comparing((Kept kept) -> kept.job().key().runner())
                .thenComparingLong(kept -> kept.job().key().id()))
        .toList();
  }

  private static List<Unreadable> byFile(List<Unreadable> unreadable) {
    return unreadable.stream().sorted(Comparator.comparing(Unreadable::file)).toList();
  }

  private static List<Path> list(Path directory) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> records =
        Files.newDirectoryStream(directory, "{*.json,*.json.unreadable*}")) {
      records.forEach(files::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return files;
  }

  private static void read(Path file, Map<JobKey, Kept> jobs, List<Unreadable> unreadable) {
    String name = file.getFileName().toString();
    if (!name.endsWith(".json")) {
      unreadable.add(new Unreadable(name, "set aside at an earlier start"));
      return;
    }
    try {
      JobRecord job = RecordCodec.read(Files.readString(file));
      jobs.put(job.key(), new Kept(job, Files.getLastModifiedTime(file).toInstant()));
    } catch (NoSuchFileException e) {
      // The job was closed meanwhile.
    } catch (RecordFormatException e) {
      unreadable.add(new Unreadable(name, e.why()));
    } catch (IOException e) {
      unreadable.add(new Unreadable(name, IoTrouble.inWords(e)));
    }
  }
}
