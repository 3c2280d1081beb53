package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.model.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Where applications can be, in the words of v2 and of v4.
final class Zones {
  private Zones() {}

  static JsonArray old() {
    return Catalogue.ZONES.stream().map(Zones::old).collect(Json.toArray());
  }

  private static JsonObject old(String name) {
    JsonObject zone = new JsonObject();
    zone.addProperty("name", name);
    zone.addProperty("internal", false);
    zone.addProperty("correspondingRegion", "eu");
    return zone;
  }

  static JsonArray modern() {
    return Catalogue.ZONES.stream().map(Zones::modern).collect(Json.toArray());
  }

  static CleverReply one(String name) {
    return Catalogue.ZONES.contains(name)
        ? CleverReply.json(200, modern(name))
        : CleverReply.modernError(404, "clever.core.not-found", "Zone not found");
  }

  private static JsonObject modern(String name) {
    JsonObject zone = new JsonObject();
    zone.addProperty(
        "id", UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    zone.addProperty("name", name);
    zone.addProperty("status", "ACTIVE");
    zone.add("outboundIPs", new JsonArray());
    zone.add("tags", Json.array("for:applications", "infra:clever-cloud"));
    return zone;
  }
}
