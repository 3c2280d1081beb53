package dev.paasrunner.clever.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.payload.Json;
import dev.paasrunner.spi.ExecutorException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One method for each request. All block for a bounded time and honour interruption.
///
/// Errors: `DENIED` (the credential), `EXHAUSTED` (too many requests), `GONE` (no such
/// application), `REFUSED` (the request is wrong), `TRANSIENT` (everything else, a gateway's page
/// among it). `TRANSIENT` after a [#create] means that nobody knows whether it happened.
public final class CleverApi {
  /// The load balancer gives up after 180 s; most answers take well below one.
  private static final Duration CREATE_LIMIT = Duration.ofSeconds(60);

  private static final Duration LOG_LIMIT = Duration.ofSeconds(8);
  private static final int LONGEST_LOG = 2 * 1024 * 1024;

  private final Exchanges exchanges;
  private final ApiUrl base;

  public CleverApi(Exchanges exchanges, ApiUrl base) {
    this.exchanges = exchanges;
    this.base = base;
  }

  /// The products that applications are made of; needs no credential.
  public Iterable<JsonElement> products() throws ExecutorException, InterruptedException {
    return open("clever_products", "read the list of products", base.v2("/products/instances"))
        .list();
  }

  /// The sizes of a context; needs no credential.
  public Iterable<JsonElement> flavors(String context)
      throws ExecutorException, InterruptedException {
    String path = "/products/flavors?context=" + encoded(context);
    return open("clever_flavors", "read the list of flavors", base.v2(path)).list();
  }

  /// The zones that everybody may use; needs no credential.
  public Iterable<JsonElement> zones() throws ExecutorException, InterruptedException {
    return open("clever_zones", "read the list of zones", base.v4("/products/zones")).list();
  }

  /// The prices in a zone, in euros; needs no credential.
  public JsonElement prices(String zone) throws ExecutorException, InterruptedException {
    String path = "/billing/price-system?currency=EUR&zone_id=" + encoded(zone);
    return open("clever_prices", "read the list of prices", base.v4(path)).json();
  }

  private Reply open(String endpoint, String action, URI address)
      throws ExecutorException, InterruptedException {
    return exchanges.perform(Call.get(endpoint, action, address, Optional.empty()));
  }

  /// Creates an application. Never repeated here: names are not unique on the platform.
  public Creation create(Account account, NewApplication wanted)
      throws ExecutorException, InterruptedException {
    Call call =
        v2(
                account,
                "clever_create_application",
                "create the application " + wanted.name(),
                "/applications")
            .sending("POST", wanted.json())
            .within(CREATE_LIMIT);
    Reply reply = exchanges.perform(call);
    if (reply.status() == 400
        && reply.error().filter(CleverError::meansRetiredProduct).isPresent()) {
      return new Creation.Retired(Refusal.of(reply).error().message());
    }
    return new Creation.Created(one(reply));
  }

  /// An application; empty if Clever Cloud itself says that there is none.
  public Optional<Application> application(Account account, String id)
      throws ExecutorException, InterruptedException {
    Reply reply =
        exchanges.perform(ofApplication(account, "clever_application", "look at", id, ""));
    return isGone(account, id, reply) ? Optional.empty() : Optional.of(one(reply));
  }

  /// That an application is somebody else's is believed of a credential only that can list the
  /// organization, and of an application that is not in the list.
  private boolean isGone(Account account, String id, Reply reply)
      throws ExecutorException, InterruptedException {
    return reply.saysGone()
        || (reply.saysForeign()
            && applications(account).stream().noneMatch(one -> one.id().equals(id)));
  }

  /// All applications of an organization.
  public List<Application> applications(Account account)
      throws ExecutorException, InterruptedException {
    List<Application> found = new ArrayList<>();
    Reply reply =
        exchanges.perform(
            v2(
                account,
                "clever_applications",
                "list the applications of " + account,
                "/applications"));
    reply.list().forEach(element -> Application.of(element).ifPresent(found::add));
    return found;
  }

  /// Replaces the environment of an application.
  public void replaceEnvironment(Account account, String id, Map<String, String> environment)
      throws ExecutorException, InterruptedException {
    Call call =
        ofApplication(account, "clever_set_environment", "set the environment of", id, "/env");
    exchanges.perform(call.sending("PUT", NewApplication.object(environment))).requireSuccess();
  }

  /// Asks for the end of an application, which takes a while.
  ///
  /// @return false if Clever Cloud itself says that there is none
  public boolean delete(Account account, String id) throws ExecutorException, InterruptedException {
    Reply reply =
        exchanges.perform(
            ofApplication(account, "clever_delete_application", "delete", id, "").with("DELETE"));
    if (isGone(account, id, reply)) {
      return false;
    }
    reply.requireSuccess();
    return true;
  }

  /// The newest deployments of all applications of an organization, newest first, by application.
  /// One that was just begun, and an application that never had one, are missing.
  ///
  /// @param limit how many of each application
  public Map<String, List<Deployment>> deployments(Account account, int limit)
      throws ExecutorException, InterruptedException {
    String action = "list the deployments of " + account;
    Reply reply =
        exchanges.perform(v2(account, "clever_deployments", action, "/deployments?limit=" + limit));
    Map<String, List<Deployment>> found = new HashMap<>();
    JsonObject byApplication = Json.object(reply.json()).orElseGet(JsonObject::new);
    byApplication.entrySet().forEach(one -> found.put(one.getKey(), read(one.getValue())));
    return found;
  }

