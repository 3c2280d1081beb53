package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

/// Proves to whom a host belongs. Every executor puts it on what it creates (labels, tags or
/// environment), and nothing without our own mark is ever deleted.
///
/// @param systemId identity of this daemon, `s_` or `r_` and twelve characters
/// @param job the job that the host is for
public record OwnerMark(String systemId, JobKey job) {
  public OwnerMark {
    requireNonNull(systemId);
    requireNonNull(job);
  }
}
