package dev.paasrunner.testkit.clever;

import static dev.paasrunner.testkit.clever.CleverCaller.body;
import static dev.paasrunner.testkit.clever.CleverCaller.id;
import static dev.paasrunner.testkit.clever.CleverCaller.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.model.Switch;
import dev.paasrunner.testkit.clever.model.Switches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What can be counted afterwards: money, requests, and how much there was at once.
class AccountsTest {
  private final ManualClock clock = new ManualClock();
  private final ManualRuns runs = new ManualRuns();
  private final FakeClever clever = FakeClever.start(Switches.INSTANT, runs, clock);
  private final CleverCaller caller = new CleverCaller(clever);

  @AfterEach
  void close() {
    caller.close();
    clever.close();
  }

  private JsonObject deployed(String name, String flavor) throws Exception {
    JsonObject wanted = wanted(name);
    wanted.addProperty("minFlavor", flavor);
    wanted.addProperty("maxFlavor", flavor);
    JsonObject application = body(caller.create(wanted));
    Pusher pusher = new Pusher("Jenkins", caller.token);
    pusher.push(application, pusher.commit(Map.of("Dockerfile", "FROM scratch\n")));
    return application;
  }

  @Test
  void machines_are_billed_from_their_first_to_their_last_second_in_tens() throws Exception {
    deployed("a", "heptapod-runner-M");
    clock.pass(Duration.ofSeconds(421));
    runs.newest().ended(0);
    clock.pass(Duration.ofHours(1));
    Bill.Line line = clever.bill().lines().getFirst();
    assertThat(line.flavor()).isEqualTo("heptapod-runner-M");
    assertThat(line.applications()).isEqualTo(1);
    assertThat(line.seconds()).isEqualTo(430);
    assertThat(line.euros()).isEqualTo(430 * 0.5555555556 / 3600, Offset.offset(1e-9));
  }

  @Test
  void a_deletion_ends_billing_at_once_or_when_it_is_done() throws Exception {
    Switches slow =
        Switches.INSTANT.delayed(
            Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(50));
    clever.become(slow);
    JsonObject first = deployed("a", "heptapod-runner-S");
    clock.pass(Duration.ofSeconds(10));
    caller.delete(caller.one(id(first)));
    clock.pass(Duration.ofHours(1));
    assertThat(clever.bill().lines().getFirst().seconds()).isEqualTo(10);

    clever.become(slow.without(Switch.DELETION_ENDS_BILLING));
    JsonObject second = deployed("b", "heptapod-runner-S");
    clock.pass(Duration.ofSeconds(10));
    caller.delete(caller.one(id(second)));
    clock.pass(Duration.ofHours(1));
    assertThat(clever.bill().lines().getFirst().seconds()).isEqualTo(10 + 60);
  }

  @Test
  void an_application_without_a_machine_costs_nothing_but_is_left() throws Exception {
    caller.created("forgotten");
    clock.pass(Duration.ofHours(1));
    assertThat(clever.bill().left()).containsExactly("forgotten");
    assertThat(clever.bill().lines().getFirst().seconds()).isZero();
    assertThat(clever.bill().text().getLast()).contains("1 left");
  }

  @Test
  void a_bill_has_a_line_for_each_flavor_and_a_sum() throws Exception {
    deployed("a", "heptapod-runner-M");
    deployed("b", "heptapod-runner-XL");
    clock.pass(Duration.ofHours(1));
    assertThat(clever.bill().text())
        .containsExactly(
            "heptapod-runner-M         1 applications    3600 s    0.5556 EUR",
            "heptapod-runner-XL        1 applications    3600 s    1.1111 EUR",
            "sum                    2 left                         1.6667 EUR");
  }

  @Test
  void the_most_at_once_and_the_heaviest_are_remembered() throws Exception {
    JsonObject first = deployed("a", "heptapod-runner-M");
    deployed("b", "heptapod-runner-XL");
    caller.delete(caller.one(id(first)));
    deployed("c", "heptapod-runner-XS");
    assertThat(clever.mostAtOnce()).isEqualTo(2);
    assertThat(clever.heaviestEver())
        .isEqualTo(Math.pow(8, 1.25) + Math.pow(16, 1.25), Offset.offset(1e-9));
  }

  @Test
  void effects_are_told_in_their_order_before_they_are_answered() throws Exception {
    List<String> effects = new ArrayList<>();
    clever.onEffect(effects::add);
    JsonObject application = deployed("a", "heptapod-runner-M");
    caller.delete(caller.one(id(application)) + "/deployments/1/instances");
    caller.delete(caller.one(id(application)));
    assertThat(effects).containsExactly("create a", "push a", "cancel a", "delete a");
  }

  @Test
  void requests_are_counted_by_route_and_organization() throws Exception {
    caller.get("/v2/organisations/" + caller.organization + "/deployments");
    caller.get("/v2/organisations/" + clever.addOrganization("other") + "/deployments");
    caller.get(caller.one(id(caller.created("a"))) + "/env");
    String deployments = "GET /v2/organisations/*/deployments";
    assertThat(clever.requestsByRoute()).containsEntry(deployments, 2L);
    assertThat(clever.requestsByRoute(caller.organization))
        .containsOnly(
            Map.entry(deployments, 1L),
            Map.entry("POST /v2/organisations/*/applications", 1L),
            Map.entry("GET /v2/organisations/*/applications/*/env", 1L));
    assertThat(clever.requests().getFirst().at()).isEqualTo(clock.instant());
    clever.clearRequests();
    assertThat(clever.requests()).isEmpty();
  }
}
