package dev.paasrunner.cli.state;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.store.StateSnapshot.Kept;
import dev.paasrunner.telemetry.explain.Explanation;
import dev.paasrunner.telemetry.explain.Present;
import dev.paasrunner.telemetry.kept.Entry;
import dev.paasrunner.telemetry.kept.StoredHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `explain`: tells what happened to a job and why it waited, from the history and from its record,
/// beside a running daemon or without one. Changes nothing.
public final class ExplainCommand {
  private final ConfigReader reader;
  private final InstantSource clock;

  /// @param clock for the ages of jobs
  public ExplainCommand(ConfigReader reader, InstantSource clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /// The text to be printed; never a secret.
  ///
  /// @param json for programs, instead of lines for people
  /// @throws NotDoneException if the configuration cannot be used, or the job is not known or not
  ///   the only one of its number
  /// @throws IOException with one sentence for people if the state cannot be looked at
  public String run(Path configFile, JobChoice choice, boolean json)
      throws IOException, NotDoneException {
    Tracked tracked = Tracked.by(configFile, reader);
    // The record is read first: what happens in between is then in the history.
    StoredHistory history = StoredHistory.of(tracked.directory(), choice.id());
    JobKey job = only(choice, known(choice, tracked, history), tracked, history);
    Optional<Present> present =
        tracked.snapshot().jobs().stream()
            .filter(kept -> kept.job().key().equals(job))
            .findFirst()
            .map(kept -> present(kept, tracked));
    Explanation told = Explanation.of(job, history.entries(), present);
    return json ? ExplainJson.of(told, tracked, history) : ExplainText.of(told);
  }

  private Present present(Kept kept, Tracked tracked) {
    return new Present(kept.job(), kept.written(), clock.instant(), tracked.daemonRuns());
  }

  /// The jobs of the number, by runner: what the record says is the whole truth, the history may
  /// have lost its beginning.
  private static Collection<JobKey> known(
      JobChoice choice, Tracked tracked, StoredHistory history) {
    Map<String, JobKey> keys = new TreeMap<>();
    for (Entry entry : history.entries()) {
      entry
          .job()
          .ifPresent(
              id ->
                  keys.merge(
                      entry.runner(),
                      new JobKey(entry.text("coordinator"), entry.runner(), id),
                      (one, other) -> one.coordinator().isEmpty() ? other : one));
    }
    tracked.snapshot().jobs().stream()
        .map(kept -> kept.job().key())
        .filter(choice::matches)
        .forEach(key -> keys.put(key.runner(), key));
    return keys.values();
  }

  private static JobKey only(
      JobChoice choice, Collection<JobKey> known, Tracked tracked, StoredHistory history)
      throws NotDoneException {
    List<JobKey> jobs = known.stream().filter(choice::matches).toList();
    if (jobs.isEmpty()) {
      throw new NotDoneException(
          "No job %s is tracked in %s, and %s."
              .formatted(choice, tracked.directory(), range(history)));
    }
    if (jobs.size() > 1) {
      String all = jobs.stream().map(JobKey::toString).collect(Collectors.joining(" or "));
      throw new NotDoneException("Several jobs have the number %s: say %s.".formatted(choice, all));
    }
    return jobs.getFirst();
  }

  private static String range(StoredHistory history) {
    return history.from().isPresent() && history.to().isPresent()
        ? "the history there, from %s to %s (UTC), does not have it"
            .formatted(history.from().get(), history.to().get())
        : "there is no history of jobs yet";
  }
}
