package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.http.CleverRequest;
import dev.paasrunner.testkit.clever.model.Catalogue;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Flavor;
import dev.paasrunner.testkit.clever.model.Switches;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What everybody may read: products, flavors, zones and prices.
final class PublicCatalogue {
  /// Older than any newest one.
  private static final String OLD_VERSION = "20210422";

  private static final String ML_VARIANT = "11111111-2222-4333-8444-555555555555";

  private final Cloud cloud;

  PublicCatalogue(Cloud cloud) {
    this.cloud = cloud;
  }

  Optional<CleverReply> answer(CleverRequest request) {
    if (!request.method().equals("GET")) {
      return Optional.empty();
    }
    return switch (request.path()) {
      case "/v2/products/instances" -> Optional.of(CleverReply.json(200, products()));
      case "/v2/products/flavors" ->
          Optional.of(CleverReply.json(200, flavors(request.parameter("context"))));
      case "/v2/products/zones", "/v4/products/zones" ->
          Optional.of(CleverReply.json(200, zones()));
      case "/v4/billing/price-system" -> Optional.of(CleverReply.json(200, prices()));
      default -> Optional.empty();
    };
  }

  private JsonArray products() {
    JsonArray products = new JsonArray();
    products.add(product(OLD_VERSION, Catalogue.DOCKER_VARIANT, "docker", "Docker", false));
    products.add(product("20260105", ML_VARIANT, "ml_docker", "Docker Runner for ML", true));
    String newest = cloud.switches().productVersion();
    products.add(product(newest, Catalogue.DOCKER_VARIANT, "docker", "Docker", true));
    products.add(product("20250101", Catalogue.DOCKER_VARIANT, "docker", "Docker", true));
    return products;
  }

  private JsonObject product(
      String version, String variantId, String slug, String name, boolean enabled) {
    JsonObject variant = new JsonObject();
    variant.addProperty("id", variantId);
    variant.addProperty("slug", slug);
    variant.addProperty("name", name);
    variant.addProperty("deployType", "docker");
    JsonObject product = new JsonObject();
    product.addProperty("type", "docker");
    product.addProperty("version", version);
    product.addProperty("name", name);
    product.addProperty("enabled", enabled);
    product.addProperty("comingSoon", false);
    product.add("variant", variant);
    product.addProperty("maxInstances", 40);
    product.add("flavors", flavors(Optional.empty()));
    return product;
  }

  private JsonArray flavors(Optional<String> context) {
    return Catalogue.flavors(context).stream().map(this::flavor).collect(Json.toArray());
  }

  private JsonObject flavor(Flavor flavor) {
    JsonObject json = new JsonObject();
    json.addProperty("name", flavor.name());
    json.addProperty("mem", flavor.memory());
    json.addProperty("cpus", flavor.cpus());
    json.addProperty("gpus", 0);
    json.addProperty("price", flavor.price());
    json.addProperty("available", flavor.available());
    json.addProperty("price_id", priceId(flavor));
    json.add("memory", memory(flavor));
    return json;
  }

  private JsonObject memory(Flavor flavor) {
    long bytes = flavor.memory() * 1024L * 1024L;
    JsonObject memory = new JsonObject();
    memory.addProperty("unit", "B");
    if (cloud.switches().has(Switches.Trait.MEMORY_AS_TEXT)) {
      memory.addProperty("value", String.valueOf(bytes));
    } else {
      memory.addProperty("value", bytes);
    }
    memory.addProperty("formatted", flavor.memory() + " MiB");
    return memory;
  }

  private static String priceId(Flavor flavor) {
    return flavor.name().startsWith("heptapod-runner-")
        ? "heptapod-runner." + flavor.name().substring("heptapod-runner-".length())
        : "apps." + flavor.name();
  }

  private static JsonArray zones() {
    JsonArray zones = new JsonArray();
    for (String name : List.of("par", "rbx", "mtl")) {
      JsonObject zone = new JsonObject();
      zone.addProperty("name", name);
      zone.addProperty("internal", false);
      zone.add("tags", Json.array(List.of("for:applications", "infra:clever-cloud")));
      zones.add(zone);
    }
    return zones;
  }

  private static JsonObject prices() {
    JsonArray runtime = new JsonArray();
    Catalogue.flavors(Optional.of("heptapod-runner")).forEach(flavor -> runtime.add(price(flavor)));
    JsonObject prices = new JsonObject();
    prices.addProperty("zone_id", "par");
    prices.addProperty("currency", "EUR");
    prices.addProperty("start_date", "2026-01-01T00:00:00Z");
    prices.add("runtime", runtime);
    prices.add("countable", new JsonArray());
    return prices;
  }

  private static JsonObject price(Flavor flavor) {
    JsonObject price = new JsonObject();
    price.addProperty("source", "apps");
    price.addProperty("flavor", flavor.name().toLowerCase(Locale.ROOT));
    price.addProperty("time_unit", "PT1H");
    price.addProperty("price", flavor.price());
    price.addProperty("slug_id", priceId(flavor));
    return price;
  }
}
