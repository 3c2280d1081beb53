package dev.paasrunner.telemetry.kept;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// One thing that happened, as it is kept. A value of a detail is one line of bounded length.
///
/// @param what happened
/// @param runner unique name of the section that it happened to; empty if to the daemon
/// @param job the coordinator's number of the job that it happened to, if it did to one
/// @param details what else is known, by name, in the order of writing
public record Entry(
    Instant at, What what, String runner, OptionalLong job, Map<String, String> details) {
  /// Kept by their labels, so names may change and labels may not.
  public enum What {
    DAEMON_STARTED("started"),
    DAEMON_STOPPED("stopped"),
    ENTRIES_LOST("lost"),
    ROOM_AWAITED("room"),
    COORDINATOR_DOWN("coordinator-down"),
    COORDINATOR_UP("coordinator-up"),
    PLATFORM_DOWN("platform-down"),
    PLATFORM_UP("platform-up"),
    SECTION_PAUSED("paused"),
    SECTION_RESUMED("unpaused"),
    ASKED("asked"),
    ACQUIRED("acquired"),
    GIVEN_BACK("given-back"),
    RESUMED("resumed"),
    MOVED("moved"),
    CALL_FAILED("failed"),
    WAITS("waits"),
    SPACED("spaced"),
    HOST_GONE("host-gone"),
    WRITTEN_OFF("written-off");

    private final String label;

    What(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  private static final int LONGEST = 300;

  public Entry {
    requireNonNull(at);
    requireNonNull(what);
    requireNonNull(runner);
    requireNonNull(job);
    Map<String, String> bounded = new LinkedHashMap<>();
    details.forEach((name, value) -> bounded.put(name, oneLine(value)));
    details = Collections.unmodifiableMap(bounded);
  }

  /// The first line: further ones are those of logs, which belong to the job's author.
  private static String oneLine(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  /// A detail, if it is there.
  public Optional<String> detail(String name) {
    return Optional.ofNullable(details.get(name));
  }

  /// A detail, or nothing.
  public String text(String name) {
    return details.getOrDefault(name, "");
  }

  /// A detail that is an instant, if it is there and is one: a file may be damaged.
  public Optional<Instant> instant(String name) {
    try {
      return detail(name).map(Instant::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// A detail that is a whole number, if it is there and is one of at most 15 digits.
  public Optional<Long> number(String name) {
    return detail(name).filter(text -> text.matches("-?[0-9]{1,15}")).map(Long::parseLong);
  }
}
