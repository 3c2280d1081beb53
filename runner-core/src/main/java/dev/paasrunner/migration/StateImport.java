package dev.paasrunner.migration;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.Secret;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.JobLines;
import dev.paasrunner.spi.StateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the jobs of the original program's state file into our store, before anything starts.
///
/// The file is renamed when all of it is in the store, and stays as a backup. A kill at any instant
/// leaves it in place, and the next start does the rest: jobs that are in the store are passed
/// over.
public final class StateImport {
  private static final Logger LOG = LoggerFactory.getLogger(StateImport.class);
  private static final String BACKUP = ".imported";

  private final List<Target> targets;
  private final StateStore store;
  private final String systemId;

  /// @param targets the sections that are going to run
  /// @param systemId the identity of this daemon
  public StateImport(List<Target> targets, StateStore store, String systemId) {
    this.targets = List.copyOf(targets);
    this.store = store;
    this.systemId = systemId;
  }

  /// A section, and the token by which the original named it.
  public record Target(RunnerSection section, Secret token) {
    private static final int LENGTH = 8;

    public Target {
      requireNonNull(section);
      requireNonNull(token);
    }

    private boolean isNamed(String runner) {
      String text = token.reveal();
      return runner.equals(text.length() <= LENGTH ? text : text.substring(0, LENGTH));
    }
  }

  /// What was done.
  ///
  /// @param jobs how many were taken over, by the list that they were in
  /// @param known how many were in the store already
  /// @param problems one sentence for each entry that names no job
  /// @param refused the jobs that were not taken over
  record Result(
      Map<SavedJob.List, Integer> jobs, int known, List<String> problems, List<Refused> refused) {
    Result {
      jobs = Map.copyOf(jobs);
      problems = List.copyOf(problems);
      refused = List.copyOf(refused);
    }

    int notTakenOver() {
      return problems.size() + refused.size();
    }
  }

  /// A job that was not taken over.
  record Refused(SavedJob job, String why) {
    /// By the original's name of the runner, which may be of no section here.
    void log() {
      LOG.atError()
          .addKeyValue(JobLines.JOB, job.id())
          .addKeyValue(JobLines.RUNNER, job.runner())
          .log("The {} is not taken over: {}.", job, why);
    }
  }

  /// Takes over what a file holds; nothing happens if there is none. Whatever goes wrong is logged
  /// and stops no start: it leaves the file where it is.
  public void run(Path file, Instant now) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try {
      Result result = take(SavedState.parse(Files.readString(file)), now);
      Path backup = moveAway(file);
      result.problems().forEach(LOG::error);
      result.refused().forEach(Refused::log);
      LOG.info(
          "the state file {} of the original program was taken over: {}, {} known before, {} not"
              + " taken over; it is kept as {}",
          file,
          result.jobs(),
          result.known(),
          result.notTakenOver(),
          backup);
    } catch (SavedStateException e) {
      LOG.error(
          "the state file {} is not one of the original program ({}): it is left alone, and no job"
              + " is taken over from it; remove it if it is of no use",
          file,
          e.why());
    } catch (IOException e) {
      LOG.error(
          "the state file {} of the original program could not be taken over as a whole ({}): this"
              + " is done at the next start",
          file,
          e.toString());
    }
  }

  private Result take(SavedState saved, Instant now) throws IOException {
    Map<SavedJob.List, Integer> counts = new EnumMap<>(SavedJob.List.class);
    List<Refused> refused = new ArrayList<>();
    int known = 0;
    for (SavedJob job : saved.jobs()) {
      try {
        if (take(job, new Translation(sectionOf(job), systemId, now))) {
          counts.merge(job.list(), 1, Integer::sum);
        } else {
          known++;
        }
      } catch (UntranslatableException e) {
        refused.add(new Refused(job, e.why()));
      }
    }
    return new Result(counts, known, saved.problems(), refused);
  }

  private RunnerSection sectionOf(SavedJob job) throws UntranslatableException {
    List<Target> named = targets.stream().filter(target -> target.isNamed(job.runner())).toList();
    if (named.isEmpty()) {
      throw new UntranslatableException(
          "no runner section that runs has a token of this beginning");
    }
    if (named.size() > 1) {
      throw new UntranslatableException(
          "several runner sections have tokens of this beginning, and whose it is cannot be told");
    }
    return named.getFirst().section();
  }

  private boolean take(SavedJob job, Translation translation)
      throws IOException, UntranslatableException {
    if (store.isKept(translation.keyOf(job))) {
      return false;
    }
    JobRecord record = translation.recordOf(job);
    store.create(record, job.payload().orElse(""));
    if (job.list() != SavedJob.List.PENDING) {
      store.dropPayload(record.key());
    }
    return true;
  }

  private static Path moveAway(Path file) throws IOException {
    Path backup = file.resolveSibling(file.getFileName() + BACKUP);
    for (int i = 2; Files.exists(backup); i++) {
      backup = file.resolveSibling(file.getFileName() + BACKUP + "." + i);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return Files.move(file, backup, StandardCopyOption.ATOMIC_MOVE);
  }
}
