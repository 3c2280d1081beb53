package dev.paasrunner.testkit.gitlab.model;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What kind of coordinator is played: version, switches and times.
///
/// @param switches what is on
/// @param longPolling how long a request for a job may be held; zero if long polling is off
/// @param liveTrace how long, after the first final report with a checksum, the log's chunks are
///   not yet persisted, so that reports are answered with 202; empty if live traces are off
/// @param tokenErasure how long after its end a job's token is erased; empty if only by hand
/// @param traceLimit how many bytes a log may have
public record Profile(
    Set<Switch> switches,
    Duration longPolling,
    Optional<Duration> liveTrace,
    Optional<Duration> tokenErasure,
    long traceLimit) {
  private static final long DEFAULT_TRACE_LIMIT = 100L << 20;
  private static final Duration USUAL_ERASURE = Duration.ofSeconds(5);

  public Profile {
    switches = Set.copyOf(switches);
    requireNonNull(longPolling);
    requireNonNull(liveTrace);
    requireNonNull(tokenErasure);
  }

  private static Profile of(Switch... on) {
    return new Profile(
        Set.of(on),
        Duration.ZERO,
        Optional.empty(),
        Optional.of(USUAL_ERASURE),
        DEFAULT_TRACE_LIMIT);
  }

  /// A GitLab of 2025 as it is installed: no long polling, no rate limits, registration tokens
  /// disabled, job tokens erased five seconds after the end.
  public static Profile recent() {
    return of(Switch.JOB_STATUS_ON_PUT, Switch.CANCELING_EXECUTING, Switch.CANCELING_SHOWN);
  }

  /// A GitLab from before 2023, which does not know `canceling` jobs on the runner's calls.
  public static Profile old() {
    return of(
        Switch.OLD_NOT_RUNNING_TEXT,
        Switch.PAUSED_UNKNOWN,
        Switch.VERIFY_RETURNS_TEXT,
        Switch.REGISTRATION_TOKENS);
  }

  /// The same with more switches on.
  public Profile with(Switch... on) {
    Set<Switch> more = copy();
    more.addAll(List.of(on));
    return withSwitches(more);
  }

  /// The same with switches off.
  public Profile without(Switch... off) {
    Set<Switch> fewer = copy();
    fewer.removeAll(Arrays.asList(off));
    return withSwitches(fewer);
  }

  private Set<Switch> copy() {
    Set<Switch> copy = EnumSet.noneOf(Switch.class);
    copy.addAll(switches);
    return copy;
  }

  private Profile withSwitches(Set<Switch> others) {
    return new Profile(others, longPolling, liveTrace, tokenErasure, traceLimit);
  }

  /// The same with long polling.
  public Profile withLongPolling(Duration longest) {
    return new Profile(switches, longest, liveTrace, tokenErasure, traceLimit);
  }

  /// The same with live traces, whose chunks are persisted that long after the first final report.
  public Profile withLiveTrace(Duration persistedAfter) {
    return new Profile(
        switches, longPolling, Optional.of(persistedAfter), tokenErasure, traceLimit);
  }

  /// The same with job tokens erased that long after the end; zero for at once.
  public Profile withTokensErasedAfter(Duration delay) {
    return new Profile(switches, longPolling, liveTrace, Optional.of(delay), traceLimit);
  }

  /// The same with job tokens that are kept until they are erased by hand.
  public Profile withTokensKept() {
    return new Profile(switches, longPolling, liveTrace, Optional.empty(), traceLimit);
  }

  /// The same with another limit of a log, in bytes.
  public Profile withTraceLimit(long bytes) {
    return new Profile(switches, longPolling, liveTrace, tokenErasure, bytes);
  }

  /// Whether a switch is on.
  public boolean has(Switch which) {
    return switches.contains(which);
  }

  /// Whether requests for a job may be held.
  public boolean polls() {
    return longPolling.isPositive();
  }
}
