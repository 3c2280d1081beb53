package dev.paasrunner.store;

import dev.paasrunner.job.JobRecord;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
    List<Kept> jobs = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    for (Path file : records(directory)) {
      read(file, jobs, unreadable);
    }
    jobs.sort(
        Comparator.comparing((Kept kept) -> kept.job().key().runner())
            .thenComparingLong(kept -> kept.job().key().id()));
    unreadable.sort(Comparator.comparing(Unreadable::file));
    return new StateSnapshot(jobs, unreadable);
  }

  private static List<Path> records(Path directory) throws IOException {
    try {
      return list(directory);
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new IOException(
          "The state directory %s cannot be read (%s): do this as the user of the daemon, or as root."
              .formatted(directory, IoTrouble.inWords(e)),
          e);
    }
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

  private static void read(Path file, List<Kept> jobs, List<Unreadable> unreadable) {
    String name = file.getFileName().toString();
    if (!name.endsWith(".json")) {
      unreadable.add(new Unreadable(name, "set aside at an earlier start"));
      return;
    }
    try {
      JobRecord job = RecordCodec.read(Files.readString(file));
      jobs.add(new Kept(job, Files.getLastModifiedTime(file).toInstant()));
    } catch (NoSuchFileException e) {
      // The job was closed meanwhile.
    } catch (RecordFormatException e) {
      unreadable.add(new Unreadable(name, e.why()));
    } catch (IOException e) {
      unreadable.add(new Unreadable(name, IoTrouble.inWords(e)));
    }
  }
}
