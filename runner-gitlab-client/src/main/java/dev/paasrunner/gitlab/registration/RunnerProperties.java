package dev.paasrunner.gitlab.registration;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is settled at the coordinator when a registration token makes a runner. A runner that was
/// made in the web interface has these from there.
///
/// @param description shown in the web interface
/// @param tags tags of the jobs that it takes
/// @param runUntagged whether it takes jobs without tags; without a value it does if it has no tags
/// @param locked whether it stays with the project that it is made for
/// @param paused whether it takes no jobs until somebody resumes it
/// @param maximumTimeout of its jobs; the coordinator accepts ten minutes and more
public record RunnerProperties(
    String description,
    List<String> tags,
    Optional<Boolean> runUntagged,
    boolean locked,
    boolean paused,
    Optional<Duration> maximumTimeout) {
  public RunnerProperties {
    requireNonNull(description);
    tags = List.copyOf(tags);
    requireNonNull(runUntagged);
    requireNonNull(maximumTimeout);
  }

  /// As the original program registers: paused, so that an administrator looks at it first.
  public static RunnerProperties of(String description) {
    return new RunnerProperties(
        description, List.of(), Optional.empty(), false, true, Optional.empty());
  }

  /// The parameters of `POST /runners`. The older word for `paused` is used, its opposite: all
  /// versions take it, those before 14.8 ignore the newer one, and none takes both.
  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("description", description);
    json.addProperty("active", !paused);
    json.addProperty("locked", locked);
    json.addProperty("run_untagged", runUntagged.orElse(tags.isEmpty()));
    JsonArray list = new JsonArray();
    tags.forEach(list::add);
    json.add("tag_list", list);
    maximumTimeout.ifPresent(limit -> json.addProperty("maximum_timeout", limit.toSeconds()));
    return json;
  }
}
