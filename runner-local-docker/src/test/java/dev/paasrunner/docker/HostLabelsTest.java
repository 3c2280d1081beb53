package dev.paasrunner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.Weight;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HostLabelsTest {
  private static final HostPlan PLAN =
      new HostPlan(
          "hpd-job-a_b.c-1",
          new OwnerMark(
              "s_abc", new JobKey("https://git.example.net/sub", "a_B.c", Long.MAX_VALUE)),
          new Weight(2.25),
          Map.of());

  @Test
  void a_mark_survives_being_written_to_labels_and_read_back() {
    assertThat(HostLabels.read(HostLabels.of(PLAN)).map(PaasResource::plan)).contains(PLAN);
    assertThat(HostLabels.prove(HostLabels.of(PLAN), PLAN)).isTrue();
  }

  @Test
  void labels_that_are_not_complete_name_no_host() {
    for (String key : HostLabels.of(PLAN).keySet()) {
      Map<String, String> labels = new HashMap<>(HostLabels.of(PLAN));
      labels.remove(key);
      assertThat(HostLabels.read(labels)).as("without " + key).isEmpty();
    }
  }

  @Test
  void labels_that_are_garbled_name_no_host() {
    for (String key : new String[] {"dev.paasrunner.job-id", "dev.paasrunner.weight"}) {
      Map<String, String> labels = new HashMap<>(HostLabels.of(PLAN));
      labels.put(key, "many");
      assertThat(HostLabels.read(labels)).as(key).isEmpty();
    }
  }

  @Test
  void another_value_of_any_label_of_the_mark_proves_nothing() {
    for (String key : HostLabels.mark(PLAN).keySet()) {
      Map<String, String> labels = new HashMap<>(HostLabels.of(PLAN));
      labels.put(key, "2");
      assertThat(HostLabels.prove(labels, PLAN)).as(key).isFalse();
    }
  }
}
