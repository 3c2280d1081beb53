package dev.paasrunner.clever;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.clever.settings.Pace;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.testkit.clever.model.Switch;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the executor says that a host was charged for, beside the simulated platform's bill.
@Timeout(60)
class ChargeTest {
  private TimedCloud cloud;
  private PaasResource host;
  private Instant launched;

  @BeforeEach
  void a_host_that_runs_its_job() throws Exception {
    cloud = new TimedCloud();
    host = cloud.made();
    cloud.executor().launch(host, Sections.context("FROM x"));
    launched = cloud.time.instant();
    cloud.machine().running();
    cloud.time.pass(Duration.ofMinutes(7));
    assertThat(cloud.look(host)).containsInstanceOf(HostCondition.Running.class);
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  /// Removes the host, and returns for how long it was charged for.
  private Duration released() throws Exception {
    return Duration.between(launched, cloud.executor().release(host).orElseThrow());
  }

  private Duration billed() {
    return cloud.clever.everything().getFirst().billed(cloud.time.instant());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void a_job_that_ended_costs_until_the_look_that_saw_it_however_long_the_removal_takes(int code)
      throws Exception {
    cloud.machine().ended(code);
    cloud.time.pass(TimedCloud.LOOK);
    assertThat(cloud.lookUntilItTells(host)).isInstanceOf(HostCondition.Ended.class);
    cloud.time.pass(Duration.ofHours(1));

    assertThat(released()).isBetween(billed(), billed().plus(TimedCloud.LOOK));
  }

  @Test
  void a_machine_that_vanished_costs_until_the_look_that_missed_it() throws Exception {
    cloud.machine().vanished();
    cloud.time.pass(Pace.USUAL.machineInterval());
    assertThat(cloud.look(host)).containsInstanceOf(HostCondition.Absent.class);
    cloud.time.pass(Duration.ofHours(1));

    assertThat(released()).isBetween(billed(), billed().plus(Pace.USUAL.machineInterval()));
  }

  @Test
  void a_deletion_that_ends_the_machine_ends_its_cost() throws Exception {
    assertThat(released()).isEqualTo(billed()).isEqualTo(Duration.ofMinutes(7));
  }

  @Test
  void a_machine_that_outlives_the_deletion_costs_until_it_is_seen_gone() throws Exception {
    cloud.clever.become(cloud.clever.switches().without(Switch.DELETION_ENDS_BILLING));

    Duration charged = released();

    assertThat(billed()).isEqualTo(Duration.ofMinutes(7).plus(TimedCloud.DELETION));
    assertThat(charged).isBetween(billed(), billed().plus(TimedCloud.LOOK));
  }

  @Test
  void what_ended_while_nobody_looked_is_asked_for() throws Exception {
    cloud.machine().ended(0);
    cloud.time.pass(Duration.ofHours(5));
    cloud.restart();

    assertThat(released()).isEqualTo(billed()).isEqualTo(Duration.ofMinutes(7));
  }
}
