package dev.paasrunner.cli.observe;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.paasrunner.PaasRunner;
import dev.paasrunner.settings.ListenAddress;
import dev.paasrunner.spi.ApiCallListener;
import dev.paasrunner.telemetry.Telemetry;
import dev.paasrunner.telemetry.http.TelemetryServer;
import dev.paasrunner.telemetry.view.Program;
import dev.paasrunner.time.Time;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// Whoever looks at the daemon from outside; nobody, unless the configuration says where.
public final class Observation implements AutoCloseable {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Observation.class);

  private final Optional<Served> served;

  /// What is open while somebody may look.
  private record Served(Telemetry telemetry, TelemetryServer server, TroubleCounter counter) {}

  private Observation(Optional<Served> served) {
    this.served = served;
  }

  /// Begins to serve, if there is an address.
  ///
  /// @throws IOException with one sentence for people, if the address cannot be used
  public static Observation begin(Optional<ListenAddress> address, String version, Time time)
      throws IOException {
    return new Observation(
        address.isEmpty() ? Optional.empty() : Optional.of(serve(address.get(), version, time)));
  }

  private static Served serve(ListenAddress address, String version, Time time) throws IOException {
    Program program = new Program("heptapod-paas-runner", version, time.instant());
    Telemetry telemetry = new Telemetry(program, time);
    TelemetryServer server = TelemetryServer.start(telemetry, address, time);
    TroubleCounter counter = new TroubleCounter(telemetry);
    LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
    counter.setContext(log);
    counter.start();
    log.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(counter);
    LOG.info("the status page is at http://{}/", new ListenAddress(address.host(), server.port()));
    return new Served(telemetry, server, counter);
  }

  /// Lets a runner that is being built be looked at.
  public void listenTo(PaasRunner.Builder builder) {
    served.map(Served::telemetry).ifPresent(builder::listener);
  }

  /// Shows a runner that has started.
  public void watch(PaasRunner runner) {
    served.map(Served::telemetry).ifPresent(telemetry -> telemetry.watch(runner));
  }

  /// Who counts the exchanges made for a runner section.
  ///
  /// @param runner its unique name
  public ApiCallListener calls(String runner) {
    return served.map(open -> open.telemetry().callsOf(runner)).orElse(ApiCallListener.NONE);
  }

  @Override
  public void close() {
    served.ifPresent(
        open -> {
          open.server().close();
          LoggerContext log = (LoggerContext) LoggerFactory.getILoggerFactory();
          log.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(open.counter());
        });
  }
}
