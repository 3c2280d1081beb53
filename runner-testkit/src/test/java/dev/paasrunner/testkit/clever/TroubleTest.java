package dev.paasrunner.testkit.clever;

import static dev.paasrunner.testkit.clever.CleverCaller.id;
import static dev.paasrunner.testkit.clever.CleverCaller.kind;
import static dev.paasrunner.testkit.clever.CleverCaller.said;
import static dev.paasrunner.testkit.clever.CleverCaller.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.http.CleverFault;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TroubleTest {
  private static final String CREATE = "POST /v2/organisations/*/applications";
  private static final String RECEIVE = "POST /*.git/git-receive-pack";

  private final FakeClever clever = FakeClever.start();
  private final CleverCaller caller = new CleverCaller(clever);

  @AfterEach
  void close() {
    caller.close();
    clever.close();
  }

  @Test
  void a_gateways_page_keeps_a_request_from_its_effect_as_often_as_wanted() throws Exception {
    clever.faults().arm(CleverFault.page(503).on(CREATE).times(2));
    assertThat(kind(caller.create(wanted("a")))).isEqualTo("503 text/html");
    assertThat(kind(caller.create(wanted("a")))).isEqualTo("503 text/html");
    assertThat(clever.everything()).isEmpty();
    assertThat(clever.faults().remaining()).isZero();
    assertThat(caller.create(wanted("a")).statusCode()).isEqualTo(200);
  }

  @Test
  void an_error_of_any_status_and_id_is_answered_until_faults_are_cleared() throws Exception {
    clever.faults().arm(CleverFault.status(400, 9017).on(CREATE).always());
    assertThat(said(caller.create(wanted("a")))).isEqualTo("400/9017");
    assertThat(said(caller.create(wanted("a")))).isEqualTo("400/9017");
    clever.faults().clear();
    assertThat(caller.create(wanted("a")).statusCode()).isEqualTo(200);
  }

  @Test
  void other_requests_pass_and_the_first_ones_if_wanted() throws Exception {
    clever.faults().arm(CleverFault.status(500, 1).on(CREATE).afterPassing(1));
    assertThat(caller.get(caller.all()).statusCode()).isEqualTo(200);
    assertThat(caller.create(wanted("a")).statusCode()).isEqualTo(200);
    assertThat(caller.create(wanted("b")).statusCode()).isEqualTo(500);
  }

  @Test
  void a_reset_before_the_effect_leaves_nothing() {
    clever.faults().arm(CleverFault.resetBefore().on(CREATE));
    assertThatThrownBy(() -> caller.create(wanted("a"))).isInstanceOf(IOException.class);
    assertThat(clever.everything()).isEmpty();
  }

  @Test
  void a_reset_after_the_effect_leaves_an_application() {
    clever.faults().arm(CleverFault.resetAfter().on(CREATE));
    assertThatThrownBy(() -> caller.create(wanted("a"))).isInstanceOf(IOException.class);
    assertThat(clever.left()).hasSize(1);
  }

  @Test
  void half_an_answer_and_a_page_after_the_effect_leave_an_application_each() throws Exception {
    clever.faults().arm(CleverFault.cutOff().on(CREATE));
    assertThatThrownBy(() -> caller.create(wanted("a"))).isInstanceOf(IOException.class);
    clever.faults().arm(CleverFault.pageAfter(504).on(CREATE));
    assertThat(kind(caller.create(wanted("b")))).isEqualTo("504 text/html");
    assertThat(clever.left()).hasSize(2);
  }

  @Test
  void a_slow_answer_is_right() throws Exception {
    clever.faults().arm(CleverFault.slow(Duration.ofMillis(150)).on(CREATE));
    Instant before = Instant.now();
    assertThat(caller.create(wanted("a")).statusCode()).isEqualTo(200);
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(149));
  }

  @Test
  void who_is_too_fast_can_be_told_so_in_both_ways() throws Exception {
    clever.faults().arm(CleverFault.tooManyRequests(Duration.ofSeconds(7)));
    clever.faults().arm(CleverFault.performedTooMuch());
    HttpResponse<String> modern = caller.get(caller.all());
    assertThat(modern.statusCode()).isEqualTo(429);
    assertThat(modern.headers().firstValue("Retry-After")).contains("7");
    assertThat(said(caller.get(caller.all()))).isEqualTo("403/403");
  }

  @Test
  void half_a_push_begins_nothing() throws Exception {
    JsonObject application = caller.created("a");
    Pusher pusher = new Pusher("Jenkins", caller.token);
    var commit = pusher.commit(Map.of("Dockerfile", "FROM scratch\n"));
    clever.faults().arm(CleverFault.requestCutOff().on(RECEIVE));
    assertThatThrownBy(() -> pusher.push(application, commit))
        .isInstanceOf(TransportException.class);
    assertThat(clever.everything().getFirst().deployments()).isEmpty();
    assertThat(pusher.push(application, commit).getStatus()).isEqualTo(Status.OK);
  }

  @Test
  void a_push_whose_answer_is_lost_is_deployed() throws Exception {
    JsonObject application = caller.created("a");
    Pusher pusher = new Pusher("Jenkins", caller.token);
    var commit = pusher.commit(Map.of("Dockerfile", "FROM scratch\n"));
    clever.faults().arm(CleverFault.resetAfter().on(RECEIVE));
    assertThatThrownBy(() -> pusher.push(application, commit))
        .isInstanceOf(TransportException.class);
    assertThat(clever.everything().getFirst().pushes()).isEqualTo(1);
    assertThat(pusher.push(application, commit).getStatus()).isEqualTo(Status.UP_TO_DATE);
  }

  @Test
  void git_hosts_can_be_down_on_their_own() throws Exception {
    clever.faults().arm(CleverFault.page(502).onGit().always());
    JsonObject application = caller.created("a");
    assertThatThrownBy(() -> new Pusher("Jenkins", caller.token).branches(application))
        .isInstanceOf(TransportException.class);
    assertThat(caller.get(caller.one(id(application))).statusCode()).isEqualTo(200);
  }

  @Test
  void random_trouble_is_the_same_for_the_same_seed() {
    clever.faults().random(17, 0.5);
    List<String> first = outcomes();
    clever.faults().random(17, 0.5);
    assertThat(outcomes()).isEqualTo(first);
    assertThat(first).contains("200").anyMatch(outcome -> !outcome.equals("200"));
  }

  private List<String> outcomes() {
    List<String> outcomes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      // A POST is not repeated by the JDK's client.
      outcomes.add(outcome());
    }
    return outcomes;
  }

  private String outcome() {
    try {
      return String.valueOf(caller.create(wanted("a")).statusCode());
    } catch (IOException e) {
      return "lost";
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
