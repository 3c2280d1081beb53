package dev.paasrunner.testkit.process;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.Weight;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// A host's plan, with its owner's mark, as text.
final class HostPlanJson {
  private HostPlanJson() {}

  static String write(HostPlan plan) {
    JobKey job = plan.owner().job();
    JsonObject json = new JsonObject();
    json.addProperty("name", plan.name());
    json.addProperty("system_id", plan.owner().systemId());
    json.addProperty("coordinator", job.coordinator());
    json.addProperty("runner", job.runner());
    json.addProperty("job", job.id());
    json.addProperty("weight", plan.weight().value());
    JsonObject attributes = new JsonObject();
    plan.attributes().forEach(attributes::addProperty);
    json.add("attributes", attributes);
    return json.toString();
  }

  static HostPlan read(String text) throws IOException {
    try {
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      return new HostPlan(
          json.get("name").getAsString(),
          new OwnerMark(json.get("system_id").getAsString(), job(json)),
          new Weight(json.get("weight").getAsDouble()),
          attributes(json.getAsJsonObject("attributes")));
    } catch (JsonParseException | IllegalStateException | NullPointerException e) {
      throw new IOException("the file host.json of a host is damaged", e);
    }
  }

  private static JobKey job(JsonObject json) {
    return new JobKey(
        json.get("coordinator").getAsString(),
        json.get("runner").getAsString(),
        json.get("job").getAsLong());
  }

  private static Map<String, String> attributes(JsonObject json) {
    Map<String, String> attributes = new HashMap<>();
    json.entrySet()
        .forEach(entry -> attributes.put(entry.getKey(), entry.getValue().getAsString()));
    return attributes;
  }
}