  /// The newest deployments of one application, newest first.
  public List<Deployment> deployments(Account account, String id, int limit)
      throws ExecutorException, InterruptedException {
    String path = "/deployments?limit=" + limit;
    return read(
        exchanges
            .perform(
                ofApplication(
                    account, "clever_application_deployments", "list the deployments of", id, path))
            .json());
  }

  private static List<Deployment> read(JsonElement list) {
    List<Deployment> deployments = new ArrayList<>();
    Json.array(list).forEach(element -> deployments.add(Deployment.of(element)));
    return deployments;
  }

  /// Stops a deployment that is under way. By its number, as the platform's own tool does.
  public void cancel(Account account, String id, Deployment deployment)
      throws ExecutorException, InterruptedException {
    String path = "/deployments/" + deployment.number() + "/instances";
    Call call =
        ofApplication(account, "clever_cancel_deployment", "cancel the deployment of", id, path)
            .with("DELETE");
    exchanges.perform(call).requireSuccess();
  }

  /// Whether an application has a machine, be it in the making.
  public boolean hasMachine(Account account, String id)
      throws ExecutorException, InterruptedException {
    Call call =
        ofApplication(account, "clever_instances", "list the instances of", id, "/instances");
    for (JsonElement element : exchanges.perform(call).list()) {
      Optional<String> state = Json.object(element).flatMap(one -> Json.string(one.get("state")));
      if (state.filter("DELETED"::equals).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /// When the last machine of an application ended. Asked once only: it is good to know, not more.
  ///
  /// @return empty if one has not, if there never was one, or if that is not told
  public Optional<Instant> lastMachineEnded(Account account, String id)
      throws ExecutorException, InterruptedException {
    String path =
        "/orchestration/organisations/%s/applications/%s/instances"
            .formatted(account.organization(), id);
    Reply reply =
        exchanges.once(v4(account, "clever_machines", "list the machines of " + id, path));
    Optional<Instant> last = Optional.empty();
    for (JsonElement element : reply.list()) {
      Optional<Instant> end =
          Json.object(element).flatMap(one -> Json.instant(one.get("deletionDate")));
      if (end.isEmpty()) {
        return Optional.empty();
      }
      last = last.filter(known -> known.isAfter(end.get())).or(() -> end);
    }
    return last;
  }

  /// The roles in an organization of whoever owns the credential; usually one.
  public List<String> ownRoles(Account account) throws ExecutorException, InterruptedException {
    Call self =
        Call.get(
            "clever_self", "ask who we are", base.v2("/self"), Optional.of(account.credential()));
    Optional<String> us = id(exchanges.perform(self).json());
    List<String> roles = new ArrayList<>();
    Call all = v2(account, "clever_members", "list the members of " + account, "/members");
    for (JsonElement element : exchanges.perform(all).list()) {
      JsonObject entry = Json.object(element).orElseGet(JsonObject::new);
      if (us.isPresent() && id(entry.get("member")).equals(us)) {
        Json.string(entry.get("role")).ifPresent(roles::add);
      }
    }
    return roles;
  }

  private static Optional<String> id(@Nullable JsonElement element) {
    return Json.object(element).flatMap(one -> Json.string(one.get("id")));
  }

  /// Whether a task's own command ever ran in a deployment.
  public boolean hasRun(Account account, String id, Deployment deployment)
      throws ExecutorException, InterruptedException {
    String path =
        "/orchestration/organisations/%s/applications/%s/deployments/%s"
            .formatted(account.organization(), id, deployment.uuid());
    Reply reply =
        exchanges.perform(
            v4(account, "clever_deployment", "look at the deployment of " + id, path));
    JsonObject json = Json.object(reply.json()).orElseGet(JsonObject::new);
    for (JsonElement step : Json.array(json.get("steps"))) {
      Optional<String> state = Json.object(step).flatMap(one -> Json.string(one.get("state")));
      if (state.filter("TASK_IN_PROGRESS"::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /// The log of a deployment as far as it arrives in a few seconds, oldest line first.
  public List<String> log(Account account, String id, Deployment deployment, Instant until)
      throws ExecutorException, InterruptedException {
    // Without an end the stream would follow the log for ever.
    String path =
        "/logs/organisations/%s/applications/%s/logs?deploymentId=%s&until=%s%s"
            .formatted(
                account.organization(),
                id,
                encoded(deployment.uuid()),
                encoded(until.toString()),
                deployment.startedAt().map(at -> "&since=" + encoded(at.toString())).orElse(""));
    Call call =
        v4(account, "clever_log", "read the log of " + id, path).streaming(LOG_LIMIT, LONGEST_LOG);
    Reply reply = exchanges.once(call);
    reply.requireSuccess();
    return LogEvents.messages(reply.text());
  }

  private static Application one(Reply reply) throws ExecutorException {
    return Application.of(reply.json())
        .orElseThrow(
            () ->
                new ExecutorException(
                    ErrorKind.TRANSIENT,
                    "cannot %s at Clever Cloud: it answered %d without an application"
                        .formatted(reply.call().action(), reply.status())));
  }

  private Call ofApplication(
      Account account, String endpoint, String action, String id, String path) {
    return v2(
        account,
        endpoint,
        action + " the application " + id,
        "/applications/" + encoded(id) + path);
  }

  private Call v2(Account account, String endpoint, String action, String path) {
    URI address = base.v2("/organisations/" + encoded(account.organization()) + path);
    return Call.get(endpoint, action, address, Optional.of(account.credential()));
  }

  private Call v4(Account account, String endpoint, String action, String path) {
    return Call.get(endpoint, action, base.v4(path), Optional.of(account.credential()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
