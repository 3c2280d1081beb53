package dev.paasrunner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.Executor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdoptedTest {
  private static final HostPlan PLAN = Plans.named("hpd-job-glrt-AbC-4711");
  private static final String IMAGE = "hpd-job-glrt-abc-4711";

  @Test
  void a_host_of_the_original_is_known_by_its_image() {
    PaasResource host = Adopted.host(PLAN, Map.of(Executor.SAVED_TEXT, IMAGE)).orElseThrow();

    assertThat(host.name()).isEqualTo(IMAGE);
    assertThat(Adopted.image(host.plan())).contains(IMAGE);
    assertThat(host.plan().owner()).isEqualTo(PLAN.owner());
    assertThat(host.plan().weight()).isEqualTo(PLAN.weight());
  }

  @Test
  void a_host_of_ours_is_not() {
    assertThat(Adopted.image(PLAN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "debian",
        "hpd-job-glrt-abc-4712",
        "hpd-job-other123-4711",
        "hpd-job-glrt-AbC-4711",
        "hpd-job-glrt-abc-4711:latest",
        "registry/hpd-job-glrt-abc-4711",
        ""
      })
  void an_image_that_is_not_named_after_the_job_is_nobody_to_remove(String image) {
    assertThat(Adopted.host(PLAN, Map.of(Executor.SAVED_TEXT, image))).isEmpty();
  }

  @Test
  void what_another_executor_saved_is_not_understood() {
    assertThat(Adopted.host(PLAN, Map.of("id", "app_1"))).isEmpty();
  }
}
