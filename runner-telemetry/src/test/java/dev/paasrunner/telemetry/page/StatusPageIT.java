package dev.paasrunner.telemetry.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.paasrunner.settings.ListenAddress;
import dev.paasrunner.status.Asking;
import dev.paasrunner.telemetry.Crowd;
import dev.paasrunner.telemetry.Telemetry;
import dev.paasrunner.telemetry.http.TelemetryServer;
import dev.paasrunner.telemetry.view.Program;
import dev.paasrunner.time.SystemTime;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The status page in a real browser. Leaves pictures in `target/screenshots`.
@Timeout(180)
class StatusPageIT {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final String JOBS = "document.querySelectorAll('#list > li').length";
  private static final String LIVE = "document.body.className === 'live'";

  @TempDir static Path profile;
  private static Chromium chromium;

  private final SystemTime time = new SystemTime();
  private final Telemetry telemetry =
      new Telemetry(new Program("heptapod-paas-runner", "1.2", time.instant()), time);
  private TelemetryServer server;
  private Tab tab;

  @BeforeAll
  static void startBrowser() throws IOException {
    Optional<Path> program = Chromium.program();
    assumeTrue(program.isPresent(), "there is no Chromium on this machine");
    chromium = Chromium.start(program.get(), profile);
  }

  @AfterAll
  static void stopBrowser() {
    if (Chromium.program().isPresent()) {
      chromium.close();
    }
  }

  @BeforeEach
  void serve() throws IOException {
    server = TelemetryServer.start(telemetry, new ListenAddress("127.0.0.1", 0), time);
    tab = new Tab(chromium.devTools());
    tab.size(1400, 1000);
  }

  @AfterEach
  void stop() {
    tab.close();
    server.close();
  }

  private Crowd show(int jobs) {
    Crowd crowd = new Crowd(telemetry, jobs, time.instant());
    tab.open(URI.create("http://127.0.0.1:" + server.port() + "/"));
    tab.await(LIVE);
    return crowd;
  }

  private String textOf(String selector) {
    return tab.text("document.querySelector('" + selector + "').textContent");
  }

  @Test
  void without_jobs_it_says_so() throws Exception {
    Crowd _ = show(0);
    assertThat(tab.number(JOBS)).isZero();
    assertThat(textOf("#empty")).startsWith("No jobs.");
    assertThat(textOf("#failures")).isEqualTo("None since the start.");
    tab.screenshot(PICTURES.resolve("empty.png"));
  }

  @Test
  void jobs_have_their_state_and_a_bar_with_their_phases() throws Exception {
    Crowd _ = show(20);
    assertThat(tab.number(JOBS)).isEqualTo(20);
    assertThat(textOf("#t-jobs")).contains("20", "of 50");
    assertThat(textOf("#t-EUR")).contains("EUR an hour", "1.55 EUR");
    assertThat(textOf("#s-running")).contains("10");
    assertThat(tab.number("document.querySelectorAll('#list .bar i').length")).isEqualTo(82);
    tab.screenshot(PICTURES.resolve("light.png"));
    tab.prefer("prefers-color-scheme", "dark");
    tab.screenshot(PICTURES.resolve("dark.png"));
  }

  @Test
  void it_is_live_and_tells_of_failures() {
    Crowd crowd = show(3);
    crowd.add(4711);
    crowd.fail(2);
    tab.await(JOBS + " === 4");
    assertThat(textOf("#list > li:last-child")).contains("4711", "acquired");
    assertThat(tab.text("document.getElementById('news').textContent"))
        .isEqualTo("Job 918299 failed: host-vanished");
    assertThat(textOf("#failures")).contains("918299", "host-vanished", "it did not work");
  }

  @Test
  void a_thousand_jobs_do_not_freeze_it() throws Exception {
    Crowd _ = show(1000);
    assertThat(tab.number(JOBS)).isEqualTo(100);
    assertThat(textOf("#jobs")).isEqualTo("Jobs (1,000)");
    assertThat(
            tab.number(
                "(() => { const begun = performance.now(); draw(view.data);"
                    + " return Math.round(performance.now() - begun); })()"))
        .isLessThan(1000);
    tab.screenshot(PICTURES.resolve("thousand.png"));
    tab.evaluate("document.getElementById('longer').click()");
    assertThat(tab.number(JOBS)).isEqualTo(200);
  }

