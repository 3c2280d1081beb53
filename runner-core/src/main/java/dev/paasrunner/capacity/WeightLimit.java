package dev.paasrunner.capacity;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Weight;
import dev.paasrunner.settings.QuotaReference;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.ExecutorException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The weighted quota. Computed once, when an executor can tell the weight of its flavor.
public final class WeightLimit {
  private static final Logger LOG = LoggerFactory.getLogger(WeightLimit.class);

  private final Optional<QuotaReference> reference;
  private final List<RunnerSection> sections;
  private volatile Optional<Weight> known = Optional.empty();

  public WeightLimit(Optional<QuotaReference> reference, List<RunnerSection> sections) {
    this.reference = reference;
    this.sections = List.copyOf(sections);
  }

  /// The most weight at once; empty if it is not limited.
  ///
  /// @throws ExecutorException if it is limited and the executor cannot tell yet
  public Optional<Weight> get() throws ExecutorException, InterruptedException {
    if (reference.isPresent() && known.isEmpty()) {
      known = Optional.of(compute(reference.get()));
    }
    return known;
  }

  private Weight compute(QuotaReference quota) throws ExecutorException, InterruptedException {
    Optional<RunnerSection> section =
        sections.stream().filter(one -> one.name().equals(quota.runner())).findFirst();
    if (section.isEmpty()) {
      throw new ExecutorException(
          ErrorKind.REFUSED,
          "the quota's reference runner %s is not at work".formatted(quota.runner()));
    }
    Weight one = section.get().executor().weightOf(quota.flavor());
    Weight limit = new Weight(one.value() * quota.jobs());
    LOG.info("the quota is {} ({} times {})", limit.value(), quota.jobs(), quota.flavor());
    return limit;
  }
}
