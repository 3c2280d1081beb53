package dev.paasrunner.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.testkit.clever.FakeClever;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.DockerRuns;
import dev.paasrunner.testkit.clever.run.HostRuns.Pushed;
import dev.paasrunner.testkit.clever.run.PushRecorder;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.model.Access;
import dev.paasrunner.testkit.gitlab.model.Requirements;
import dev.paasrunner.testkit.inner.image.InnerRunnerImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Thirty jobs of three tenants and of one organization through the daemon of the distribution, a
/// simulated Clever Cloud and real containers, ten at once. The sections are those of the
/// original's description, with other addresses, tokens and image.
@Timeout(400)
class CleverTenantsIT {
  private static final String FIXED = "glrt-t1_fixedFixedFixedFixed";
  private static final String TENANTS = "glrt-t2_tenantsTenantsTenant";
  private static final String ADMIN = "glpat-administrator-of-groups";
  private static final int JOBS = 30;
  private static final String CACHE_KEY = "s3cretKeyOfTheCacheOfTheCompany";

  private static final String CACHE =
      """
      # Any S3 will do.
      ServerAddress = "cellar-c2.services.clever-cloud.com"
      AccessKey = "accessKeyOfTheCache0"
      SecretKey = "%s"
      BucketName = "heptapod-ci"
      """
          .formatted(CACHE_KEY);

  @TempDir Path folder;

  private String fixed = "";
  private String image = "";
  private final Map<Long, String> jobsOf = new HashMap<>();
  private final List<String> secrets = new ArrayList<>(List.of(ADMIN));

  @BeforeEach
  void needs_an_engine() throws InterruptedException {
    Optional<String> missing = InnerRunnerImage.available();
    missing.ifPresent(why -> System.err.println("SKIPPED: CleverTenantsIT, because " + why));
    assumeTrue(missing.isEmpty());
  }

  @Test
  void every_tenant_pays_for_its_own_jobs_and_nothing_is_left() throws Exception {
    image = InnerRunnerImage.ensure(Path.of("target", "inner-runner"));
    PushRecorder runs = new PushRecorder(new DockerRuns("host"));
    Distribution distribution = Distribution.copyTo(folder.resolve("dist"));
    try (FakeGitLab gitlab = FakeGitLab.start();
        FakeClever clever = FakeClever.start(Switches.LIFELIKE, runs)) {
      Map<String, String> organizations = organizations(gitlab, clever);
      enqueue(gitlab);
      Path config = config(gitlab, clever, fixed);
      try (Launched daemon = distribution.start(config.toString())) {
        for (int closed = 0; closed < JOBS; closed++) {
          String _ = daemon.awaitLine("closed");
        }
        daemon.terminate();
        assertThat(daemon.exitCode()).isZero();
      }
      assertThat(gitlab.jobs()).allMatch(job -> job.status().wireName().equals("success"));
      assertThat(clever.left()).isEmpty();
      assertThat(clever.mostAtOnce()).isBetween(2, 10);
      assertThat(payers(runs, clever)).isEqualTo(expectedPayers(organizations));
    }
    assertThat(runs.pushes()).hasSize(JOBS).allSatisfy(this::isAsItShould);
  }

