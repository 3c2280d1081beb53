package dev.paasrunner.clever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.paasrunner.clever.ScriptedClever.Answer;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanningTest extends ExecutorCase {
  private HostPlan plan(String flavor) throws Exception {
    return executor.plan(
        Sections.job(7, Map.of("CI_CLEVER_CLOUD_FLAVOR", flavor)), Sections.owner(7), "host");
  }

  private void reopen(Map<String, Object> more) throws Exception {
    executor.close();
    Map<String, Object> values = Sections.fixed(server.url());
    values.putAll(more);
    executor = Sections.executor(values, (_, _) -> Map.of());
  }

  @Test
  void a_job_without_a_wish_gets_the_default_flavor_and_its_price() throws Exception {
    HostPlan plan = plan();

    assertThat(plan.attributes())
        .isEqualTo(Map.of("flavor", "M", "organization", Sections.ORGANIZATION));
    assertThat(plan.weight().value()).isCloseTo(Math.pow(8, 1.25), within(1e-9));
    assertThat(plan.price())
        .hasValueSatisfying(
            price -> {
              assertThat(price.flavor()).isEqualTo("M");
              assertThat(price.perHour()).isEqualByComparingTo(new BigDecimal("0.625"));
              assertThat(price.currency()).isEqualTo("EUR");
              assertThat(price.granularity()).isEqualTo(Duration.ofSeconds(10));
            });
  }

  @ParameterizedTest
  @CsvSource({"s, S, 4", "XL, XL, 16", "' xl ', XL, 16"})
  void a_flavor_is_found_in_any_case_with_its_memory_as_number_or_text(
      String asked, String name, double gibibytes) throws Exception {
    HostPlan plan = plan(asked);

    assertThat(plan.attributes()).containsEntry("flavor", name);
    assertThat(plan.weight().value()).isCloseTo(Math.pow(gibibytes, 1.25), within(1e-9));
  }

  @Test
  void a_price_whose_currency_nobody_tells_is_none() throws Exception {
    assertThat(plan("S").price()).isEmpty();
    assertThat(plan("XL").price()).isEmpty();
  }

  @Test
  void a_blank_wish_is_none() throws Exception {
    assertThat(plan(" ").attributes()).containsEntry("flavor", "M");
  }

  @ParameterizedTest
  @CsvSource({
    "3XL, there is no flavor \"3XL\"",
    "XS, there is no flavor \"XS\"",
    "$FLAVOR, there is no flavor \"$FLAVOR\"",
    "l, the flavor L is not available now"
  })
  void a_flavor_that_cannot_be_given_is_refused_with_the_choices(String asked, String why) {
    CallError error = errorOf(() -> plan(asked));

    assertThat(error.kind()).isEqualTo(ErrorKind.REFUSED);
    assertThat(error.message()).contains(why).endsWith("one of S, M, XL");
  }

  @Test
  void a_flavor_above_the_limit_is_refused() throws Exception {
    reopen(Map.of("cc_max_flavor", "M"));

    CallError error = errorOf(() -> plan("XL"));

    assertThat(error.kind()).isEqualTo(ErrorKind.REFUSED);
    assertThat(error.message()).contains("heavier than M").endsWith("one of S, M");
    assertThat(plan("S").attributes()).containsEntry("flavor", "S");
    assertThat(executor.heaviest()).isEqualTo(executor.weightOf("m"));
  }

  @Test
  void a_limit_that_is_not_offered_is_said_so() throws Exception {
    reopen(Map.of("cc_max_flavor", "9XL"));

    assertThat(errorOf(executor::heaviest).message())
        .isEqualTo("cc_max_flavor is \"9XL\", which is not offered: expected one of S, M, XL");
    assertThat(errorOf(() -> executor.weightOf("8XL")).message())
        .contains("expected one of S, M, XL");
  }

  @Test
  void without_a_limit_the_heaviest_is_the_heaviest_that_can_be_had() throws Exception {
    assertThat(executor.heaviest()).isEqualTo(executor.weightOf("XL"));
  }

  @Test
  void the_catalogue_is_read_once_for_many_jobs_at_once() throws Exception {
    int jobs = 20;
    CountDownLatch ready = new CountDownLatch(jobs);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < jobs; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    ready.countDown();
                    assertThat(errorless(ready)).isTrue();
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(server.lines())
        .filteredOn(line -> line.contains("products"))
        .containsExactlyInAnyOrder(
            "GET /v2/products/instances", "GET /v2/products/flavors?context=heptapod-runner");
  }

  private boolean errorless(CountDownLatch ready) {
    try {
      ready.await();
      return plan().name().startsWith("hpd");
    } catch (Exception e) {
      return false;
    }
  }

  @Test
  void a_catalogue_that_cannot_be_read_is_not_asked_for_by_each_job() throws Exception {
    server.on("GET /v2/products/flavors", Answer.page(502));

    CallError first = errorOf(this::plan);
    CallError second = errorOf(this::plan);

    assertThat(first.kind()).isEqualTo(ErrorKind.TRANSIENT);
    assertThat(second).isEqualTo(first);
    assertThat(count("GET /v2/products/flavors")).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "[{\"name\":\"heptapod-runner-M\"}]", "[1,null]"})
  void a_catalogue_without_flavors_says_so(String flavors) {
    server.on("GET /v2/products/flavors", Answer.json(200, flavors));

    assertThat(errorOf(this::plan).message())
        .contains("no flavor of the context heptapod-runner begins with \"heptapod-runner-\"");
  }

  @Test
  void a_catalogue_without_prices_is_good_enough() throws Exception {
    server.on("GET /v4/billing/price-system", Answer.page(404));

    assertThat(plan("M").price()).isEmpty();
    assertThat(plan("M").attributes()).containsEntry("flavor", "M");
  }

  @Test
  void nobody_is_told_a_credential_for_the_catalogue() throws Exception {
    plan();

    assertThat(server.seen()).allSatisfy(seen -> assertThat(seen.authorization()).isEmpty());
  }
}
