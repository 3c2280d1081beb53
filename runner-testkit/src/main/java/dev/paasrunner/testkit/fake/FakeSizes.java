package dev.paasrunner.testkit.fake;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Weight;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.spi.ExecutorException;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// The flavors of a fake executor. A job chooses with the variable `FAKE_FLAVOR`.
///
/// @param weights weight by flavor, not empty
/// @param standard the flavor of a job that chooses none
public record FakeSizes(Map<String, Weight> weights, String standard) {
  private static final String VARIABLE = "FAKE_FLAVOR";

  /// One flavor, of weight one.
  public static final FakeSizes NONE = new FakeSizes(Map.of("any", Weight.ONE), "any");

  public FakeSizes {
    weights = Map.copyOf(weights);
  }

  Weight heaviest() {
    return weights.values().stream().max(Comparator.naturalOrder()).orElseThrow();
  }

  Weight of(String flavor) throws ExecutorException {
    Optional<Weight> weight = Optional.ofNullable(weights.get(flavor));
    if (weight.isEmpty()) {
      throw new ExecutorException(
          ErrorKind.REFUSED, "there is no flavor " + flavor + ", choose of " + weights.keySet());
    }
    return weight.get();
  }

  Weight of(JobPayload payload) throws ExecutorException {
    return of(payload.variable(VARIABLE).orElse(standard));
  }
}
