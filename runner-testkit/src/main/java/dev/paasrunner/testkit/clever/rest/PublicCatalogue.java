package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.http.CleverRequest;
import dev.paasrunner.testkit.clever.model.Catalogue;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Flavor;
import dev.paasrunner.testkit.clever.model.Switch;
import java.util.List;
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
    return switch (request.route()) {
      case "GET /v2/products/instances" -> json(products(request.parameter("for").isPresent()));
      case "GET /v2/products/instances/*" -> Optional.of(product(request.segments().getLast()));
      case "GET /v2/products/flavors" -> json(flavors(context(request.parameter("context"))));
      case "GET /v2/products/zones" -> json(Zones.old());
      case "GET /v2/products/prices" -> json(rates());
      case "GET /v4/products/zones" -> json(Zones.modern());
      case "GET /v4/products/zones/*" -> Optional.of(Zones.one(request.segments().getLast()));
      case "GET /v4/billing/price-system" -> json(PriceList.of(request));
      default -> Optional.empty();
    };
  }

  private static Optional<CleverReply> json(JsonElement body) {
    return Optional.of(CleverReply.json(200, body));
  }

  /// The prices of one organization, which are those of everybody.
  CleverReply prices(Call call) {
    return CleverReply.json(200, PriceList.of(call.request()));
  }

  private List<Flavor> context(Optional<String> context) {
    if (context.filter(Catalogue.RUNNER_CONTEXT::equals).isPresent()) {
      return Catalogue.runners();
    }
    boolean all = context.isEmpty() && cloud.switches().has(Switch.ALL_FLAVORS_WITHOUT_CONTEXT);
    return all ? Catalogue.all() : Catalogue.plain();
  }

  private JsonArray products(boolean forSomebody) {
    JsonArray products = new JsonArray();
    products.add(product(OLD_VERSION, Catalogue.DOCKER_VARIANT, "docker", "Docker", false));
    JsonObject learning =
        product("20260203", ML_VARIANT, "ml_docker", "Docker Runner for ML", true);
    learning.addProperty("type", "ml_docker");
    products.add(learning);
    String newest = cloud.switches().productVersion();
    products.add(product(newest, Catalogue.DOCKER_VARIANT, "docker", "Docker", true));
    products.add(product("20250101", Catalogue.DOCKER_VARIANT, "docker", "Docker", true));
    if (forSomebody && cloud.switches().has(Switch.RUNNER_VARIANT_LISTED)) {
      products.add(
          product(
              newest, Catalogue.RUNNER_VARIANT, "heptapod-runner", "Heptapod Docker Runner", true));
    }
    return products;
  }

  private CleverReply product(String typeAndVersion) {
    for (JsonElement each : products(true)) {
      JsonObject product = each.getAsJsonObject();
      String name = Json.text(product, "type") + "-" + Json.text(product, "version");
      if (name.equals(typeAndVersion)) {
        return CleverReply.json(200, product);
      }
    }
    return Refusals.noSuchInstanceType();
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
    product.add("tags", new JsonArray());
    product.add("deployments", Json.array("git"));
    product.add("flavors", flavors(Catalogue.plain()));
    product.add("defaultFlavor", flavor(Catalogue.flavor("XS").orElseThrow()));
    product.add("buildFlavor", flavor(Catalogue.flavor("S").orElseThrow()));
    return product;
  }

  private JsonArray flavors(List<Flavor> flavors) {
    return flavors.stream().map(this::flavor).collect(Json.toArray());
  }

  private JsonObject flavor(Flavor flavor) {
    JsonObject json = new JsonObject();
    json.addProperty("name", flavor.name());
    json.add("mem", number(flavor.nominalMemory()));
    json.addProperty("cpus", flavor.cpus());
    json.addProperty("gpus", 0);
    json.add("disk", JsonNull.INSTANCE);
    json.addProperty("price", flavor.price());
    json.addProperty("available", flavor.available());
    json.addProperty("microservice", false);
    json.addProperty("machine_learning", false);
    json.addProperty("nice", 0);
    json.addProperty("price_id", flavor.priceId());
    json.add("memory", memory(flavor));
    json.addProperty("cpuFactor", 1);
    json.addProperty("memFactor", 1);
    return json;
  }

  private JsonPrimitive number(long value) {
    return cloud.switches().has(Switch.MEMORY_AS_TEXT)
        ? new JsonPrimitive(String.valueOf(value))
        : new JsonPrimitive(value);
  }

  private JsonObject memory(Flavor flavor) {
    JsonObject memory = new JsonObject();
    memory.addProperty("unit", "B");
    memory.add("value", number(flavor.memory() * 1024L * 1024L));
    memory.addProperty("formatted", flavor.memory() + " MiB");
    return memory;
  }

  private static JsonArray rates() {
    JsonObject euro = new JsonObject();
    euro.addProperty("currency", "EUR");
    euro.addProperty("value", 1);
    JsonArray rates = new JsonArray();
    rates.add(euro);
    return rates;
  }
}
