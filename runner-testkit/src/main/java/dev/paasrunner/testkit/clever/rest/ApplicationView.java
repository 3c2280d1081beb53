package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Flavor;
import java.net.URI;
import java.util.function.Supplier;

/// An application as v2 shows it. Tags are not part of it, secrets among the variables are.
final class ApplicationView {
  private final Cloud cloud;
  private final Supplier<URI> address;

  ApplicationView(Cloud cloud, Supplier<URI> address) {
    this.cloud = cloud;
    this.address = address;
  }

  JsonObject of(Application application) {
    Application.Blueprint made = application.blueprint();
    JsonObject view = new JsonObject();
    view.addProperty("id", application.id());
    view.addProperty("ownerId", made.organization());
    view.addProperty("name", made.name());
    view.addProperty("description", made.description());
    view.addProperty("zone", made.zone());
    view.add("instance", instance(made));
    view.add("deployment", deployment(application));
    view.addProperty("creationDate", application.createdAt().toEpochMilli());
    view.addProperty("last_deploy", application.deployments().size());
    view.addProperty("archived", false);
    view.addProperty("state", state(application));
    view.add("commitId", JsonNull.INSTANCE);
    view.addProperty("branch", "master");
    view.add("env", env(application));
    return view;
  }

  private static String state(Application application) {
    if (application.isDeleted()) {
      return "TO_DELETE";
    }
    return application.hasInstance() ? "SHOULD_BE_UP" : "SHOULD_BE_DOWN";
  }

  private static JsonObject instance(Application.Blueprint made) {
    JsonObject variant = new JsonObject();
    variant.addProperty("id", made.variant());
    variant.addProperty("slug", "heptapod-runner");
    JsonObject instance = new JsonObject();
    instance.addProperty("type", "docker");
    instance.addProperty("version", made.version());
    instance.add("variant", variant);
    instance.addProperty("minInstances", 1);
    instance.addProperty("maxInstances", 1);
    instance.add("minFlavor", flavor(made.flavor()));
    instance.add("maxFlavor", flavor(made.flavor()));
    instance.addProperty("lifetime", made.lifetime());
    return instance;
  }

  private static JsonObject flavor(Flavor flavor) {
    JsonObject json = new JsonObject();
    json.addProperty("name", flavor.name());
    json.addProperty("mem", flavor.memory());
    json.addProperty("cpus", flavor.cpus());
    json.addProperty("price", flavor.price());
    return json;
  }

  private JsonObject deployment(Application application) {
    URI base = address.get();
    JsonObject deployment = new JsonObject();
    deployment.addProperty("shutdownable", false);
    deployment.addProperty("type", "GIT");
    deployment.addProperty(
        "repoState", cloud.isRepositoryCreated(application) ? "CREATED" : "CREATING");
    deployment.addProperty(
        "url", "git+ssh://git@" + base.getAuthority() + "/" + application.id() + ".git");
    deployment.addProperty("httpUrl", base + "/" + application.id() + ".git");
    return deployment;
  }

  static JsonArray env(Application application) {
    JsonArray env = new JsonArray();
    application
        .env()
        .forEach(
            (name, value) -> {
              JsonObject variable = new JsonObject();
              variable.addProperty("name", name);
              variable.addProperty("value", value);
              env.add(variable);
            });
    return env;
  }
}