  @Test
  void on_a_phone_nothing_is_wider_than_the_screen() throws Exception {
    tab.size(360, 800);
    Crowd crowd = show(5);
    crowd.ask(new Asking(Asking.Condition.PLATFORM_FAILS, "the platform answers 503"));
    tab.await("!document.getElementById('unready').hidden");
    assertThat(tab.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
    assertThat(textOf("#unready")).contains("Not ready", "Fast", "503");
    tab.screenshot(PICTURES.resolve("phone.png"));
    tab.prefer("prefers-color-scheme", "dark");
    tab.evaluate("document.getElementById('jobs').scrollIntoView()");
    tab.screenshot(PICTURES.resolve("phone-dark.png"));
  }

  @Test
  void everything_is_reached_with_the_keyboard() throws Exception {
    Crowd crowd = show(3);
    tab.press("Tab");
    assertThat(focused()).isEqualTo("Skip to the jobs");
    tab.press("Enter");
    assertThat(tab.text("document.activeElement.id")).isEqualTo("jobs");
    tab.press("Tab");
    tab.type("918286");
    tab.await(JOBS + " === 1");
    for (int stop = 0; stop < 8; stop++) {
      tab.press("Tab");
    }
    assertThat(focused()).contains("918286");
    tab.press("Enter");
    tab.await("document.querySelector('#list details[open] .more').textContent");
    assertThat(textOf("#list .more")).contains("hpd-job-abc-918286", "provisioning");
    tab.screenshot(PICTURES.resolve("details.png"));
    crowd.forget(1);
    tab.await(JOBS + " === 0");
    assertThat(tab.text("document.activeElement.id")).isEqualTo("jobs");
  }

  private String focused() {
    return tab.text("document.activeElement.textContent");
  }

  @Test
  void states_filter_and_can_be_combined() {
    Crowd _ = show(20);
    tab.evaluate("document.getElementById('s-settling').click()");
    assertThat(tab.number(JOBS)).isEqualTo(2);
    tab.evaluate("document.getElementById('s-acquired').click()");
    assertThat(tab.number(JOBS)).isEqualTo(4);
    assertThat(tab.text("document.getElementById('s-acquired').getAttribute('aria-pressed')"))
        .isEqualTo("true");
  }

  @Test
  void it_says_when_the_daemon_does_not_answer_and_when_it_does_again() throws Exception {
    Crowd _ = show(3);
    int port = server.port();
    server.close();
    tab.await("!document.getElementById('lost').hidden");
    assertThat(textOf("#lost")).contains("does not answer since", "What is shown is old");
    assertThat(textOf("#link")).isEqualTo("no answer");
    tab.screenshot(PICTURES.resolve("lost.png"));
    server = TelemetryServer.start(telemetry, new ListenAddress("127.0.0.1", port), time);
    tab.await(LIVE);
    assertThat(tab.holds("document.getElementById('lost').hidden")).isTrue();
  }

  @Test
  void nothing_is_asked_for_while_it_is_hidden() {
    Crowd crowd = show(3);
    tab.evaluate(
        "Object.defineProperty(document, 'hidden', { value: true, configurable: true });"
            + "document.dispatchEvent(new Event('visibilitychange'))");
    crowd.add(4711);
    tab.evaluate("new Promise(resolve => setTimeout(resolve, 2500))");
    assertThat(tab.number(JOBS)).isEqualTo(3);
    tab.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))");
    tab.await(JOBS + " === 4");
  }

  @Test
  void its_policy_lets_it_work_and_keeps_foreign_scripts_out() {
    Crowd _ = show(1);
    tab.evaluate(
        "const foreign = document.createElement('script'); foreign.textContent = 'foreignRan = 1';"
            + "document.body.append(foreign)");
    assertThat(tab.text("typeof foreignRan")).isEqualTo("undefined");
  }

  @Test
  void text_can_be_read_in_light_and_in_dark() {
    Crowd _ = show(20);
    for (String scheme : new String[] {"light", "dark"}) {
      tab.prefer("prefers-color-scheme", scheme);
      assertThat(tab.evaluate(Contrast.LOWEST).getAsDouble()).as(scheme).isGreaterThan(4.5);
    }
  }
}
