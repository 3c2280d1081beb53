package dev.paasrunner.telemetry.http;

import dev.paasrunner.telemetry.Telemetry;
import dev.paasrunner.telemetry.metrics.Exposition;
import dev.paasrunner.telemetry.view.Health;

/// What there is under which path.
final class Site {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int UNAVAILABLE = 503;

  private final Telemetry telemetry;
  private final Page page = new Page();

  Site(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  /// Answers a request to read.
  Answer at(String path) {
    return switch (path) {
      case "/" -> page.answer();
      case "/metrics" -> Answer.found(Exposition.CONTENT_TYPE, telemetry.metrics());
      case "/api/jobs" -> Answer.found("application/json", telemetry.jobs());
      case "/health/live" -> health(telemetry.live());
      case "/health/ready" -> health(telemetry.ready());
      default ->
          Answer.text(
              NOT_FOUND,
              "nothing here; there are /, /metrics, /api/jobs, /health/live and /health/ready");
    };
  }

  private static Answer health(Health health) {
    return Answer.text(health.isWell() ? OK : UNAVAILABLE, health.sentence());
  }
}
