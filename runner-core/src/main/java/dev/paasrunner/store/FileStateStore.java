package dev.paasrunner.store;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.spi.StateStore;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One small JSON file for each job in a directory of mode 0700, with the job's payload beside it
/// until the host has it. Files are replaced as a whole and forced to disk, so that a `kill -9` or
/// a loss of power leaves the old or the new text. The directory is locked for as long as it is
/// open.
public final class FileStateStore implements StateStore {
  private static final String RECORD = ".json";
  private static final String PAYLOAD = ".payload";

  /// Makes a probe about as large as a usual record with its payload.
  private static final int PROBE_LINES = 1000;

  private final Path directory;
  private final DirectoryLock lock;

  private FileStateStore(Path directory, DirectoryLock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /// Opens a directory, making it if it does not exist.
  ///
  /// @throws IOException with one sentence for people if it cannot be used, or if another daemon
  ///   uses it
  public static FileStateStore open(Path directory) throws IOException {
    StateDirectory.prepare(directory);
    return new FileStateStore(directory, DirectoryLock.take(directory));
  }

  /// Whether a daemon uses a directory now. Takes the directory away from nobody, and keeps nobody
  /// from opening it.
  ///
  /// @throws IOException if the directory does not exist or may not be looked at
  public static boolean isInUse(Path directory) throws IOException {
    return DirectoryLock.isTaken(directory);
  }

  @Override
  public void create(JobRecord job, String payload) throws IOException {
    write(
        () -> {
          DurableFile.replace(payloadFile(job.key()), payload);
          DurableFile.replace(recordFile(job.key()), RecordCodec.write(job));
          DurableFile.forceDirectory(directory);
        });
  }

  @Override
  public void replace(JobRecord job) throws IOException {
    write(
        () -> {
          DurableFile.replace(recordFile(job.key()), RecordCodec.write(job));
          DurableFile.forceDirectory(directory);
        });
  }

  private interface Write {
    void make() throws IOException;
  }

  private void write(Write write) throws IOException {
    try {
      write.make();
    } catch (IOException e) {
      throw new IOException(
          "The state directory %s cannot be written (%s): is its file system full, read-only or gone?"
              .formatted(directory, IoTrouble.inWords(e)),
          e);
    }
  }

  @Override
  public Optional<String> payload(JobKey job) throws IOException {
    try {
      return Optional.of(Files.readString(payloadFile(job)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void dropPayload(JobKey job) throws IOException {
    // Not forced: a payload that comes back after a loss of power is removed at the next start.
    Files.deleteIfExists(payloadFile(job));
  }

  @Override
  public void remove(JobKey job) throws IOException {
    write(
        () -> {
          Files.deleteIfExists(payloadFile(job));
          Files.deleteIfExists(recordFile(job));
          DurableFile.forceDirectory(directory);
        });
  }

  @Override
  public Loaded loadAll() throws IOException {
    List<JobRecord> jobs = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + RECORD)) {
      for (Path file : files) {
        load(file, jobs, problems);
      }
    }
    removeLeftovers(jobs);
    return new Loaded(jobs, problems);
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

  @Override
  public boolean isKept(JobKey job) throws IOException {
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

  @Override
  public void verifyWritable() throws IOException {
    Path probe = directory.resolve(".probe");
    write(
        () -> {
          DurableFile.replace(probe, "A job could be kept here.\n".repeat(PROBE_LINES));
          Files.deleteIfExists(probe);
        });
  }

  @Override
  public void close() {
    lock.close();
  }
}
