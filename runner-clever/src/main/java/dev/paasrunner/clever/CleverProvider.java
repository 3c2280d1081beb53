package dev.paasrunner.clever;

import dev.paasrunner.clever.api.CleverApi;
import dev.paasrunner.clever.api.Exchanges;
import dev.paasrunner.clever.catalogue.CatalogueCache;
import dev.paasrunner.clever.catalogue.CatalogueReader;
import dev.paasrunner.clever.git.GitClient;
import dev.paasrunner.clever.host.HostLife;
import dev.paasrunner.clever.settings.CleverConfig;
import dev.paasrunner.clever.settings.CleverSettings;
import dev.paasrunner.clever.settings.Inquiries;
import dev.paasrunner.clever.settings.LiveChoices;
import dev.paasrunner.clever.settings.Pace;
import dev.paasrunner.clever.tenant.Accesses;
import dev.paasrunner.clever.tenant.FixedAccess;
import dev.paasrunner.clever.tenant.Tenancy;
import dev.paasrunner.clever.tenant.TenantAccesses;
import dev.paasrunner.spi.ApiCallListener;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.ExecutorProvider;
import dev.paasrunner.spi.Inquiry;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import dev.paasrunner.spi.SettingValues;
import dev.paasrunner.time.SystemTime;
import dev.paasrunner.time.Time;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/// Makes executors that run jobs on Clever Cloud.
public final class CleverProvider implements ExecutorProvider {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final Duration SHORT_PAUSE = Duration.ofMillis(50);

  private final Pace pace;
  private final Map<String, String> environment;

  /// A provider that uses the proxies of the process's environment.
  public CleverProvider() {
    this(Pace.USUAL, System.getenv());
  }

  private CleverProvider(Pace pace, Map<String, String> environment) {
    this.pace = pace;
    this.environment = environment;
  }

  /// A provider whose executors ask the platform at another pace.
  public static CleverProvider withPace(Pace pace) {
    return new CleverProvider(pace, System.getenv());
  }

  @Override
  public String name() {
    return "clever-docker";
  }

  @Override
  public List<Setting> settings() {
    return CleverSettings.all();
  }

  @Override
  public Inquiry inquiry(Setting setting, SettingValues answers) {
    return Inquiries.of(setting, answers);
  }

  /// The zones and sizes that the platform has now. No credential is needed for these. Somebody
  /// waits, so a platform that does not answer is given up soon.
  @Override
  public List<String> choices(String key, SettingValues answers) throws InterruptedException {
    try (HttpClient client = client()) {
      Exchanges exchanges =
          new Exchanges(client, new SystemTime(), SHORT_PAUSE, ApiCallListener.NONE);
      return new LiveChoices(exchanges).of(key, answers);
    }
  }

  /// Does not talk to the platform: one that is down now may be up when a job comes.
  @Override
  public Executor create(ExecutorContext context) throws InvalidSettingsException {
    CleverConfig config = CleverConfig.of(context.settings());
    HttpClient client = client();
    Time time = context.time();
    Exchanges exchanges = new Exchanges(client, time, pace.firstPause(), context.calls());
    CleverApi api = new CleverApi(exchanges, config.api());
    CatalogueCache catalogue = new CatalogueCache(new CatalogueReader(api, config.scope()), time);
    Accesses accesses = accesses(config.tenancy(), context);
    HostLife hosts =
        new HostLife(
            api,
            new GitClient(client, time, context.calls()),
            config,
            catalogue,
            accesses,
            new HostLife.Timing(time, pace, context.waiting()));
    Doubts doubts = new Doubts(api, catalogue, config.sizes(), config.tenancy());
    return new CleverExecutor(
        new CleverExecutor.Parts(client, accesses, catalogue, config.sizes(), hosts, doubts),
        pace,
        config.deploymentTimeout());
  }

  private static Accesses accesses(Tenancy tenancy, ExecutorContext context) {
    return switch (tenancy) {
      case Tenancy.Fixed fixed -> new FixedAccess(fixed);
      case Tenancy.PerRootGroup groups ->
          new TenantAccesses(groups, context.customAttributes(), context.time());
    };
  }

  /// HTTP/1.1 is pinned: with HTTP/2 everything would share one connection, and a reset would hit
  /// all of it. Redirects are not followed, since the requests carry tokens.
  private HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        // They cost less than the usual pool, and nothing while nothing happens.
        .executor(Executors.newVirtualThreadPerTaskExecutor())
        .connectTimeout(CONNECT_LIMIT)
        .proxy(new EnvironmentProxies(environment))
        .build();
  }
}
