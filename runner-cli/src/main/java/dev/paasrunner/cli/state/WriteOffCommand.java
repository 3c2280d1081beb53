package dev.paasrunner.cli.state;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.store.StateSnapshot;
import dev.paasrunner.store.WriteOffFolder;
import dev.paasrunner.store.WriteOffRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/// `write-off`: asks the daemon, now or at its next start, to forget what a job owes.
public final class WriteOffCommand {
  private final ConfigReader reader;
  private final InstantSource clock;
  private final String user;

  /// @param user who asks, for the note
  public WriteOffCommand(ConfigReader reader, InstantSource clock, String user) {
    this.reader = reader;
    this.clock = clock;
    this.user = user;
  }

  /// Leaves the request.
  ///
  /// @return what is going to happen, for people
  /// @throws NotDoneException if there is no such job, more than one, or one that owes nothing yet
  /// @throws IOException with one sentence for people if the state directory cannot be used
  public String run(Path configFile, JobChoice choice, String reason)
      throws IOException, NotDoneException {
    Tracked tracked = Tracked.by(configFile, reader);
    JobRecord job = only(choice, tracked);
    requireOwing(job, tracked);
    new WriteOffFolder(tracked.directory()).put(request(job, reason));
    return answer(job, tracked);
  }

  private static JobRecord only(JobChoice choice, Tracked tracked) throws NotDoneException {
    List<JobRecord> jobs =
        tracked.snapshot().jobs().stream()
            .map(StateSnapshot.Kept::job)
            .filter(job -> choice.matches(job.key()))
            .toList();
    if (jobs.isEmpty()) {
      throw new NotDoneException(
          "No job %s is tracked in %s: see heptapod-paas-runner state."
              .formatted(choice, tracked.directory()));
    }
    if (jobs.size() > 1) {
      String all =
          jobs.stream()
              .map(JobRecord::key)
              .map(JobKey::toString)
              .collect(Collectors.joining(" or "));
      throw new NotDoneException("Several jobs have the number %s: say %s.".formatted(choice, all));
    }
    return jobs.getFirst();
  }

  private static void requireOwing(JobRecord job, Tracked tracked) throws NotDoneException {
    boolean owned = tracked.runners().contains(job.key().runner());
    if (owned && !(job.state() instanceof JobState.Settling)) {
      throw new NotDoneException(
          "The job %s is %s and owes nothing yet: cancel it at its coordinator, and write it off if it does not get out of settling."
              .formatted(job.key(), job.state().label()));
    }
  }

  private WriteOffRequest request(JobRecord job, String reason) {
    return new WriteOffRequest(
        job.key(),
        job.state().label(),
        Words.host(job.state()),
        Words.verdict(job.state()).map(Words::of),
        reason.strip(),
        user,
        clock.instant());
  }

  private static String answer(JobRecord job, Tracked tracked) {
    String when =
        tracked.daemonRuns()
            ? "The running daemon forgets %s within a few seconds"
            : "No daemon is at work: %s is forgotten at the next start, before any job goes on";
    String host =
        Words.host(job.state())
            .map(" Nobody looks after the host %s any more."::formatted)
            .orElse("");
    return (when + ", and keeps a note in %s.%s")
        .formatted(job.key(), tracked.directory().resolve(WriteOffFolder.NOTES), host);
  }
}
