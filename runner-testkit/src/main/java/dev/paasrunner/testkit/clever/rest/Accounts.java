package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Switch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Who is asking, and what he sees of all his organizations at once.
final class Accounts {
  static final String USER = "user_00000000-0000-4000-8000-000000000001";

  private static final Duration TOKEN_LIFE = Duration.ofDays(90);

  private final Cloud cloud;

  Accounts(Cloud cloud) {
    this.cloud = cloud;
  }

  void addTo(Map<String, Function<Call, CleverReply>> routes) {
    routes.put("GET /v2/self", _ -> CleverReply.json(200, self()));
    routes.put("GET /v2/self/id", _ -> CleverReply.json(200, self()));
    routes.put("GET /v2/self/tokens/current", this::token);
    routes.put("GET /v2/organisations", this::organizations);
    routes.put("GET /v2/organisations/*", this::organization);
    routes.put("GET /v2/organisations/*/members", this::members);
    routes.put("GET /v2/organisations/*/credits", this::credits);
    routes.put("GET /v4/billing/organisations/*/credits/summary", _ -> creditsSummary());
    routes.put("GET /v2/summary", this::summary);
  }

  private CleverReply token(Call call) {
    JsonObject token = new JsonObject();
    token.addProperty("employeeId", USER);
    token.addProperty("creationDate", cloud.now().toEpochMilli());
    token.addProperty("expirationDate", cloud.now().plus(TOKEN_LIFE).toEpochMilli());
    token.addProperty("token", call.credential().user());
    return CleverReply.json(200, token);
  }

  private CleverReply organizations(Call call) {
    return CleverReply.json(
        200,
        call.credential().organizations().stream()
            .sorted()
            .map(this::organizationOf)
            .collect(Json.toArray()));
  }

  private CleverReply organization(Call call) {
    return CleverReply.json(200, organizationOf(call.organization()));
  }

  private CleverReply members(Call call) {
    JsonObject member = new JsonObject();
    member.add("member", self());
    member.addProperty("role", call.credential().role().name());
    return CleverReply.json(200, list(member));
  }

  private CleverReply credits(Call call) {
    JsonObject price = new JsonObject();
    price.addProperty("currency", "EUR");
    price.addProperty("value", 1);
    JsonObject credits = new JsonObject();
    credits.addProperty("ownerId", call.organization());
    credits.addProperty("count", 100);
    credits.add("dropPrice", price);
    return CleverReply.json(200, credits);
  }

  private static CleverReply creditsSummary() {
    JsonObject credits = new JsonObject();
    credits.addProperty("prepaidCredit", 100);
    credits.addProperty("freeCredit", 0);
    credits.addProperty("currency", "EUR");
    return CleverReply.json(200, credits);
  }

  private static JsonObject self() {
    JsonObject self = new JsonObject();
    self.addProperty("id", USER);
    self.addProperty("name", "CI");
    return self;
  }

  private JsonObject organizationOf(String id) {
    JsonObject organization = new JsonObject();
    organization.addProperty("id", id);
    organization.addProperty("name", cloud.members().organization(id).orElse(""));
    return organization;
  }

  private CleverReply summary(Call call) {
    if (!cloud.switches().has(Switch.SUMMARY)) {
      return Refusals.scope();
    }
    JsonObject user = self();
    user.add("applications", new JsonArray());
    user.add("addons", new JsonArray());
    JsonObject summary = new JsonObject();
    summary.add("user", user);
    summary.add(
        "organisations",
        call.credential().organizations().stream()
            .sorted()
            .map(this::withApplications)
            .collect(Json.toArray()));
    return CleverReply.json(200, summary);
  }

  private JsonObject withApplications(String id) {
    JsonObject organization = organizationOf(id);
    organization.add(
        "applications", cloud.listed(id).stream().map(Accounts::line).collect(Json.toArray()));
    organization.add("addons", new JsonArray());
    return organization;
  }

  private static JsonObject line(Application application) {
    JsonObject line = new JsonObject();
    line.addProperty("id", application.id());
    line.addProperty("name", application.blueprint().name());
    line.addProperty("instanceType", "docker");
    line.addProperty("instanceVariant", application.blueprint().variant());
    line.addProperty("archived", false);
    line.addProperty("state", ApplicationView.state(application));
    line.add("systemTags", Json.array(List.of()));
    line.add("customerTags", Json.array(application.tags()));
    return line;
  }

  private static JsonArray list(JsonObject one) {
    JsonArray list = new JsonArray();
    list.add(one);
    return list;
  }
}
