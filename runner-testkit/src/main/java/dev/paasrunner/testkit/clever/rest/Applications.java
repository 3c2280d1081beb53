package dev.paasrunner.testkit.clever.rest;

import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Switch;
import java.util.Map;
import java.util.function.Function;

/// Creating, reading, changing and deleting applications.
final class Applications {
  private static final String ALL = "/v2/organisations/*/applications";
  private static final String ONE = ALL + "/*";

  private final Cloud cloud;
  private final ApplicationView view;

  Applications(Cloud cloud, ApplicationView view) {
    this.cloud = cloud;
    this.view = view;
  }

  void addTo(Map<String, Function<Call, CleverReply>> routes) {
    routes.put("GET " + ALL, this::list);
    routes.put("POST " + ALL, this::create);
    routes.put("GET " + ONE, this::read);
    routes.put("PUT " + ONE, this::update);
    routes.put("DELETE " + ONE, this::delete);
    routes.put("GET " + ONE + "/branches", _ -> CleverReply.json(200, Json.array("master")));
  }

  private CleverReply list(Call call) {
    return CleverReply.json(
        200, cloud.listed(call.organization()).stream().map(view::of).collect(Json.toArray()));
  }

  private CleverReply create(Call call) {
    try {
      Order order = Order.read(call, cloud.switches());
      Application made = cloud.create(order.blueprint(), order.env(), order.tags());
      return CleverReply.json(200, view.of(made));
    } catch (Order.Refused refused) {
      return refused.reply();
    }
  }

  private CleverReply read(Call call) {
    return CleverReply.json(200, view.of(call.application()));
  }

  private CleverReply update(Call call) {
    try {
      Order order = Order.read(call, cloud.switches());
      cloud.update(call.application(), order.blueprint(), order.env());
      return read(call);
    } catch (Order.Refused refused) {
      return refused.reply();
    }
  }

  private CleverReply delete(Call call) {
    if (!call.credential().role().mayDelete()) {
      return Refusals.notAllowed();
    }
    Application application = call.application();
    if (application.isDeleted() && cloud.switches().has(Switch.SECOND_DELETION_REFUSED)) {
      return Refusals.beingDeleted();
    }
    return cloud.delete(application)
        ? CleverReply.message(200, 302, "The application has successfully been deleted")
        : Refusals.deletionFailed();
  }
}