  private Map<Long, String> expectedPayers(Map<String, String> organizations) {
    return jobsOf.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, job -> organizations.get(job.getValue())));
  }

  /// Whose application each job was pushed to.
  private static Map<Long, String> payers(PushRecorder runs, FakeClever clever) {
    Map<String, String> organizations =
        clever.everything().stream()
            .collect(Collectors.toMap(Application::id, made -> made.blueprint().organization()));
    return runs.pushes().stream()
        .collect(
            Collectors.toMap(
                pushed -> job(pushed).get("id").getAsLong(),
                pushed -> organizations.get(pushed.application())));
  }

  private Map<String, String> organizations(FakeGitLab gitlab, FakeClever clever) {
    gitlab.addRunner(FIXED, "fixed");
    gitlab.addRunner(TENANTS);
    gitlab.addAccessToken(ADMIN, Access.ADMIN);
    fixed = clever.addOrganization("fixed");
    Map<String, String> organizations = new HashMap<>(Map.of("fixed", fixed));
    for (String tenant : List.of("one", "two", "three")) {
      String id = clever.addOrganization(tenant);
      String token = clever.addToken(id, Role.MANAGER);
      secrets.add(token);
      // Somebody pasted it with a blank.
      long _ = gitlab.addGroup(tenant, Map.of("cc_orga_id", id, "cc_orga_token", token + " "));
      organizations.put(tenant, id);
    }
    return organizations;
  }

  private void enqueue(FakeGitLab gitlab) {
    List<String> tenants = List.of("one", "two", "three");
    for (int i = 0; i < JOBS; i++) {
      boolean ofTenant = i < 21;
      String project = ofTenant ? tenants.get(i % 3) + "/project" : "company/project";
      long number = 100L + (ofTenant ? i % 3 : 9);
      long job =
          gitlab.enqueue(
              id ->
                  PayloadBuilder.job(id)
                      .project(number, project)
                      .variable("CI_CLEVER_CLOUD_FLAVOR", "XS")
                      .script("echo job " + id),
              ofTenant ? Requirements.NONE : Requirements.tags("fixed"));
      jobsOf.put(job, ofTenant ? tenants.get(i % 3) : "fixed");
    }
  }

  private static String text(Pushed pushed, String file) {
    return new String(requireNonNull(pushed.files().get(file)), StandardCharsets.UTF_8);
  }

  private static JsonObject job(Pushed pushed) {
    return JsonParser.parseString(text(pushed, "job.json")).getAsJsonObject();
  }

  /// What a job can read has what its runner needs, and nothing about who pays.
  private void isAsItShould(Pushed pushed) {
    assertThat(pushed.files()).containsOnlyKeys("Dockerfile", "runner.toml", "job.json");
    JsonObject job = job(pushed);
    long id = job.get("id").getAsLong();
    assertThat(pushed.name()).endsWith("-" + id);
    assertThat(job.getAsJsonArray("steps").toString()).contains("echo job " + id);
    assertThat(text(pushed, "Dockerfile")).contains("FROM " + image).contains("job.json");
    assertThat(text(pushed, "runner.toml").lines().map(String::strip))
        .containsOnlyOnce("[[runners]]", "executor = \"docker\"", "image = \"debian:bullseye\"")
        .containsOnlyOnce("token = \"" + (ofFixed(id) ? FIXED : TENANTS) + "\"")
        .filteredOn(line -> line.startsWith("SecretKey"))
        .as("the cache of the section, and of no other")
        .hasSize(ofFixed(id) ? 1 : 0);
    String all =
        String.join("\n", pushed.files().keySet().stream().map(f -> text(pushed, f)).toList());
    assertThat(all).doesNotContain("cc_").doesNotContain("namespace_attributes");
    secrets.forEach(secret -> assertThat(all).doesNotContain(secret));
    assertThat(pushed.env())
        .containsEntry("CC_MOUNT_DOCKER_SOCKET", "true")
        .containsEntry("CC_ENABLE_HEPTAPOD_RUNNER", "true");
    assertThat(pushed.flavor()).isEqualTo("heptapod-runner-XS");
  }

  private boolean ofFixed(long job) {
    return requireNonNull(jobsOf.get(job)).equals("fixed");
  }

  private Path config(FakeGitLab gitlab, FakeClever clever, String fixedOrganization)
      throws Exception {
    String token = clever.addToken(fixedOrganization, Role.MANAGER);
    secrets.add(token);
    String global =
        """
        concurrent = 10
        state_file = "%s"
        check_interval = 1
        """
            .formatted(folder.resolve("state.json"));
    String fixedSection =
        """
        cc_orga_id = "%s"
        cc_token = "%s"
        """
            .formatted(fixedOrganization, token);
    String tenantsSection =
        """
        cc_multi_tenant = true
        cc_gitlab_namespace_attributes_token = "%s"
        """
            .formatted(ADMIN);
    return Files.writeString(
        folder.resolve("config.toml"),
        global
            + section(gitlab, clever, FIXED, fixedSection, CACHE)
            + section(gitlab, clever, TENANTS, tenantsSection, ""));
  }

  private String section(
      FakeGitLab gitlab, FakeClever clever, String token, String payer, String cache) {
    return """
        [[runners]]
        name = "clever-cloud"
        url = "%s"
        token = "%s"
        executor = "clever-docker"
        cc_api_url = "%s"
        heptapod_runner_main_image = "%s"
        %s
        [runners.cc_extra_env]
        CC_ENABLE_HEPTAPOD_RUNNER = "true"
        [runners.custom_build_dir]
        [runners.cache]
        [runners.cache.s3]
        %s
        [runners.cache.gcs]
        [runners.docker]
        helper_image = "registry.heptapod.net/heptapod/heptapod-runner/helper:x86_64-latest"
        tls_verify = false
        image = "debian:bullseye"
        privileged = false
        disable_entrypoint_overwrite = false
        oom_kill_disable = false
        disable_cache = false
        volumes = ["/cache"]
        shm_size = 0
        """
        .formatted(gitlab.url(), token, clever.apiUrl(), image, payer, cache);
  }
}
