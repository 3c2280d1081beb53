package dev.paasrunner.clever.original;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.Weight;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavedHostTest {
  private static final String ID = "app_2f6d3c1e-7a54-4d0b-9a0e-5b8f0c2d1e77";
  private static final HostPlan PLAN =
      new HostPlan(
          "hpd-job-a-1",
          new OwnerMark("r_000000000000", new JobKey("http://c.example", "a", 1)),
          new Weight(3),
          Map.of());

  @Test
  void a_saved_application_is_known_by_its_identifier_and_the_root_group_that_pays() {
    PaasResource host =
        SavedHost.of(PLAN, Map.of("id", ID, "gitlab_namespace", "group/sub", "launched", "true"))
            .orElseThrow();

    assertThat(host.id()).isEqualTo(ID);
    assertThat(host.name()).isEqualTo("hpd-job-a-1");
    assertThat(host.plan().attributes()).containsEntry("namespace", "group");
  }

  @Test
  void the_credential_in_a_saved_address_is_not_kept() {
    PaasResource host =
        SavedHost.of(PLAN, Map.of("id", ID, "deploy_url", "https://u:s3cret@push.example/a.git"))
            .orElseThrow();

    assertThat(host.attributes().toString() + host.plan()).doesNotContain("s3cret");
  }

  @Test
  void what_is_no_application_is_not_taken_over() {
    assertThat(SavedHost.of(PLAN, Map.of("id", "hpd-job-a-1"))).isEmpty();
    assertThat(SavedHost.of(PLAN, Map.of())).isEmpty();
  }

  @Test
  void leftovers_are_named_by_the_prefix_and_a_number() {
    assertThat(Leftovers.isNamed("hpd-job-Ab-17", "hpd-job-ab-")).isTrue();
    assertThat(Leftovers.isNamed("hpd-job-ab-c-17", "hpd-job-ab-")).isFalse();
    assertThat(Leftovers.isNamed("hpd-job-ab-", "hpd-job-ab-")).isFalse();
  }
}
