package dev.paasrunner.capacity;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Weight;
import dev.paasrunner.settings.QuotaReference;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.ExecutorException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The weighted quota. Computed when an executor can tell the weight of its flavor, and then kept.
public final class WeightLimit {
  private static final Logger LOG = LoggerFactory.getLogger(WeightLimit.class);

  private final Supplier<List<RunnerSection>> sections;
  private volatile Computed computed;

  private record Computed(Optional<QuotaReference> reference, Optional<Weight> limit) {}

  /// @param sections those at work now
  public WeightLimit(Optional<QuotaReference> reference, Supplier<List<RunnerSection>> sections) {
    this.sections = sections;
    this.computed = new Computed(reference, Optional.empty());
  }

  /// Limits otherwise from now on.
  public void become(Optional<QuotaReference> reference) {
    computed = new Computed(reference, Optional.empty());
  }

  /// The most weight at once; empty if it is not limited.
  ///
  /// @throws ExecutorException if it is limited and the executor cannot tell yet
  public Optional<Weight> get() throws ExecutorException, InterruptedException {
    Computed now = computed;
    if (now.reference().isEmpty() || now.limit().isPresent()) {
      return now.limit();
    }
    Optional<Weight> limit = Optional.of(compute(now.reference().get()));
    computed = new Computed(now.reference(), limit);
    return limit;
  }

  /// The limit if it was computed already; asks nobody.
  Optional<Weight> known() {
    return computed.limit();
  }

  /// The error names the quota, because whoever meets it asked for something else, and is one that
  /// passes: a mistake in the quota is no mistake of the job that meets it.
  private Weight compute(QuotaReference quota) throws ExecutorException, InterruptedException {
    try {
      return weigh(quota);
    } catch (ExecutorException e) {
      String message =
          "the quota of %d jobs of flavor %s at %s is not known: %s"
              .formatted(quota.jobs(), quota.flavor(), quota.runner(), e.getMessage());
      Optional<Duration> wait = e.error().retryAfter();
      throw wait.isPresent()
          ? new ExecutorException(ErrorKind.TRANSIENT, message, wait.get())
          : new ExecutorException(ErrorKind.TRANSIENT, message, e);
    }
  }

  private Weight weigh(QuotaReference quota) throws ExecutorException, InterruptedException {
    Optional<RunnerSection> section =
        sections.get().stream().filter(one -> one.name().equals(quota.runner())).findFirst();
    if (section.isEmpty()) {
      throw new ExecutorException(ErrorKind.TRANSIENT, "no runner section of that name is at work");
    }
    Weight one = section.get().executor().weightOf(quota.flavor());
    Weight limit = new Weight(one.value() * quota.jobs());
    LOG.atInfo()
        .addKeyValue("weight", limit.value())
        .addKeyValue("flavor", quota.flavor())
        .addKeyValue("times", quota.jobs())
        .log("quota");
    return limit;
  }
}
