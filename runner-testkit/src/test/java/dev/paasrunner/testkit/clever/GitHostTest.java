package dev.paasrunner.testkit.clever;

import static dev.paasrunner.testkit.clever.CleverCaller.body;
import static dev.paasrunner.testkit.clever.CleverCaller.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Credential;
import dev.paasrunner.testkit.clever.model.Credential.Pair;
import dev.paasrunner.testkit.clever.model.Push;
import dev.paasrunner.testkit.clever.model.Switches;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHostTest {
  private static final Map<String, String> FILES =
      Map.of("Dockerfile", "FROM scratch\n", "etc/job.json", "{\"id\":1}");

  private final ManualClock clock = new ManualClock();
  private final ManualRuns runs = new ManualRuns();
  private final FakeClever clever = FakeClever.start(Switches.INSTANT, runs, clock);
  private final CleverCaller caller = new CleverCaller(clever);
  private final Pusher pusher = new Pusher("Jenkins", caller.token);
  private JsonObject application = new JsonObject();

  @BeforeEach
  void create() throws Exception {
    application = caller.created("a");
  }

  @AfterEach
  void close() {
    caller.close();
    clever.close();
  }

  private Application simulated() {
    return clever.everything().getFirst();
  }

  @Test
  void a_fresh_repository_has_no_branches() throws Exception {
    assertThat(pusher.branches(application)).isEmpty();
  }

  @Test
  void a_push_to_master_is_seen_with_all_its_files() throws Exception {
    ObjectId commit = pusher.commit(FILES);
    assertThat(pusher.push(application, commit).getStatus()).isEqualTo(Status.OK);
    assertThat(pusher.branches(application).get(Pusher.MASTER)).isEqualTo(commit);
    Push push = simulated().pushed().getFirst();
    assertThat(push.ref()).isEqualTo(Pusher.MASTER);
    assertThat(push.commit()).isEqualTo(commit.name());
    assertThat(push.commits()).isEqualTo(1);
    assertThat(push.files()).containsOnlyKeys("Dockerfile", "etc/job.json");
    assertThat(push.text("etc/job.json")).contains("{\"id\":1}");
    assertThat(simulated().pushes()).isEqualTo(1);
  }

  @Test
  void a_push_begins_a_deployment_with_files_variables_and_size() throws Exception {
    caller.put(caller.one(id(application)) + "/env", "{\"A\":\"1\"}");
    ObjectId commit = pusher.commit(FILES);
    pusher.push(application, commit);
    assertThat(runs.pushed).hasSize(1);
    var pushed = runs.pushed.getFirst();
    assertThat(pushed.name()).isEqualTo("a");
    assertThat(pushed.files()).containsOnlyKeys("Dockerfile", "etc/job.json");
    assertThat(pushed.env()).containsExactly(Map.entry("A", "1"));
    assertThat(pushed.injected())
        .containsEntry("APP_ID", id(application))
        .containsEntry("COMMIT_ID", commit.name())
        .containsEntry("CC_DEPLOYMENT_ID", simulated().deployments().getFirst().uuid());
    assertThat(pushed.size().memory()).isEqualTo(8192);
    assertThat(simulated().deployments().getFirst().cause()).isEqualTo("Git");
  }

  @Test
  void the_same_commit_again_begins_nothing() throws Exception {
    ObjectId commit = pusher.commit(FILES);
    pusher.push(application, commit);
    assertThat(pusher.push(application, commit).getStatus()).isEqualTo(Status.UP_TO_DATE);
    assertThat(simulated().pushes()).isEqualTo(1);
    assertThat(simulated().deployments()).hasSize(1);
  }

  @Test
  void another_branch_is_refused_by_a_hook() throws Exception {
    RemoteRefUpdate update =
        pusher.push(application, pusher.commit(FILES), "refs/heads/main", false);
    assertThat(update.getStatus()).isEqualTo(Status.REJECTED_OTHER_REASON);
    assertThat(update.getMessage()).contains("hook declined to update refs/heads/main");
    assertThat(pusher.branches(application)).isEmpty();
    assertThat(simulated().pushed().getFirst().accepted()).isFalse();
    assertThat(simulated().pushes()).isZero();
    assertThat(runs.pushed).isEmpty();
  }

  @Test
  void an_unrelated_commit_needs_force() throws Exception {
    pusher.push(application, pusher.commit(FILES));
    ObjectId unrelated = pusher.commit(Map.of("Dockerfile", "FROM other\n"));
    assertThat(pusher.push(application, unrelated).getStatus())
        .isEqualTo(Status.REJECTED_NONFASTFORWARD);
    assertThat(pusher.push(application, unrelated, Pusher.MASTER, true).getStatus())
        .isEqualTo(Status.OK);
    assertThat(simulated().pushes()).isEqualTo(2);
  }

  @Test
  void a_descendant_counts_its_ancestors() throws Exception {
    ObjectId first = pusher.commit(FILES);
    pusher.push(application, first);
    pusher.push(application, pusher.commit(Map.of("Dockerfile", "FROM two\n"), first));
    assertThat(simulated().pushed().getLast().commits()).isEqualTo(2);
  }

  @Test
  void who_shows_nothing_is_challenged() throws Exception {
    HttpResponse<String> response =
        caller.anonymous("/" + id(application) + ".git/info/refs?service=git-receive-pack");
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
  }

  @Test
  void wrong_credentials_are_refused() {
    assertThatThrownBy(() -> new Pusher("Jenkins", "wrong").branches(application))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("not authorized");
    assertThatThrownBy(() -> new Pusher("Somebody", caller.token).branches(application))
        .isInstanceOf(TransportException.class);
  }

  @Test
  void git_has_its_own_ideas_of_who_may_push() throws Exception {
    clever.addCredential(
        Credential.oauth1(new Pair("consumer", "cs"), new Pair("tok", "ts"), caller.organization));
    clever.addCredential(Credential.token("no-git", caller.organization).withoutGit());
    clever.addCredential(Credential.token("git-only", caller.organization).withoutRest());
    assertThat(new Pusher("tok", "ts").branches(application)).isEmpty();
    assertThat(new Pusher("Jenkins", "git-only").branches(application)).isEmpty();
    assertThatThrownBy(() -> new Pusher("Jenkins", "no-git").branches(application))
        .isInstanceOf(TransportException.class);
  }

  @Test
  void a_stranger_finds_no_repository() {
    String other = clever.addOrganization("other");
    clever.addCredential(Credential.token("stranger", other));
    assertThatThrownBy(() -> new Pusher("Jenkins", "stranger").branches(application))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("not found");
  }

  @Test
  void before_the_repository_is_created_there_is_one_of_three_answers() throws Exception {
    Switches slow =
        Switches.INSTANT.delayed(
            Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO, Duration.ZERO);
    for (int status : new int[] {404, 401, 403}) {
      clever.become(slow.withGitStatusBeforeCreated(status));
      assertThat(advertised()).isEqualTo(status);
    }
    clock.pass(Duration.ofSeconds(1));
    assertThat(advertised()).isEqualTo(200);
  }

  @Test
  void after_the_deletion_there_is_no_repository() throws Exception {
    caller.delete(caller.one(id(application)));
    assertThat(advertised()).isEqualTo(404);
  }

  private int advertised() throws Exception {
    String basic =
        Base64.getEncoder()
            .encodeToString(("Jenkins:" + caller.token).getBytes(StandardCharsets.UTF_8));
    return caller
        .sendAs(
            "Basic " + basic,
            "GET",
            "/" + id(application) + ".git/info/refs?service=git-upload-pack",
            "")
        .statusCode();
  }

  @Test
  void nonsense_instead_of_credentials_is_challenged() throws Exception {
    assertThat(
            caller
                .sendAs("Basic ***", "GET", "/" + id(application) + ".git/info/refs", "")
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void the_application_shows_the_commit() throws Exception {
    ObjectId commit = pusher.commit(FILES);
    pusher.push(application, commit);
    assertThat(body(caller.get(caller.one(id(application)))).get("commitId").getAsString())
        .isEqualTo(commit.name());
  }
}
