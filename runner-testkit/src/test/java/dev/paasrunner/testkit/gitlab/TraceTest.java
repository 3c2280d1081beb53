package dev.paasrunner.testkit.gitlab;

import static dev.paasrunner.testkit.gitlab.Caller.body;
import static dev.paasrunner.testkit.gitlab.Caller.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.gitlab.model.Profile;
import dev.paasrunner.testkit.gitlab.model.Status;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceTest {
  private static final String RUNNER = "glrt-t1_AbCdEfGhIjKl";
  private static final String TOKEN = "glcbt-64_secret";

  private final FakeGitLab gitlab =
      FakeGitLab.start(Profile.recent().withTokensKept().withTraceLimit(40));
  private final Caller caller = new Caller(gitlab);
  private long job;

  @BeforeEach
  void runJob() throws Exception {
    gitlab.addRunner(RUNNER);
    job = gitlab.enqueue(id -> PayloadBuilder.job(id).token(TOKEN));
    assertThat(caller.requestJobWith(RUNNER, "cancel_gracefully").statusCode()).isEqualTo(201);
  }

  @AfterEach
  void stop() {
    caller.close();
    gitlab.close();
  }

  @Test
  void a_text_that_fits_is_appended_and_the_range_names_the_next_start() throws Exception {
    HttpResponse<String> first = caller.patch(job, TOKEN, "0-4", "hello");
    HttpResponse<String> second = caller.patch(job, TOKEN, "5-7", " you");

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(header(first, "Range")).isEqualTo("0-5");
    assertThat(header(first, "Job-Status")).isEqualTo("running");
    assertThat(header(second, "Range")).isEqualTo("0-9");
    assertThat(text()).isEqualTo("hello you");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0-4", "0-5", "0-999", "0", "x-y", "bytes 0-4"})
  void only_the_start_of_the_range_counts(String range) throws Exception {
    assertThat(caller.patch(job, TOKEN, range, "hello").statusCode()).isEqualTo(202);
    assertThat(text()).isEqualTo("hello");
  }

  @Test
  void sizes_are_bytes() throws Exception {
    HttpResponse<String> response = caller.patch(job, TOKEN, "0-1", "é");

    assertThat(header(response, "Range")).isEqualTo("0-2");
    assertThat(gitlab.job(job).trace().size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0-2", "4-6", "6-9"})
  void a_text_that_does_not_fit_is_refused_with_the_size_and_nothing_is_stored(String range)
      throws Exception {
    assertThat(caller.patch(job, TOKEN, "0-4", "hello").statusCode()).isEqualTo(202);

    HttpResponse<String> response = caller.patch(job, TOKEN, range, "abc");

    assertThat(response.statusCode()).isEqualTo(416);
    assertThat(header(response, "Range")).isEqualTo("0-5");
    assertThat(header(response, "Job-Status")).isEqualTo("absent");
    assertThat(text()).isEqualTo("hello");
  }

  @Test
  void a_text_of_exactly_the_stored_size_looks_accepted_but_is_lost() throws Exception {
    assertThat(caller.patch(job, TOKEN, "0-4", "hello").statusCode()).isEqualTo(202);

    HttpResponse<String> response = caller.patch(job, TOKEN, "0-4", "world");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(header(response, "Range")).isEqualTo("0-5");
    assertThat(text()).isEqualTo("hello");
  }

  @Test
  void an_empty_text_tells_whether_there_is_a_log() throws Exception {
    assertThat(caller.patch(job, TOKEN, "0-0", "").statusCode()).isEqualTo(202);
    assertThat(caller.patch(job, TOKEN, "0-4", "hello").statusCode()).isEqualTo(202);

    HttpResponse<String> response = caller.patch(job, TOKEN, "0-0", "");

    assertThat(response.statusCode()).isEqualTo(416);
    assertThat(header(response, "Range")).isEqualTo("0-5");
  }

  @Test
  void a_missing_range_is_a_bad_request() throws Exception {
    HttpResponse<String> response =
        caller.send("PATCH", "jobs/" + job + "/trace", "hello", "JOB-TOKEN", TOKEN);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(body(response).get("error").getAsString())
        .isEqualTo("400 Missing header Content-Range");
  }

  @Test
  void the_token_may_come_in_the_query() throws Exception {
    String path = "jobs/" + job + "/trace?token=" + TOKEN;

    assertThat(caller.send("PATCH", path, "hello", "Content-Range", "0-4").statusCode())
        .isEqualTo(202);
  }

  @Test
  void a_log_at_its_limit_is_accepted_and_one_beyond_drops_the_job() throws Exception {
    assertThat(caller.patch(job, TOKEN, "0-39", "x".repeat(40)).statusCode()).isEqualTo(202);

    HttpResponse<String> response = caller.patch(job, TOKEN, "40-40", "y");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(gitlab.job(job).status()).isEqualTo(Status.FAILED);
    assertThat(gitlab.job(job).failureReason()).contains("trace_size_exceeded");
  }

  @Test
  void the_limit_counts_from_the_start_that_is_claimed() throws Exception {
    assertThat(caller.patch(job, TOKEN, "5000-5000", "y").statusCode()).isEqualTo(403);
    assertThat(gitlab.job(job).failureReason()).contains("trace_size_exceeded");
  }

  @Test
  void the_job_token_is_masked_without_a_change_of_length() throws Exception {
    String secret = "a" + TOKEN + "b";

    assertThat(caller.patch(job, TOKEN, "0-0", secret).statusCode()).isEqualTo(202);

    assertThat(text()).isEqualTo("a" + "x".repeat(TOKEN.length()) + "b");
  }

  @Test
  void updates_are_asked_for_more_often_while_somebody_watches() throws Exception {
    assertThat(header(caller.patch(job, TOKEN, "0-0", "a"), "X-GitLab-Trace-Update-Interval"))
        .isEqualTo("60");
    gitlab.watch(job, true);
    assertThat(header(caller.patch(job, TOKEN, "1-1", "b"), "X-GitLab-Trace-Update-Interval"))
        .isEqualTo("3");
  }

  @Test
  void a_canceling_job_still_takes_text_and_says_so() throws Exception {
    gitlab.cancel(job);

    HttpResponse<String> response = caller.patch(job, TOKEN, "0-4", "hello");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(header(response, "Job-Status")).isEqualTo("canceling");
  }

  @Test
  void a_job_that_is_over_takes_no_text() throws Exception {
    gitlab.drop(job, "runner_system_failure");

    HttpResponse<String> response = caller.patch(job, TOKEN, "0-4", "hello");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(header(response, "Job-Status")).isEqualTo("failed");
    assertThat(caller.patch(job, "wrong", "0-4", "hello").statusCode()).isEqualTo(403);
    assertThat(text()).isEmpty();
  }

  @Test
  void a_view_of_the_log_does_not_change_when_more_is_written() throws Exception {
    assertThat(caller.patch(job, TOKEN, "0-5", "one\ntwo").statusCode()).isEqualTo(202);
    var before = gitlab.job(job).trace();
    assertThat(caller.patch(job, TOKEN, "7-12", "\nthree").statusCode()).isEqualTo(202);

    assertThat(before.text()).isEqualTo("one\ntwo");
    assertThat(gitlab.job(job).trace().tail(2)).containsExactly("two", "three");
    assertThat(before.tail(9)).containsExactly("one", "two");
    assertThat(before.bytes()).hasSize(7);
  }

  private String text() {
    return gitlab.job(job).trace().text();
  }
}
