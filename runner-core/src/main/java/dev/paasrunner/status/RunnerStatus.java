package dev.paasrunner.status;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// How an engine does at one instant.
///
/// @param alive whether everything that goes round and round still does, or was told to stop
/// @param stateWritable whether the last write to the store succeeded
/// @param sections those that take jobs first, then those that retire
public record RunnerStatus(
    boolean alive, boolean stateWritable, CapacityStatus capacity, List<SectionStatus> sections) {
  public RunnerStatus {
    requireNonNull(capacity);
    sections = List.copyOf(sections);
  }
}
