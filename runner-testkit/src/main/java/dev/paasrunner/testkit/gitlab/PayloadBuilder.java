package dev.paasrunner.testkit.gitlab;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Builds what a coordinator hands out as a job, in GitLab's format. Not thread-safe; [#text] may
/// be called again after more was added.
///
/// Without further calls it is a job of the project `acme/tools/parser` at
/// `https://gitlab.example.net` without an image, which runs `true` and may take an hour.
public final class PayloadBuilder {
  private final long id;
  private String token;
  private String name = "tests";
  private String stage = "test";
  private long projectId = 1042;
  private String projectPath = "acme/tools/parser";
  private URI server = URI.create("https://gitlab.example.net");
  private Duration timeout = Duration.ofHours(1);
  private JsonElement image = JsonNull.INSTANCE;
  private final List<String> beforeScript = new ArrayList<>();
  private final List<String> script = new ArrayList<>();
  private final List<String> afterScript = new ArrayList<>();
  private final JsonArray variables = new JsonArray();
  private final JsonArray services = new JsonArray();
  private final Map<String, JsonElement> others = new LinkedHashMap<>();
  private boolean dependencyProxy;

  private PayloadBuilder(long id) {
    this.id = id;
    this.token = "glcbt-64_job%016dtoken".formatted(id);
  }

  /// A job with this number and a token that no other number has.
  public static PayloadBuilder job(long id) {
    return new PayloadBuilder(id);
  }

  /// Another token.
  public PayloadBuilder token(String value) {
    token = value;
    return this;
  }

  /// The job's name.
  public PayloadBuilder name(String value) {
    name = value;
    return this;
  }

  /// The name of its stage.
  public PayloadBuilder stage(String value) {
    stage = value;
    return this;
  }

  /// The project, by number and full path; the path has at least one slash.
  public PayloadBuilder project(long number, String path) {
    projectId = number;
    projectPath = path;
    return this;
  }

  /// Where GitLab itself is, for the repository and the predefined variables.
  public PayloadBuilder server(URI url) {
    server = url;
    return this;
  }

  /// How long the job may take.
  public PayloadBuilder timeout(Duration value) {
    timeout = value;
    return this;
  }

  /// The image that the job runs in.
  public PayloadBuilder image(String value) {
    image = PayloadParts.image(value);
    return this;
  }

  /// Lines of `before_script`, which the coordinator puts before the script.
  public PayloadBuilder beforeScript(String... lines) {
    beforeScript.addAll(List.of(lines));
    return this;
  }

  /// Lines of `script`.
  public PayloadBuilder script(String... lines) {
    script.addAll(List.of(lines));
    return this;
  }

  /// Lines of `after_script`, a step of its own.
  public PayloadBuilder afterScript(String... lines) {
    afterScript.addAll(List.of(lines));
    return this;
  }

  /// A variable that may be seen. Of several of one name, the runner takes the last.
  public PayloadBuilder variable(String key, String value) {
    variables.add(PayloadParts.variable(key, value, true, false));
    return this;
  }

  /// A variable that is masked in logs.
  public PayloadBuilder maskedVariable(String key, String value) {
    variables.add(PayloadParts.variable(key, value, false, true));
    return this;
  }

  /// A variable that the job finds in a file.
  public PayloadBuilder fileVariable(String key, String value) {
    JsonObject variable = PayloadParts.variable(key, value, false, false);
    variable.addProperty("file", true);
    variables.add(variable);
    return this;
  }

  /// A variable whose references to others are not replaced.
  public PayloadBuilder rawVariable(String key, String value) {
    JsonObject variable = PayloadParts.variable(key, value, false, false);
    variable.addProperty("raw", true);
    variables.add(variable);
    return this;
  }

  /// A service under its default names.
  public PayloadBuilder service(String image) {
    services.add(PayloadParts.service(image, null));
    return this;
  }

  /// A service with further names, separated by commas or spaces.
  public PayloadBuilder service(String image, String alias) {
    services.add(PayloadParts.service(image, alias));
    return this;
  }

  /// Turns the instance's Dependency Proxy on: its variables and credentials are handed out.
  public PayloadBuilder dependencyProxy() {
    dependencyProxy = true;
    return this;
  }

