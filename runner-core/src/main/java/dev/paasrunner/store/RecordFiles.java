package dev.paasrunner.store;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.spi.StateStore;
import dev.paasrunner.store.StateSnapshot.Kept;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One small JSON file for each job in a directory, with the job's payload beside it until the host
/// has it. Each file is replaced as a whole, so that a `kill -9` or a loss of power leaves the old
/// or the new text.
final class RecordFiles {
  private static final String RECORD = ".json";
  private static final String PAYLOAD = ".payload";

  /// Makes a probe about as large as a usual record with its payload.
  private static final int PROBE_LINES = 1000;

  private final Path directory;

  RecordFiles(Path directory) {
    this.directory = directory;
  }

  /// The file gets the time of the change, which tells people since when the job is in its state.
  void write(Kept kept) throws IOException {
    Path file = recordFile(kept.job().key());
    DurableFile.replace(file, RecordCodec.write(kept.job()));
    Files.setLastModifiedTime(file, FileTime.from(kept.written()));
  }

  /// To be written before its record: without one it is removed at the next start.
  void writePayload(JobKey job, String payload) throws IOException {
    DurableFile.replace(payloadFile(job), payload);
  }

  void deletePayload(JobKey job) throws IOException {
    Files.deleteIfExists(payloadFile(job));
  }

  void delete(JobKey job) throws IOException {
    Files.deleteIfExists(payloadFile(job));
    Files.deleteIfExists(recordFile(job));
  }

  /// Makes what was written and deleted survive a loss of power.
  void force() throws IOException {
    DurableFile.forceDirectory(directory);
  }

  Optional<String> payload(JobKey job) throws IOException {
    try {
      return Optional.of(Files.readString(payloadFile(job)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// Every record. What cannot be read is set aside and reported, leftovers of a kill are removed.
  StateStore.Loaded loadAll() throws IOException {
    List<JobRecord> jobs = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + RECORD)) {
      for (Path file : files) {
        load(file, jobs, problems);
      }
    }
    removeLeftovers(jobs);
    return new StateStore.Loaded(jobs, problems);
  }

  /// What a kill left of a write: a file that was not put in place, or a payload whose record never
  /// came. Nobody knows of that job here, and its coordinator's own timeout ends it.
  private void removeLeftovers(List<JobRecord> jobs) throws IOException {
    Set<Path> wanted = jobs.stream().map(job -> payloadFile(job.key())).collect(Collectors.toSet());
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory, "{*.new,*" + PAYLOAD + "}")) {
      for (Path file : files) {
        if (!wanted.contains(file) && !belongsToUnreadable(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /// A payload is kept beside a record that somebody has to look at.
  private static boolean belongsToUnreadable(Path payload) {
    String name = payload.getFileName().toString().replace(PAYLOAD, RECORD + ".unreadable");
    return Files.exists(payload.resolveSibling(name));
  }

  private void load(Path file, List<JobRecord> jobs, List<String> problems) {
    try {
      JobRecord job = RecordCodec.read(Files.readString(file));
      if (!recordFile(job.key()).equals(file)) {
        throw new RecordFormatException("it is a copy of the record of " + job.key());
      }
      jobs.add(job);
    } catch (RecordFormatException e) {
      problems.add(setAside(file, e.why()));
    } catch (IOException e) {
      problems.add(setAside(file, IoTrouble.inWords(e)));
    }
  }

  private static String setAside(Path file, String why) {
    String problem =
        "The job record %s cannot be read (%s). Look there for the name of its host, which may still run and be billed. "
            .formatted(file, why);
    try {
      Path aside = unused(file);
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
      return problem + "It was set aside as " + aside.getFileName() + ".";
    } catch (IOException e) {
      return problem + "It stays where it is, since " + IoTrouble.inWords(e) + ".";
    }
  }

  private static Path unused(Path file) {
    Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling(file.getFileName() + ".unreadable." + i);
    }
    return aside;
  }

  /// Whether there is a record, be it one that was set aside.
  boolean isKept(JobKey job) throws IOException {
    String name = recordFile(job).getFileName().toString();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(
            directory, file -> file.getFileName().toString().startsWith(name))) {
      return files.iterator().hasNext();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private Path recordFile(JobKey job) {
    return directory.resolve(RecordFileName.of(job) + RECORD);
  }

  private Path payloadFile(JobKey job) {
    return directory.resolve(RecordFileName.of(job) + PAYLOAD);
  }

  void verifyWritable() throws IOException {
    Path probe = directory.resolve(".probe");
    DurableFile.replace(probe, "A job could be kept here.\n".repeat(PROBE_LINES));
    Files.deleteIfExists(probe);
  }
}
