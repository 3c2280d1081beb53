package dev.paasrunner.clever;

import dev.paasrunner.clever.settings.CleverSettings;
import dev.paasrunner.clever.settings.Pace;
import dev.paasrunner.config.MapSettingValues;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.payload.PayloadException;
import dev.paasrunner.spi.ApiCallListener;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.CustomAttributes;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.SettingValues;
import dev.paasrunner.spi.WaitListener;
import dev.paasrunner.time.SystemTime;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Sections and jobs as tests need them.
public final class Sections {
  public static final String ORGANIZATION = "orga_00000000-1111-4222-8333-444455556666";
  public static final String TOKEN = "organization-token";

  private Sections() {}

  /// A section with one organization.
  public static Map<String, Object> fixed(String apiUrl) {
    Map<String, Object> values = new HashMap<>();
    values.put("cc_api_url", apiUrl);
    values.put("cc_orga_id", ORGANIZATION);
    values.put("cc_token", TOKEN);
    return values;
  }

  /// A section in which each root group pays.
  public static Map<String, Object> multiTenant(String apiUrl) {
    Map<String, Object> values = new HashMap<>();
    values.put("cc_api_url", apiUrl);
    values.put("cc_multi_tenant", true);
    values.put("cc_gitlab_namespace_attributes_token", "admin-token");
    return values;
  }

  public static SettingValues checked(Map<String, Object> values) throws InvalidSettingsException {
    return MapSettingValues.of(CleverSettings.all(), values);
  }

  static Executor executor(String apiUrl) throws InvalidSettingsException {
    return executor(fixed(apiUrl), (_, _) -> Map.of());
  }

  static Executor executor(Map<String, Object> values, CustomAttributes attributes)
      throws InvalidSettingsException {
    return CleverProvider.withPace(Pace.FAST)
        .create(new ExecutorContext("test", checked(values), attributes, new SystemTime()));
  }

  /// An executor that tells what hosts wait for.
  static Executor telling(Map<String, Object> values, WaitListener waiting)
      throws InvalidSettingsException {
    return telling(values, ApiCallListener.NONE, waiting);
  }

  /// An executor that tells how its exchanges end and what hosts wait for.
  static Executor telling(Map<String, Object> values, ApiCallListener calls, WaitListener waiting)
      throws InvalidSettingsException {
    return CleverProvider.withPace(Pace.FAST)
        .create(
            new ExecutorContext(
                "test", checked(values), (_, _) -> Map.of(), new SystemTime(), calls, waiting));
  }

  /// Whoever a host of a job belongs to.
  public static OwnerMark owner(long job) {
    return new OwnerMark("s_0123456789ab", new JobKey("https://gitlab.example.net", "Run_1", job));
  }

  /// A job with variables.
  public static JobPayload job(long id, Map<String, String> variables) throws PayloadException {
    StringBuilder list = new StringBuilder();
    variables.forEach(
        (key, value) ->
            list.append(list.isEmpty() ? "" : ",")
                .append("{\"key\":\"%s\",\"value\":\"%s\"}".formatted(key, value)));
    return JobPayload.parse("{\"id\":%d,\"token\":\"t\",\"variables\":[%s]}".formatted(id, list));
  }

  /// What is handed over.
  public static BuildContext context(String dockerfile) {
    return new BuildContext(
        Map.of(
            "Dockerfile", dockerfile.getBytes(StandardCharsets.UTF_8),
            "runner.toml", "[[runners]]\n".getBytes(StandardCharsets.UTF_8),
            "job.json", "{}".getBytes(StandardCharsets.UTF_8)));
  }
}