  /// Any key, in place of what would be there.
  public PayloadBuilder with(String key, JsonElement value) {
    others.put(key, value);
    return this;
  }

  /// The payload as it goes over the wire.
  public String text() {
    return json().toString();
  }

  /// The payload as an object of its own.
  public JsonObject json() {
    JsonObject payload = new JsonObject();
    payload.addProperty("id", id);
    payload.addProperty("token", token);
    payload.addProperty("allow_git_fetch", true);
    payload.add("job_info", jobInfo());
    payload.add("git_info", gitInfo());
    payload.add("runner_info", runnerInfo());
    payload.add("inputs", new JsonArray());
    payload.add("variables", allVariables());
    payload.add("steps", steps());
    payload.add("hooks", new JsonArray());
    payload.add("image", image);
    payload.add("services", services);
    payload.add("artifacts", JsonNull.INSTANCE);
    payload.add("cache", new JsonArray());
    payload.add("credentials", credentials());
    payload.add("dependencies", new JsonArray());
    payload.add("features", features());
    others.forEach(payload::add);
    return payload.deepCopy();
  }

  private JsonObject jobInfo() {
    JsonObject info = new JsonObject();
    info.addProperty("id", id);
    info.addProperty("name", name);
    info.addProperty("stage", stage);
    info.addProperty("pipeline_id", id / 10 + 1);
    info.addProperty("project_id", projectId);
    info.addProperty("project_name", projectPath.substring(projectPath.lastIndexOf('/') + 1));
    info.addProperty("project_full_path", projectPath);
    info.addProperty("time_in_queue_seconds", 4);
    info.addProperty("project_jobs_running_on_instance_runners_count", "+Inf");
    return info;
  }

  private JsonObject gitInfo() {
    JsonObject info = new JsonObject();
    info.addProperty("repo_url", repository());
    info.addProperty("ref", "branch/default");
    info.addProperty("sha", "8c1f0f6a1d6b6f0b7b9c7f0f5c2c3f4e5d6a7b8c");
    info.addProperty("before_sha", "0".repeat(40));
    info.addProperty("ref_type", "branch");
    info.add(
        "refspecs",
        PayloadParts.strings(
            List.of("+refs/heads/branch/default:refs/remotes/origin/branch/default")));
    info.addProperty("depth", 20);
    info.addProperty("repo_object_format", "sha1");
    info.addProperty("protected", false);
    return info;
  }

  private String repository() {
    return "%s://gitlab-ci-token:%s@%s/%s.git"
        .formatted(server.getScheme(), token, server.getRawAuthority(), projectPath);
  }

  private JsonObject runnerInfo() {
    JsonObject info = new JsonObject();
    info.addProperty("timeout", timeout.toSeconds());
    info.add("runner_session_url", JsonNull.INSTANCE);
    return info;
  }

  private JsonArray steps() {
    List<String> lines = new ArrayList<>(beforeScript);
    lines.addAll(script.isEmpty() ? List.of("true") : script);
    JsonArray steps = new JsonArray();
    steps.add(PayloadParts.step("script", lines, timeout, false));
    if (!afterScript.isEmpty()) {
      steps.add(PayloadParts.step("after_script", afterScript, timeout, true));
    }
    return steps;
  }

  private JsonArray allVariables() {
    PredefinedVariables predefined =
        new PredefinedVariables(token, server).addJob(id, name).addProject(projectId, projectPath);
    if (dependencyProxy) {
      predefined.addDependencyProxy(projectPath);
    }
    JsonArray all = predefined.variables();
    all.addAll(variables);
    return all;
  }

  private JsonArray credentials() {
    JsonArray credentials = new JsonArray();
    if (dependencyProxy) {
      credentials.add(
          PayloadParts.registryCredentials(PredefinedVariables.hostAndPort(server), token));
    }
    return credentials;
  }

  private static JsonObject features() {
    JsonObject features = new JsonObject();
    features.addProperty("trace_sections", true);
    features.add(
        "failure_reasons",
        PayloadParts.strings(
            List.of(
                "unknown_failure",
                "script_failure",
                "api_failure",
                "stuck_or_timeout_failure",
                "runner_system_failure",
                "runner_unsupported",
                "job_execution_timeout",
                "trace_size_exceeded")));
    return features;
  }
}
