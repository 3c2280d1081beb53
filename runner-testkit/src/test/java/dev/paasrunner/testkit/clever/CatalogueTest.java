package dev.paasrunner.testkit.clever;

import static dev.paasrunner.testkit.clever.CleverCaller.body;
import static dev.paasrunner.testkit.clever.CleverCaller.kind;
import static dev.paasrunner.testkit.clever.CleverCaller.list;
import static dev.paasrunner.testkit.clever.CleverCaller.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.model.Catalogue;
import dev.paasrunner.testkit.clever.model.Switch;
import dev.paasrunner.testkit.clever.model.Switches;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final FakeClever clever = FakeClever.start();
  private final CleverCaller caller = new CleverCaller(clever);

  @AfterEach
  void close() {
    caller.close();
    clever.close();
  }

  @Test
  void products_have_several_versions_of_which_some_are_not_enabled() throws Exception {
    JsonArray products = list(caller.anonymous("/v2/products/instances"));
    assertThat(each(products, one -> slug(one) + text(one, "version") + text(one, "enabled")))
        .containsExactly(
            "docker20210422false",
            "ml_docker20260203true",
            "docker20260112true",
            "docker20250101true");
  }

  @Test
  void the_variant_for_runners_is_listed_for_an_owner_only_if_switched_on() throws Exception {
    String path = "/v2/products/instances?for=" + caller.organization;
    assertThat(each(list(caller.anonymous(path)), CatalogueTest::slug))
        .doesNotContain("heptapod-runner");
    clever.become(Switches.INSTANT.with(Switch.RUNNER_VARIANT_LISTED));
    assertThat(each(list(caller.anonymous(path)), CatalogueTest::slug)).contains("heptapod-runner");
    assertThat(each(list(caller.anonymous("/v2/products/instances")), CatalogueTest::slug))
        .doesNotContain("heptapod-runner");
  }

  @Test
  void one_product_is_found_by_type_and_version() throws Exception {
    JsonObject product = body(caller.anonymous("/v2/products/instances/docker-20260112"));
    assertThat(product.getAsJsonObject("variant").get("id").getAsString())
        .isEqualTo(Catalogue.DOCKER_VARIANT);
    assertThat(said(caller.anonymous("/v2/products/instances/docker-19990101")))
        .isEqualTo("400/9017");
  }

  @Test
  void a_context_has_its_own_flavors_of_which_some_are_not_available() throws Exception {
    JsonArray flavors = list(caller.anonymous("/v2/products/flavors?context=heptapod-runner"));
    assertThat(each(flavors, one -> text(one, "name")))
        .allMatch(name -> name.startsWith("heptapod-runner-"))
        .contains("heptapod-runner-M");
    assertThat(each(flavors, one -> text(one, "available"))).contains("true", "false");
    assertThat(
            each(list(caller.anonymous("/v2/products/flavors?context=other")), CatalogueTest::name))
        .contains("M")
        .doesNotContain("heptapod-runner-M");
  }

  @Test
  void without_a_context_there_are_the_flavors_of_all_or_the_plain_ones() throws Exception {
    assertThat(each(list(caller.anonymous("/v2/products/flavors")), CatalogueTest::name))
        .contains("M", "heptapod-runner-M");
    clever.become(Switches.INSTANT.without(Switch.ALL_FLAVORS_WITHOUT_CONTEXT));
    assertThat(each(list(caller.anonymous("/v2/products/flavors")), CatalogueTest::name))
        .contains("M")
        .doesNotContain("heptapod-runner-M");
  }

  @Test
  void memory_is_a_number_or_a_text_and_not_always_what_mem_says() throws Exception {
    JsonObject number = list(caller.anonymous("/v2/products/flavors")).get(8).getAsJsonObject();
    assertThat(number.get("name").getAsString()).isEqualTo("XS");
    assertThat(number.get("mem").toString()).isEqualTo("1152");
    assertThat(memory(number)).isEqualTo("1073741824");
    clever.become(Switches.INSTANT.with(Switch.MEMORY_AS_TEXT));
    JsonObject text = list(caller.anonymous("/v2/products/flavors")).get(8).getAsJsonObject();
    assertThat(memory(text)).isEqualTo("\"1073741824\"");
  }

  @Test
  void prices_are_joined_by_the_price_id_of_flavors() throws Exception {
    JsonObject flavor =
        list(caller.anonymous("/v2/products/flavors?context=heptapod-runner"))
            .get(2)
            .getAsJsonObject();
    JsonObject prices = body(caller.anonymous("/v4/billing/price-system?zone_id=par&currency=EUR"));
    assertThat(
            each(
                prices.getAsJsonArray("runtime"),
                one -> text(one, "slug_id") + " " + text(one, "price")))
        .contains(text(flavor, "price_id") + " 0.5555555556");
    assertThat(text(prices, "zone_id") + text(prices, "currency")).isEqualTo("parEUR");
  }

  @Test
  void zones_are_told_in_the_words_of_both_versions() throws Exception {
    assertThat(each(list(caller.anonymous("/v2/products/zones")), CatalogueTest::name))
        .contains("par", "mtl");
    assertThat(body(caller.anonymous("/v4/products/zones/par")).get("tags").toString())
        .contains("for:applications");
    assertThat(caller.anonymous("/v4/products/zones/moon").statusCode()).isEqualTo(404);
  }

  @Test
  void an_unknown_route_is_a_page_whoever_asks() throws Exception {
    assertThat(kind(caller.anonymous("/v3/organisations"))).isEqualTo("404 text/html");
    assertThat(kind(caller.get("/organisations/" + caller.organization)))
        .isEqualTo("404 text/html");
  }

  private static List<String> each(JsonArray array, Function<JsonObject, String> view) {
    List<String> all = new ArrayList<>();
    for (JsonElement element : array) {
      all.add(view.apply(element.getAsJsonObject()));
    }
    return all;
  }

  private static String name(JsonObject one) {
    return text(one, "name");
  }

  private static String slug(JsonObject product) {
    return text(product.getAsJsonObject("variant"), "slug");
  }

  private static String memory(JsonObject flavor) {
    return flavor.getAsJsonObject("memory").get("value").toString();
  }

  private static String text(JsonObject object, String key) {
    return object.get(key).getAsString();
  }
}
