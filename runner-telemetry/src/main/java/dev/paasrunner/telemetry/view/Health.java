package dev.paasrunner.telemetry.view;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.status.Asking;
import dev.paasrunner.status.RunnerStatus;
import dev.paasrunner.status.SectionStatus;
import java.util.Optional;
import java.util.stream.Collectors;

/// An answer to somebody who asks how the daemon does.
///
/// @param sentence one for people
public record Health(boolean isWell, String sentence) {
  public Health {
    requireNonNull(sentence);
  }

  /// Whether the process does its work: if not, only a restart helps.
  public static Health live(Optional<RunnerStatus> status) {
    return status.isEmpty() || status.get().alive()
        ? new Health(true, "alive")
        : new Health(false, "a part of the daemon has ended and does not work any more");
  }

  /// Whether jobs can be taken.
  public static Health ready(Optional<RunnerStatus> status) {
    if (status.isEmpty()) {
      return new Health(false, "the engine has not started yet");
    }
    if (!status.get().stateWritable()) {
      return new Health(false, "the state cannot be written, the log says why");
    }
    boolean asks = status.get().sections().stream().anyMatch(one -> one.asking().isAsking());
    return asks
        ? new Health(true, "ready" + neglected(status.get()))
        : new Health(
            false,
            "no runner section asks for jobs" + reasons(status.get()) + neglected(status.get()));
  }

  private static String neglected(RunnerStatus status) {
    int jobs = status.withoutSection().size();
    return jobs == 0
        ? ""
        : "; jobs without a runner section, whose hosts nobody removes: %d".formatted(jobs);
  }

  private static String reasons(RunnerStatus status) {
    String reasons =
        status.sections().stream()
            .filter(one -> !one.asking().why().isEmpty())
            .map(Health::reason)
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? "" : ": " + reasons;
  }

  private static String reason(SectionStatus section) {
    Asking asking = section.asking();
    return "%s (%s): %s".formatted(section.name(), asking.condition().label(), asking.why());
  }
}
