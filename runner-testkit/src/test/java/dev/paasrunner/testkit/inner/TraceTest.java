package dev.paasrunner.testkit.inner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.JobTemplate;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.http.Endpoint;
import dev.paasrunner.testkit.gitlab.http.Fault;
import dev.paasrunner.testkit.gitlab.model.Profile;
import dev.paasrunner.testkit.gitlab.model.Status;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {
  private static final JobTemplate TWO_LINES =
      id -> PayloadBuilder.job(id).script("echo first", "sleep 0.7", "echo second");

  private final FakeGitLab gitlab = FakeGitLab.start();
  @TempDir private Path folder;

  @AfterEach
  void stop() {
    gitlab.close();
  }

  private GivenJob job(JobTemplate template) throws Exception {
    return GivenJob.acquire(gitlab, folder, template);
  }

  private static byte[] localLog(GivenJob job) throws Exception {
    return Files.readAllBytes(job.folder().resolve("builds/project.tmp/job.log"));
  }

  @Test
  void a_long_output_arrives_byte_by_byte() throws Exception {
    GivenJob job = job(id -> PayloadBuilder.job(id).script("seq 1 150000 | sed 's/$/ äö€😀/'"));
    String expected =
        IntStream.rangeClosed(1, 150_000)
            .mapToObj(number -> number + " äö€😀\n")
            .collect(Collectors.joining());

    job.run();

    assertThat(expected.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(2 * 1024 * 1024);
    assertThat(job.trace().contains(expected)).isTrue();
    assertThat(job.view().trace().bytes()).isEqualTo(localLog(job));
  }

  @Test
  void bytes_that_are_no_text_arrive_as_they_are() throws Exception {
    GivenJob job = job(id -> PayloadBuilder.job(id).script("printf '\\377\\000\\200\\n'"));

    job.run();

    assertThat(job.view().trace().bytes()).contains(0xff, 0x00, 0x80).isEqualTo(localLog(job));
  }

  @Test
  void output_arrives_while_the_job_runs() throws Exception {
    GivenJob job = job(TWO_LINES);
    var end = job.start();

    assertThat(job.awaitTrace("first\n").status()).isEqualTo(Status.RUNNING);

    assertThat(end.join()).isZero();
    assertThat(gitlab.requests(Endpoint.PATCH_TRACE).getFirst().header("Content-Range").orElse(""))
        .startsWith("0-");
  }

  @Test
  void an_answer_that_is_lost_costs_no_byte() throws Exception {
    gitlab.fault(Endpoint.PATCH_TRACE, Fault.connectionLost().afterEffect().times(2));
    GivenJob job = job(TWO_LINES);

    assertThat(job.run()).isZero();

    assertThat(job.view().trace().bytes()).isEqualTo(localLog(job));
  }

  @Test
  void an_outage_is_waited_out() throws Exception {
    GivenJob job = job(TWO_LINES);
    gitlab.fault(Fault.status(502).times(4));

    assertThat(job.run()).isZero();

    assertThat(job.view().status()).isEqualTo(Status.SUCCESS);
    assertThat(job.view().trace().bytes()).isEqualTo(localLog(job));
  }

  @Test
  void after_a_refused_range_it_goes_on_where_the_coordinators_trace_ends() throws Exception {
    GivenJob job = job(TWO_LINES);
    appendAsAnother(job, "0123456789");

    assertThat(job.run()).isZero();

    String own = new String(localLog(job), StandardCharsets.UTF_8);
    assertThat(job.trace()).isEqualTo("0123456789" + own.substring(10));
  }

  private void appendAsAnother(GivenJob job, String text) throws Exception {
    FetchedJob fetched = FetchedJob.read(folder.resolve("job.json"));
    URI uri = URI.create(gitlab.url() + "/api/v4/jobs/" + job.id() + "/trace");
    Map<String, String> headers =
        Map.of("JOB-TOKEN", fetched.token(), "Content-Range", "0-" + text.length());
    assertThat(
            PlainHttp.exchange("PATCH", uri, headers, text.getBytes(StandardCharsets.UTF_8))
                .status())
        .isEqualTo(202);
  }

  @Test
  void a_report_is_repeated_until_the_coordinator_has_taken_it() throws Exception {
    gitlab.become(Profile.recent().withLiveTrace(Duration.ofMillis(500)));
    GivenJob job = job(TWO_LINES);

    assertThat(job.run()).isZero();

    assertThat(job.view().status()).isEqualTo(Status.SUCCESS);
  }

  @Test
  void a_silent_job_is_kept_alive() throws Exception {
    GivenJob job = job(id -> PayloadBuilder.job(id).script("sleep 2"));

    job.run();

    assertThat(gitlab.requests(Endpoint.UPDATE_JOB))
        .anySatisfy(request -> assertThat(request.bodyText()).contains("\"running\""));
  }
}
