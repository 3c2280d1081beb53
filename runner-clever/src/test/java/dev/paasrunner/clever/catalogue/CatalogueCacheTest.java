package dev.paasrunner.clever.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.clever.ScriptedClever;
import dev.paasrunner.clever.ScriptedClever.Answer;
import dev.paasrunner.clever.api.ApiUrl;
import dev.paasrunner.clever.api.CleverApi;
import dev.paasrunner.clever.api.Exchanges;
import dev.paasrunner.spi.ApiCallListener;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.testkit.time.ManualTime;
import dev.paasrunner.time.SystemTime;
import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueCacheTest {
  private static final String PRODUCTS = "GET /v2/products/instances";

  private final AtomicBoolean failing = new AtomicBoolean();
  private final AtomicInteger bugs = new AtomicInteger();
  private final ManualTime time = new ManualTime();
  private final HttpClient client = HttpClient.newHttpClient();
  private ScriptedClever server;
  private CatalogueCache cache;

  @BeforeEach
  void open() throws Exception {
    server =
        ScriptedClever.start()
            .on(PRODUCTS, product("1"))
            .on(
                "GET /v2/products/flavors",
                Answer.json(200, "[{\"name\":\"r-M\",\"mem\":1024,\"available\":true}]"));
    Exchanges exchanges =
        new Exchanges(client, new BrokenTime(), Duration.ofMillis(1), ApiCallListener.NONE);
    CleverApi api = new CleverApi(exchanges, ApiUrl.parse(server.url()));
    CatalogueScope scope = new CatalogueScope("variant", "r", "r-", "par");
    cache = new CatalogueCache(new CatalogueReader(api, scope), time);
  }

  @AfterEach
  void close() {
    server.close();
    client.close();
  }

  private static Answer product(String version) {
    return Answer.json(
        200,
        "[{\"type\":\"docker\",\"version\":\"%s\",\"enabled\":true,\"variant\":{\"slug\":\"docker\"}}]"
            .formatted(version));
  }

  private String version() throws Exception {
    return cache.get().product().version();
  }

  private long questions() {
    return server.lines().stream().filter(PRODUCTS::equals).count();
  }

  @Test
  void an_answer_is_used_for_an_hour() throws Exception {
    assertThat(version()).isEqualTo("1");
    server.on(PRODUCTS, product("2"));
    time.advance(Duration.ofMinutes(59));

    assertThat(version()).isEqualTo("1");
    assertThat(questions()).isEqualTo(1);
  }

  @Test
  void after_an_hour_it_is_renewed_beside_the_callers() throws Exception {
    assertThat(version()).isEqualTo("1");
    server.on(PRODUCTS, product("2"));
    time.advance(Duration.ofHours(1));

    assertThat(version()).isEqualTo("1");
    time.advance(Duration.ZERO);

    assertThat(version()).isEqualTo("2");
    assertThat(questions()).isEqualTo(2);
  }

  @Test
  void an_answer_that_cannot_be_renewed_stays_and_is_asked_for_ever_less_often() throws Exception {
    assertThat(version()).isEqualTo("1");
    server.on(PRODUCTS, Answer.error(401, 1, "no"));
    time.advance(Duration.ofHours(1));
    int looks = 0;
    for (int second = 0; second < 60; second++) {
      assertThat(version()).isEqualTo("1");
      time.advance(Duration.ofSeconds(1));
      looks++;
    }

    assertThat(looks).isEqualTo(60);
    // After 0, 2, 6, 14 and 30 seconds.
    assertThat(questions()).isEqualTo(1 + 5);
  }

  @Test
  void odd_numbers_are_taken_for_missing_ones() throws Exception {
    server.on(
        "GET /v2/products/flavors",
        Answer.json(
            200,
            """
            [{"name":"r-M","mem":1024,"available":true,"price_id":"m"},
             {"name":"r-L","mem":2048,"available":true,"price_id":"l"},
             {"name":"r-S","mem":512,"available":true,"price_id":"s"},
             {"name":"r-X","mem":"1e400","available":true},
             {"name":"r-Y","memory":{"unit":"B","value":"1e2147483647"},"available":true}]\
            """));
    server.on(
        "GET /v4/billing/price-system",
        Answer.json(
            200,
            """
            {"runtime":[{"slug_id":"m","time_unit":"PT9999999999999999S","price":1},
             {"slug_id":"l","time_unit":"PT1H","price":"1e2147483647"},
             {"slug_id":"s","time_unit":"PT1H","price":0.5}]}\
            """));

    Catalogue read = cache.get();

    assertThat(read.available()).extracting(Flavor::name).containsExactly("S", "M", "L");
    assertThat(read.available())
        .extracting(flavor -> flavor.price().isPresent())
        .containsExactly(true, false, false);
  }

  @Test
  void a_bug_counts_as_an_answer_that_did_not_come() throws Exception {
    assertThat(version()).isEqualTo("1");
    failing.set(true);
    time.advance(Duration.ofHours(1));
    for (int second = 0; second < 60; second++) {
      assertThat(version()).isEqualTo("1");
      time.advance(Duration.ofSeconds(1));
    }

    // After 0, 2, 6, 14 and 30 seconds.
    assertThat(bugs).hasValue(5);
  }

  /// The time of a request that is going to be repeated.
  private final class BrokenTime implements Time {
    private final Time real = new SystemTime();

    @Override
    public Instant instant() {
      if (failing.get()) {
        int _ = bugs.incrementAndGet();
        throw new IllegalStateException("a bug");
      }
      return real.instant();
    }

    @Override
    public Wakeup newWakeup() {
      return real.newWakeup();
    }

    @Override
    public Thread start(String name, Runnable task) {
      return real.start(name, task);
    }
  }

  @Test
  void an_answer_that_proved_wrong_is_renewed_at_once_and_once_for_all() throws Exception {
    Catalogue wrong = cache.get();
    server.on(PRODUCTS, product("2"));

    assertThat(cache.newerThan(wrong).product().version()).isEqualTo("2");
    assertThat(cache.newerThan(wrong).product().version()).isEqualTo("2");
    assertThat(questions()).isEqualTo(2);
  }

  @Test
  void without_a_newer_answer_the_wrong_one_is_not_given_again() throws Exception {
    Catalogue wrong = cache.get();
    server.on(PRODUCTS, Answer.error(400, 1, "not today"));

    assertThatThrownBy(() -> cache.newerThan(wrong))
        .isInstanceOf(ExecutorException.class)
        .hasMessageContaining("not today");
    assertThat(version()).isEqualTo("1");
  }
}
