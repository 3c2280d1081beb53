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
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueCacheTest {
  private static final String PRODUCTS = "GET /v2/products/instances";

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
        new Exchanges(client, new SystemTime(), Duration.ofMillis(1), ApiCallListener.NONE);
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
