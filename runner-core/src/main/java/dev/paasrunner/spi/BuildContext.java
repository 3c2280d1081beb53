package dev.paasrunner.spi;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The files that are handed over to a host: `Dockerfile`, `runner.toml` and `job.json`.
///
/// @param files content by path relative to the context's root, in the order of the paths. The
///   arrays are shared, not copied: whoever gets them must not write to them.
public record BuildContext(Map<String, byte[]> files) {
  public BuildContext {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /// Names only: the files hold the job's secrets.
  @Override
  public String toString() {
    return "context with " + files.keySet();
  }
}
