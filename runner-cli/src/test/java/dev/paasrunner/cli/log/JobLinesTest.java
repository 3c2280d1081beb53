package dev.paasrunner.cli.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.clever.CleverProvider;
import dev.paasrunner.clever.settings.Pace;
import dev.paasrunner.config.MapSettingValues;
import dev.paasrunner.gitlab.GitLabCoordinator;
import dev.paasrunner.gitlab.GitLabSettings;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobHandle;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.Secret;
import dev.paasrunner.migration.StateImport;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.settings.LogFormat;
import dev.paasrunner.spi.Coordinator.Patience;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.Grant;
import dev.paasrunner.store.InMemoryStateStore;
import dev.paasrunner.testkit.clever.FakeClever;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.http.Endpoint;
import dev.paasrunner.testkit.gitlab.http.Fault;
import dev.paasrunner.time.SystemTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// What others than the engine write about a job bears the same keys, in both formats.
@Timeout(60)
class JobLinesTest {
  private static final String RUNNER_TOKEN = "glrt-t1_aaaaaaaaaaaa";

  @TempDir Path folder;
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.paasrunner");
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  @BeforeEach
  void listen() {
    events.start();
    ours.addAppender(events);
  }

  @AfterEach
  void stop() {
    ours.detachAppender(events);
  }

  @Test
  void a_line_of_the_coordinators_client() throws Exception {
    try (FakeGitLab gitlab = FakeGitLab.start();
        GitLabCoordinator coordinator = coordinator(gitlab)) {
      gitlab.addRunner(RUNNER_TOKEN);
      gitlab.enqueue(PayloadBuilder.job(7).text());
      Grant grant = coordinator.requestJob(Patience.SHORT_POLL).orElseThrow();
      gitlab.fault(Endpoint.PATCH_TRACE, Fault.status(500));

      JobKey key = new JobKey(coordinator.url(), "one", grant.id());
      coordinator.fail(
          new JobHandle(key, grant.token(), grant.knownReasons()),
          new Failure(FailureCode.START_TIMEOUT, "too late"));
    }

    ILoggingEvent event = event("the job's log lacks our message");
    assertThat(text(event)).endsWith(" job=7 runner=one\n");
    assertThat(keys(event)).isEqualTo("{\"job\":7,\"runner\":\"one\"}");
  }

  @Test
  void a_line_of_the_executor_for_clever_cloud() throws Exception {
    try (FakeClever clever = FakeClever.start()) {
      Map<String, Object> settings = settingsOf(clever);
      Executor one = executor(settings);
      Executor other = executor(settings);
      PaasResource _ = other.provision(plan(other, 8));
      HostPlan plan = plan(one, 7);
      PaasResource _ = one.provision(plan);
      // It saw the names before the first was made.
      PaasResource _ = other.provision(plan);

      assertThat(one.find(plan)).isPresent();
      one.close();
      other.close();
    }

    ILoggingEvent event = event("it is there twice");
    assertThat(text(event)).endsWith(" job=7 runner=one host=hpd-job-one-7\n");
    assertThat(keys(event)).isEqualTo("{\"job\":7,\"runner\":\"one\",\"host\":\"hpd-job-one-7\"}");
  }

  @Test
  void a_line_of_the_take_over_from_the_original_program() throws Exception {
    Path file = folder.resolve("state.json");
    Files.writeString(
        file,
        """
        {"launched": [{"runner_name": "glrt-AbC", "job_id": 7, "token": "t", "paas_resource": "x"}]}
        """);
    new StateImport(List.of(), new InMemoryStateStore(), "s_0123456789ab").run(file, Instant.EPOCH);

    ILoggingEvent event = event("is not taken over");
    assertThat(text(event)).endsWith(" job=7 runner=glrt-AbC\n");
    assertThat(keys(event)).isEqualTo("{\"job\":7,\"runner\":\"glrt-AbC\"}");
  }

  private ILoggingEvent event(String sentence) {
    return events.list.stream()
        .filter(event -> event.getFormattedMessage().contains(sentence))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no such line in " + events.list));
  }

  private static String text(ILoggingEvent event) {
    return encoded(event, LogFormat.TEXT);
  }

  /// The line without what every line has.
  private static String keys(ILoggingEvent event) {
    JsonObject line = JsonParser.parseString(encoded(event, LogFormat.JSON)).getAsJsonObject();
    line.remove("time");
    line.remove("level");
    line.remove("msg");
    return line.toString();
  }

  private static String encoded(ILoggingEvent event, LogFormat format) {
    LineEncoder encoder = new LineEncoder(Surroundings.PLAIN);
    encoder.become(format);
    return new String(encoder.encode(event), UTF_8);
  }

  private static GitLabCoordinator coordinator(FakeGitLab gitlab) throws Exception {
    return GitLabCoordinator.open(
        GitLabSettings.of(
            gitlab.url().toString(),
            Secret.of(RUNNER_TOKEN),
            "s_0123456789ab",
            "clever-docker",
            "1.2"),
        Map.of(),
        InstantSource.fixed(Instant.EPOCH));
  }

  private static Map<String, Object> settingsOf(FakeClever clever) {
    String organization = clever.addOrganization("test");
    return Map.of(
        "cc_api_url", clever.apiUrl().toString(),
        "cc_orga_id", organization,
        "cc_token", clever.addToken(organization, Role.MANAGER));
  }

  private static Executor executor(Map<String, Object> settings) throws Exception {
    CleverProvider provider = CleverProvider.withPace(Pace.FAST);
    return provider.create(
        new ExecutorContext(
            "test",
            MapSettingValues.of(provider.settings(), settings),
            (_, _) -> Map.of(),
            new SystemTime()));
  }

  private static HostPlan plan(Executor executor, long job) throws Exception {
    return executor.plan(
        JobPayload.parse("{\"id\":%d,\"token\":\"t\"}".formatted(job)),
        new OwnerMark("s_0123456789ab", new JobKey("https://gitlab.example.net", "one", job)),
        "hpd-job-one-" + job);
  }
}
