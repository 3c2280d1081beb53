package dev.paasrunner.status;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.JobKey;
import java.util.List;
import java.util.Set;

/// How an engine does at one instant.
///
/// @param alive whether everything that goes round and round still does, or was told to stop
/// @param stateWritable whether the last write to the store succeeded
/// @param sections those that take jobs first, then those that retire
/// @param withoutSection jobs that are kept and that nobody looks after, since their section is not
///   there: their hosts cost as much as any other
public record RunnerStatus(
    boolean alive,
    boolean stateWritable,
    CapacityStatus capacity,
    List<SectionStatus> sections,
    Set<JobKey> withoutSection) {
  public RunnerStatus {
    requireNonNull(capacity);
    sections = List.copyOf(sections);
    withoutSection = Set.copyOf(withoutSection);
  }

  /// An engine each of whose jobs has its section.
  public RunnerStatus(
      boolean alive, boolean stateWritable, CapacityStatus capacity, List<SectionStatus> sections) {
    this(alive, stateWritable, capacity, sections, Set.of());
  }
}
