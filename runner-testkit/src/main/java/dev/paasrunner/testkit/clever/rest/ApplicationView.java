package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Catalogue;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Flavor;
import dev.paasrunner.testkit.clever.model.Push;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/// An application as v2 shows it. Tags are not part of it, secrets among the variables are.
final class ApplicationView {
  private static final List<String> FALSE =
      List.of("archived", "stickySessions", "homogeneous", "favourite", "separateBuild");
  private static final List<String> NULL =
      List.of("webhookUrl", "webhookSecret", "commitId", "appliance");

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
    view.addProperty("zoneId", "0e8a1b2c-3d4e-4f50-8a61-72839405b6c7");
    view.add("instance", instance(made));
    view.add("deployment", deployment(application));
    view.addProperty("creationDate", application.createdAt().toEpochMilli());
    view.addProperty("last_deploy", application.deployments().size());
    view.addProperty("state", state(application));
    view.addProperty("branch", "master");
    view.addProperty("forceHttps", "DISABLED");
    for (String flag : FALSE) {
      view.addProperty(flag, false);
    }
    view.addProperty("cancelOnPush", made.cancelOnPush());
    for (String absent : NULL) {
      view.add(absent, JsonNull.INSTANCE);
    }
    application.pushed().stream()
        .filter(Push::accepted)
        .reduce((_, later) -> later)
        .ifPresent(push -> view.addProperty("commitId", push.commit()));
    view.add("env", env(application));
    return view;
  }

  static String state(Application application) {
    if (application.isDeleted()) {
      return "TO_DELETE";
    }
    return application.hasInstance() ? "SHOULD_BE_UP" : "SHOULD_BE_DOWN";
  }

  private static JsonObject instance(Application.Blueprint made) {
    JsonObject variant = new JsonObject();
    variant.addProperty("id", made.variant());
    boolean runner = made.variant().equals(Catalogue.RUNNER_VARIANT);
    variant.addProperty("slug", runner ? "heptapod-runner" : "docker");
    variant.addProperty("name", runner ? "Heptapod Docker Runner" : "Docker");
    variant.addProperty("deployType", "docker");
    JsonObject instance = new JsonObject();
    instance.addProperty("type", "docker");
    instance.addProperty("version", made.version());
    instance.add("variant", variant);
    instance.addProperty("minInstances", 1);
    instance.addProperty("maxInstances", 1);
    instance.addProperty("maxAllowedInstances", 40);
    instance.add("minFlavor", flavor(made.flavor()));
    instance.add("maxFlavor", flavor(made.flavor()));
    instance.add("flavors", new JsonArray());
    instance.add("defaultEnv", new JsonObject());
    instance.addProperty("lifetime", made.lifetime());
    instance.addProperty("instanceAndVersion", "docker-" + made.version());
    return instance;
  }

  static JsonObject flavor(Flavor flavor) {
    JsonObject json = new JsonObject();
    json.addProperty("name", flavor.name());
    json.addProperty("mem", flavor.nominalMemory());
    json.addProperty("cpus", flavor.cpus());
    json.addProperty("price", flavor.price());
    json.addProperty("price_id", flavor.priceId());
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
