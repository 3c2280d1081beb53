package dev.paasrunner.store;

import com.google.gson.JsonObject;
import dev.paasrunner.job.JobKey;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The requests to write jobs off that lie in a state directory, one file beside the record of each
/// job, and the notes of those that were dealt with, one line for each in [#NOTES]. Requests are
/// put there by anybody who may write to the directory, and taken out by the daemon that owns it.
public final class WriteOffFolder {
  /// The name of the file with the notes.
  public static final String NOTES = "write-offs.jsonl";

  private static final String REQUEST = ".write-off";

  private final Path directory;

  public WriteOffFolder(Path directory) {
    this.directory = directory;
  }

  /// What became of a request.
  public enum Outcome {
    /// The job was forgotten with its debts.
    WRITTEN_OFF,
    /// The job had been forgotten before, its debts paid, or written off just before a kill.
    GONE_ALREADY,
    /// The job is at work and owes nothing yet.
    REFUSED;

    private String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /// The requests that wait.
  ///
  /// @param problems one sentence for each that could not be read and was set aside
  public record Waiting(List<WriteOffRequest> requests, List<String> problems) {
    public Waiting {
      requests = List.copyOf(requests);
      problems = List.copyOf(problems);
    }
  }

  /// Puts a request, in place of an earlier one for the same job.
  ///
  /// @throws IOException with one sentence for people
  public void put(WriteOffRequest request) throws IOException {
    try {
      DurableFile.replaceForOwner(fileOf(request.job()), WriteOffCodec.write(request) + "\n");
      DurableFile.forceDirectory(directory);
    } catch (IOException e) {
      throw new IOException(
          "The request could not be written to %s (%s): do this as the user of the daemon, or as root."
              .formatted(directory, IoTrouble.inWords(e)),
          e);
    }
  }

  /// Looks for requests. Cheap if there are none: one listing of the directory.
  public Waiting waiting() throws IOException {
    List<WriteOffRequest> requests = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + REQUEST)) {
      for (Path file : files) {
        read(file, requests, problems);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return new Waiting(requests, problems);
  }

  private static void read(Path file, List<WriteOffRequest> requests, List<String> problems)
      throws IOException {
    try {
      requests.add(WriteOffCodec.read(Files.readString(file)));
    } catch (NoSuchFileException e) {
      // Nobody but the daemon takes requests away; but if somebody did, there is none any more.
    } catch (RecordFormatException e) {
      Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      problems.add(
          "The request %s cannot be read (%s) and was set aside as %s: write the job off again."
              .formatted(file, e.why(), aside.getFileName()));
    }
  }

  /// Keeps a note of a request, then takes it out. After a kill in between there may be a second
  /// note of the same request, never none.
  ///
  /// @throws IOException with one sentence for people; the request stays then
  public void close(WriteOffRequest request, Outcome outcome, Instant at) throws IOException {
    JsonObject note = WriteOffCodec.write(request);
    note.addProperty("outcome", outcome.label());
    note.addProperty("done_at", at.toString());
    try {
      DurableFile.append(directory.resolve(NOTES), note.toString());
      Files.deleteIfExists(fileOf(request.job()));
      DurableFile.forceDirectory(directory);
    } catch (IOException e) {
      throw new IOException(
          "The note of %s written off could not be kept in %s (%s)."
              .formatted(request.job(), directory.resolve(NOTES), IoTrouble.inWords(e)),
          e);
    }
  }

  private Path fileOf(JobKey job) {
    return directory.resolve(RecordFileName.of(job) + REQUEST);
  }
}
