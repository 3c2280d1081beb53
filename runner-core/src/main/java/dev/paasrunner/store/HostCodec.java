package dev.paasrunner.store;

import com.google.gson.JsonObject;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.HostPrice;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.job.Weight;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Host plans and hosts as JSON.
final class HostCodec {
  private HostCodec() {}

  static JsonObject writePlan(HostPlan plan) {
    JsonObject json = new JsonObject();
    json.addProperty("name", plan.name());
    json.addProperty("system_id", plan.owner().systemId());
    json.add("job", KeyCodec.write(plan.owner().job()));
    json.addProperty("weight", plan.weight().value());
    json.add("attributes", writeMap(plan.attributes()));
    plan.price().ifPresent(price -> json.add("price", writePrice(price)));
    return json;
  }

  private static JsonObject writePrice(HostPrice price) {
    JsonObject json = new JsonObject();
    json.addProperty("flavor", price.flavor());
    json.addProperty("per_hour", price.perHour());
    json.addProperty("currency", price.currency());
    json.addProperty("granularity", price.granularity().toString());
    return json;
  }

  private static HostPrice readPrice(JsonObject json) {
    return new HostPrice(
        json.get("flavor").getAsString(),
        json.get("per_hour").getAsBigDecimal(),
        json.get("currency").getAsString(),
        Duration.parse(json.get("granularity").getAsString()));
  }

  static HostPlan readPlan(JsonObject json) {
    return new HostPlan(
        json.get("name").getAsString(),
        new OwnerMark(
            json.get("system_id").getAsString(), KeyCodec.read(json.getAsJsonObject("job"))),
        new Weight(json.get("weight").getAsDouble()),
        readMap(json.getAsJsonObject("attributes")),
        Optional.ofNullable(json.getAsJsonObject("price")).map(HostCodec::readPrice));
  }

  static JsonObject writeResource(StoredResource resource) {
    JsonObject json = new JsonObject();
    json.add("plan", writePlan(resource.plan()));
    json.addProperty("id", resource.id());
    json.add("attributes", writeMap(resource.attributes()));
    return json;
  }

  static StoredResource readResource(JsonObject json) {
    return new StoredResource(
        readPlan(json.getAsJsonObject("plan")),
        json.get("id").getAsString(),
        readMap(json.getAsJsonObject("attributes")));
  }

  private static JsonObject writeMap(Map<String, String> map) {
    JsonObject json = new JsonObject();
    new TreeMap<>(map).forEach(json::addProperty);
    return json;
  }

  private static Map<String, String> readMap(JsonObject json) {
    Map<String, String> map = new LinkedHashMap<>();
    json.asMap().forEach((key, value) -> map.put(key, value.getAsString()));
    return map;
  }
}
