package dev.paasrunner.telemetry.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.status.CapacityStatus;
import dev.paasrunner.status.RunnerStatus;
import dev.paasrunner.status.SectionStatus;
import dev.paasrunner.telemetry.history.FailedJob;
import dev.paasrunner.telemetry.history.LastFailures;
import dev.paasrunner.telemetry.history.Spending;
import dev.paasrunner.telemetry.history.Timelines;
import dev.paasrunner.telemetry.view.Health;
import dev.paasrunner.telemetry.view.Program;
import dev.paasrunner.telemetry.view.View;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/// The document of `/api/jobs`. Its shape is a promise: fields are added, never renamed. What is
/// not known is missing. Each field is written by name, so that no secret gets in with a record.
public final class JobsDocument {
  /// Of the document's shape.
  private static final int FORMAT = 1;

  private static final Comparator<JobRecord> OLDEST_FIRST =
      Comparator.comparing(JobRecord::acquiredAt)
          .thenComparing(job -> job.key().runner())
          .thenComparingLong(job -> job.key().id());

  private final Program program;
  private final LastFailures failures;
  private final Spending spending;
  private final JobJson jobs;

  /// @param timelines of the jobs that are shown
  public JobsDocument(
      Program program, Timelines timelines, LastFailures failures, Spending spending) {
    this.program = program;
    this.failures = failures;
    this.spending = spending;
    this.jobs = new JobJson(timelines);
  }

  /// The document for an engine at one instant, the jobs oldest first.
  public String of(View view) {
    JsonObject document = new JsonObject();
    document.addProperty("format", FORMAT);
    document.addProperty("at", view.at().toString());
    document.add("program", program());
    document.add("health", health(Health.ready(view.status())));
    view.status().ifPresent(status -> add(document, status));
    document.add("money", money(view.costPerHour(), spending.byCurrency()));
    List<JobRecord> sorted = view.jobs().stream().sorted(OLDEST_FIRST).toList();
    document.add("jobs", JsonArrays.of(sorted, job -> jobs.of(job, view)));
    document.add("failures", JsonArrays.of(failures.all(), JobsDocument::failure));
    return document.toString();
  }

  private static void add(JsonObject document, RunnerStatus status) {
    document.add("quota", quota(status.capacity()));
    document.add("sections", JsonArrays.of(status.sections(), JobsDocument::section));
  }

  private JsonObject program() {
    JsonObject json = new JsonObject();
    json.addProperty("name", program.name());
    json.addProperty("version", program.version());
    json.addProperty("started_at", program.startedAt().toString());
    return json;
  }

  private static JsonObject health(Health health) {
    JsonObject json = new JsonObject();
    json.addProperty("ready", health.isWell());
    json.addProperty("why", health.sentence());
    return json;
  }

  private static JsonObject quota(CapacityStatus capacity) {
    JsonObject json = new JsonObject();
    json.addProperty("concurrent", capacity.concurrent());
    json.addProperty("jobs", capacity.jobs());
    json.addProperty("reserved", capacity.reserved());
    json.addProperty("headroom", capacity.headroom());
    json.addProperty("launches_limit", capacity.maxProvisioning());
    json.addProperty("launches", capacity.provisioning());
    json.addProperty("weight", capacity.weight());
    capacity.weightLimit().ifPresent(limit -> json.addProperty("weight_limit", limit.value()));
    return json;
  }

  private static JsonObject section(SectionStatus section) {
    JsonObject json = new JsonObject();
    json.addProperty("name", section.name());
    json.addProperty("runner", section.runner());
    json.addProperty("coordinator", section.coordinator());
    json.addProperty("limit", section.limit());
    json.addProperty("condition", section.asking().condition().label());
    json.addProperty("why", section.asking().why());
    return json;
  }

  private static JsonArray money(
      SortedMap<String, BigDecimal> perHour, SortedMap<String, BigDecimal> spent) {
    SortedSet<String> currencies = new TreeSet<>(perHour.keySet());
    currencies.addAll(spent.keySet());
    return JsonArrays.of(
        currencies,
        currency -> {
          JsonObject json = new JsonObject();
          json.addProperty("currency", currency);
          json.addProperty("per_hour", perHour.getOrDefault(currency, BigDecimal.ZERO));
          json.addProperty("spent", spent.getOrDefault(currency, BigDecimal.ZERO));
          return json;
        });
  }

  private static JsonObject failure(FailedJob failed) {
    JsonObject json = new JsonObject();
    json.addProperty("id", failed.job().id());
    json.addProperty("runner", failed.job().runner());
    json.addProperty("at", failed.at().toString());
    json.addProperty("code", failed.failure().code().code());
    json.addProperty("message", failed.failure().message());
    return json;
  }
}
