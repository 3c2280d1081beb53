package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Catalogue;
import dev.paasrunner.testkit.clever.model.Flavor;
import dev.paasrunner.testkit.clever.model.Switch;
import dev.paasrunner.testkit.clever.model.Switches;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What somebody wants an application to be, checked as the platform checks it.
record Order(Application.Blueprint blueprint, Map<String, String> env, List<String> tags) {
  private static final Set<String> LIFETIMES = Set.of("REGULAR", "MIGRATION", "TASK");
  private static final int MOST_INSTANCES = 40;
  private static final int SMALL_ENV = 64 << 10;

  /// Something is wrong with it.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient CleverReply reply;

    Refused(CleverReply reply) {
      super("refused");
      this.reply = reply;
    }

    CleverReply reply() {
      return reply;
    }
  }

  /// Reads the body of a request.
  static Order read(Call call, Switches switches) throws Refused {
    JsonObject body =
        Json.object(call.request())
            .orElseThrow(() -> new Refused(Refusals.invalid("the body is not an object")));
    check(!Json.text(body, "name").isBlank(), "there is no name");
    check(Json.text(body, "deploy").equals("git"), "only the deployment by git is known");
    check(Catalogue.ZONES.contains(Json.text(body, "zone")), "the zone doesn’t exist");
    checkInstance(body, switches);
    Map<String, String> env = env(body, switches);
    List<String> tags =
        Json.list(body.get("tags")).orElseThrow(() -> new Refused(Refusals.invalid("tags")));
    return new Order(blueprint(call, body), env, tags);
  }

  private static void checkInstance(JsonObject body, Switches switches) throws Refused {
    boolean known =
        Json.text(body, "instanceType").equals("docker")
            && Json.text(body, "instanceVersion").equals(switches.productVersion())
            && Catalogue.VARIANTS.contains(Json.text(body, "instanceVariant"));
    if (!known) {
      throw new Refused(Refusals.noSuchInstanceType());
    }
    int fewest = count(body, "minInstances");
    int most = count(body, "maxInstances");
    check(1 <= fewest && fewest <= most && most <= MOST_INSTANCES, "the number of instances");
    check(LIFETIMES.contains(lifetime(body)), "the lifetime doesn’t exist");
  }

  private static int count(JsonObject body, String key) {
    String text = Json.text(body, key);
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : text.isEmpty() ? 1 : 0;
  }

  private static String lifetime(JsonObject body) {
    String lifetime = Json.text(body, "instanceLifetime");
    return lifetime.isEmpty() ? "REGULAR" : lifetime;
  }

  private static Map<String, String> env(JsonObject body, Switches switches) throws Refused {
    Map<String, String> env =
        Json.strings(body.get("env"))
            .orElseThrow(() -> new Refused(Refusals.invalid("the environment")));
    Optional<CleverReply> bad = Variables.refusal(env);
    if (bad.isPresent()) {
      throw new Refused(bad.get());
    }
    int size = env.entrySet().stream().mapToInt(Order::size).sum();
    check(
        size <= SMALL_ENV || !switches.has(Switch.SMALL_ENV),
        "the environment is larger than 64 KiB");
    return env;
  }

  private static int size(Map.Entry<String, String> variable) {
    return variable.getKey().length() + variable.getValue().length();
  }

  private static Application.Blueprint blueprint(Call call, JsonObject body) throws Refused {
    Flavor _ = flavor(body, "minFlavor");
    return new Application.Blueprint(
        call.organization(),
        Json.text(body, "name"),
        Json.text(body, "description"),
        Json.text(body, "zone"),
        Json.text(body, "instanceVariant"),
        Json.text(body, "instanceVersion"),
        flavor(body, body.has("maxFlavor") ? "maxFlavor" : "minFlavor"),
        lifetime(body),
        Json.text(body, "cancelOnPush").equals("true"));
  }

  private static Flavor flavor(JsonObject body, String key) throws Refused {
    return Catalogue.flavor(Json.text(body, key))
        .filter(Flavor::available)
        .orElseThrow(() -> new Refused(Refusals.invalid(key + " isn’t available")));
  }

  private static void check(boolean good, String otherwise) throws Refused {
    if (!good) {
      throw new Refused(Refusals.invalid(otherwise));
    }
  }
}
