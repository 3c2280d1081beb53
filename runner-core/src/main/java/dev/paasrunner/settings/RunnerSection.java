package dev.paasrunner.settings;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.spi.Coordinator;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.HandOff;
import java.util.Optional;

/// One runner: a coordinator that gives jobs and an executor that gives them hosts.
///
/// @param name for people, in logs and messages
/// @param uniqueName part of host names and of job identities; unique among the sections of all
///   daemons that use one platform. The engine turns it to lower case in host names
/// @param limit most jobs at once of this section, 0 for no limit of its own
/// @param traceWatch a stricter look at the start of jobs, if it is wanted
/// @param form tells this form of the section from those that it had before or gets later: the same
///   after a restart, and another whenever the coordinator or the executor is another. Kept with
///   each job, so that a restart gives it to the form that knows its host. Empty if there is one
public record RunnerSection(
    String name,
    String uniqueName,
    Coordinator coordinator,
    Executor executor,
    HandOff handOff,
    int limit,
    Optional<TraceWatch> traceWatch,
    Optional<String> form) {
  public RunnerSection {
    requireNonNull(name);
    requireNonNull(coordinator);
    requireNonNull(executor);
    requireNonNull(handOff);
    requireNonNull(traceWatch);
    requireNonNull(form);
    if (!uniqueName.matches("[A-Za-z0-9_.-]+")) {
      throw new IllegalArgumentException(
          "a unique name has letters, digits, '_', '.' and '-' only: " + uniqueName);
    }
    if (limit < 0) {
      throw new IllegalArgumentException("a limit is not negative: " + limit);
    }
  }

  /// A section that has one form only.
  public RunnerSection(
      String name,
      String uniqueName,
      Coordinator coordinator,
      Executor executor,
      HandOff handOff,
      int limit,
      Optional<TraceWatch> traceWatch) {
    this(name, uniqueName, coordinator, executor, handOff, limit, traceWatch, Optional.empty());
  }

  /// A section that takes the platform's word for it that a host runs its job.
  public RunnerSection(
      String name,
      String uniqueName,
      Coordinator coordinator,
      Executor executor,
      HandOff handOff,
      int limit) {
    this(
        name,
        uniqueName,
        coordinator,
        executor,
        handOff,
        limit,
        Optional.empty(),
        Optional.empty());
  }
}
