package dev.paasrunner.clever.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.clever.Sections;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.ApiCall;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.time.SystemTime;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.eclipse.jgit.internal.storage.dfs.DfsBlockCache;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostRepositoryTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Queue<ApiCall> counted = new ConcurrentLinkedQueue<>();
  private final GitClient git = new GitClient(client, new SystemTime(), counted::add);
  private final BuildContext context = Sections.context("FROM scratch\n");
  private GitHost host;

  @BeforeEach
  void start() throws Exception {
    host = GitHost.start();
  }

  @AfterEach
  void stop() {
    host.close();
    client.close();
  }

  private HostRepository repository() {
    return repository("opensesame");
  }

  private HostRepository repository(String password) {
    return new HostRepository(git, host.url(), new GitCredential("Jenkins", Secret.of(password)));
  }

  private ObjectId master() throws Exception {
    return Objects.requireNonNull(host.repository.resolve("refs/heads/master"));
  }

  @Test
  void a_push_takes_two_requests_and_leaves_one_commit_with_the_files() throws Exception {
    repository().push(context);

    assertThat(host.lines())
        .containsExactly(
            "GET /app.git/info/refs?service=git-receive-pack", "POST /app.git/git-receive-pack");
    try (RevWalk walk = new RevWalk(host.repository)) {
      RevCommit commit = walk.parseCommit(master());
      assertThat(commit.getParentCount()).isZero();
      for (Map.Entry<String, byte[]> file : context.files().entrySet()) {
        TreeWalk found = TreeWalk.forPath(host.repository, file.getKey(), commit.getTree());
        assertThat(host.repository.open(found.getObjectId(0)).getBytes())
            .isEqualTo(file.getValue());
      }
    }
  }

  @Test
  void what_was_pushed_does_not_pile_up_in_memory() throws Exception {
    repository().push(context);
    for (int i = 0; i < 100; i++) {
      byte[] noise = new byte[20_000];
      new Random(i).nextBytes(noise);
      try (HostCommit commit = HostCommit.of(new BuildContext(Map.of("job.json", noise)));
          ObjectReader reader = commit.repository().newObjectReader()) {
        assertThat(reader.open(commit.id()).getSize()).isPositive();
      }
    }
    long[] sizes = DfsBlockCache.getInstance().getCurrentSize();
    assertThat(LongStream.of(sizes).sum()).isLessThan(500_000);
  }

  @Test
  void both_exchanges_of_a_push_are_counted_with_their_status_and_duration() throws Exception {
    repository().push(context);

    assertThat(counted)
        .extracting(ApiCall::endpoint)
        .containsExactly("clever_git_branches", "clever_git_push");
    assertThat(counted)
        .allSatisfy(
            call -> {
              assertThat(call.status()).hasValue(200);
              assertThat(call.took().isNegative()).isFalse();
            });
  }

  @Test
  void a_refusal_is_counted_by_its_status_and_silence_as_none() {
    host.refusal = 503;
    assertThatThrownBy(() -> repository().push(context)).isInstanceOf(ExecutorException.class);
    host.close();
    assertThatThrownBy(() -> repository().push(context)).isInstanceOf(ExecutorException.class);

    assertThat(counted)
        .extracting(ApiCall::status)
        .containsExactly(OptionalInt.of(503), OptionalInt.empty());
    assertThat(counted).extracting(ApiCall::endpoint).containsOnly("clever_git_branches");
  }

  @Test
  void the_same_files_give_the_same_commit() {
    try (HostCommit one = HostCommit.of(context);
        HostCommit other = HostCommit.of(Sections.context("FROM scratch\n"));
        HostCommit third = HostCommit.of(Sections.context("FROM other\n"))) {
      assertThat(one.id()).isEqualTo(other.id()).isNotEqualTo(third.id());
    }
  }

  @Test
  void files_in_folders_and_large_files_arrive() throws Exception {
    byte[] large = new byte[3 * 1024 * 1024];
    new Random(1).nextBytes(large);
    Map<String, byte[]> files = new HashMap<>(context.files());
    files.put("a/b/c.txt", "deep".getBytes(StandardCharsets.UTF_8));
    files.put("a.txt", large);

    repository().push(new BuildContext(files));

    try (RevWalk walk = new RevWalk(host.repository)) {
      RevCommit commit = walk.parseCommit(master());
      TreeWalk found = TreeWalk.forPath(host.repository, "a.txt", commit.getTree());
      assertThat(host.repository.open(found.getObjectId(0)).getBytes()).isEqualTo(large);
      assertThat(TreeWalk.forPath(host.repository, "a/b/c.txt", commit.getTree())).isNotNull();
    }
  }

  @Test
  void a_second_push_of_the_same_files_changes_nothing() throws Exception {
    repository().push(context);
    ObjectId before = master();

    repository().push(context);

    assertThat(master()).isEqualTo(before);
    assertThat(host.lines()).hasSize(3);
  }

  @Test
  void other_files_on_the_branch_are_refused() throws Exception {
    repository().push(Sections.context("FROM other\n"));

    assertThatThrownBy(() -> repository().push(context))
        .isInstanceOfSatisfying(ExecutorException.class, e -> hasKind(e, ErrorKind.REFUSED))
        .hasMessageContaining("not what this job hands over");
  }

  @Test
  void a_look_tells_whether_anything_was_pushed() throws Exception {
    assertThat(repository().hasBranch()).isFalse();

    repository().push(context);

    assertThat(repository().hasBranch()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"401, DENIED", "403, DENIED", "404, GONE", "429, EXHAUSTED", "503, TRANSIENT"})
  void a_refusal_is_told_by_its_kind(int status, ErrorKind kind) {
    host.refusal = status;

    assertThatThrownBy(() -> repository().push(context))
        .isInstanceOfSatisfying(ExecutorException.class, e -> hasKind(e, kind))
        .hasMessageContaining("answered " + status)
        .hasMessageNotContaining("opensesame");
    assertThat(host.lines()).hasSize(1);
  }

  @Test
  void a_wrong_password_is_not_tried_twice_and_not_shown() {
    assertThatThrownBy(() -> repository("not-the-one").push(context))
        .isInstanceOfSatisfying(ExecutorException.class, e -> hasKind(e, ErrorKind.DENIED))
        .hasMessageNotContaining("not-the-one");
    assertThat(host.lines()).hasSize(1);
  }

  @Test
  void a_push_that_a_hook_declines_is_refused_with_its_words() {
    host.declining = true;

    assertThatThrownBy(() -> repository().push(context))
        .isInstanceOfSatisfying(ExecutorException.class, e -> hasKind(e, ErrorKind.REFUSED))
        .hasMessageContaining("hook declined");
  }

  @Test
  void a_host_that_is_not_there_is_a_passing_trouble() {
    HostRepository nowhere =
        new HostRepository(
            git,
            URI.create("http://127.0.0.1:1/app.git"),
            new GitCredential("Jenkins", Secret.of("opensesame")));

    assertThatThrownBy(() -> nowhere.push(context))
        .isInstanceOfSatisfying(ExecutorException.class, e -> hasKind(e, ErrorKind.TRANSIENT));
  }

  @Test
  void an_interruption_ends_a_push_to_a_host_that_is_silent() throws Exception {
    host.silent = true;
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread pushing = Thread.ofVirtual().start(() -> end.complete(failure()));
    while (host.lines().isEmpty()) {
      Thread.onSpinWait();
    }

    pushing.interrupt();

    assertThat(end.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
  }

  private Throwable failure() {
    try {
      repository().push(context);
      return new AssertionError("the push succeeded");
    } catch (ExecutorException | InterruptedException e) {
      return e;
    }
  }

  @Test
  void the_git_configuration_of_the_machine_is_not_read() throws Exception {
    repository();

    assertThat(SystemReader.getInstance().getUserConfig().getSections()).isEmpty();
    assertThat(SystemReader.getInstance().getSystemConfig().getSections()).isEmpty();
  }

  private static void hasKind(ExecutorException e, ErrorKind kind) {
    assertThat(e.error().kind()).as(e.getMessage()).isEqualTo(kind);
  }
}
