package dev.paasrunner.migration;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.Secret;
import dev.paasrunner.job.Weight;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A job as the original program saved it.
///
/// @param runner the original's unique name of the runner: the first characters of its token
/// @param id the coordinator's number of the job
/// @param token the job's token, which may be blank
/// @param weight what the host was expected to weigh
/// @param resource what was saved of the host, if there was one
/// @param payload the coordinator's answer, if the job was not handed over yet
record SavedJob(
    List list,
    String runner,
    long id,
    Secret token,
    Weight weight,
    Optional<Map<String, String>> resource,
    Optional<String> payload) {
  SavedJob {
    requireNonNull(list);
    requireNonNull(runner);
    requireNonNull(token);
    requireNonNull(weight);
    requireNonNull(payload);
    resource = resource.map(Map::copyOf);
  }

  /// The lists of the state file, in the order in which they are taken over: of a job that is in
  /// two, the first counts.
  enum List {
    /// Jobs that their hosts have.
    LAUNCHED,
    /// Jobs that were taken from the coordinator, and that no host has yet.
    PENDING,
    /// Jobs that are over, and whose hosts have to be removed.
    TO_DECOMMISSION,
    /// Hosts without a job.
    STANDBY_RESOURCES;

    /// The key in the file.
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The name of the host, by the original's rule.
  String hostName() {
    return "hpd-job-" + runner + "-" + id;
  }

  @Override
  public String toString() {
    return "job %d of runner %s (%s)".formatted(id, runner, list.key());
  }
}
