package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.http.CleverRequest;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Credential;
import dev.paasrunner.testkit.clever.model.Switches;
import java.util.List;
import java.util.Optional;

/// Who is asking, and what he sees of all his organizations at once.
final class Accounts {
  private static final String USER = "user_00000000-0000-4000-8000-000000000001";

  private final Cloud cloud;

  Accounts(Cloud cloud) {
    this.cloud = cloud;
  }

  Optional<CleverReply> answer(CleverRequest request, Credential credential) {
    if (!request.method().equals("GET")) {
      return Optional.empty();
    }
    return switch (request.path()) {
      case "/v2/self", "/v2/self/id" -> Optional.of(CleverReply.json(200, self()));
      case "/v2/organisations" ->
          Optional.of(CleverReply.json(200, list(organizationOf(credential.organization()))));
      case "/v2/summary" -> Optional.of(summary(credential));
      default -> Optional.empty();
    };
  }

  CleverReply organization(String id) {
    return CleverReply.json(200, organizationOf(id));
  }

  CleverReply members(Credential credential) {
    JsonObject member = new JsonObject();
    member.add("member", self());
    member.addProperty("role", credential.role().name());
    return CleverReply.json(200, list(member));
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
    organization.addProperty("name", cloud.organization(id).orElse(""));
    return organization;
  }

  private CleverReply summary(Credential credential) {
    if (!cloud.switches().has(Switches.Trait.SUMMARY)) {
      return CleverReply.message(403, 1504, "The token’s scope is invalid");
    }
    JsonObject organization = organizationOf(credential.organization());
    JsonArray applications =
        cloud.listed(credential.organization()).stream()
            .map(app -> cloud.with(app, Accounts::line))
            .collect(Json.toArray());
    organization.add("applications", applications);
    JsonObject user = self();
    user.add("applications", new JsonArray());
    JsonObject summary = new JsonObject();
    summary.add("user", user);
    summary.add("organisations", list(organization));
    return CleverReply.json(200, summary);
  }

  private static JsonObject line(Application application) {
    JsonObject line = new JsonObject();
    line.addProperty("id", application.id());
    line.addProperty("name", application.blueprint().name());
    line.addProperty("instanceType", "docker");
    line.addProperty("state", application.isDeleted() ? "TO_DELETE" : "SHOULD_BE_UP");
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
