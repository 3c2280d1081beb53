package dev.paasrunner.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.Weight;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which limit is named to whoever asks why a job had to wait.
class QuotaShortageTest {
  private final Quota quota = new Quota(10, 4);

  private Optional<String> shortage(int all, int provisioning, int section, double weight) {
    return quota.shortage(
        new Quota.Usage(all, provisioning, section, weight),
        3,
        new Weight(2),
        Optional.of(new Weight(20)));
  }

  @Test
  void the_limit_that_is_reached_is_named_with_its_value() {
    assertThat(shortage(10, 0, 0, 0)).contains("concurrent = 10 is reached");
    assertThat(shortage(9, 4, 0, 0)).contains("paas_max_concurrent_provisioning = 4 is reached");
    assertThat(shortage(9, 3, 3, 0)).contains("limit = 3 of the section is reached");
    assertThat(shortage(9, 3, 2, 18.5))
        .contains("quota_computation: hosts weigh 18.50 of 20.00, and 2.00 is reserved for a job");
  }

  @Test
  void nothing_is_named_exactly_if_the_job_is_admitted() {
    assertThat(shortage(9, 3, 2, 18)).isEmpty();
    Quota.Usage much = new Quota.Usage(9, 3, 99, 1e9);
    assertThat(quota.shortage(much, 0, new Weight(2), Optional.empty())).isEmpty();
    assertThat(quota.admits(much, 0)).isTrue();
  }
}
