package dev.paasrunner.gitlab;

import dev.paasrunner.gitlab.api.GitLabApi;
import dev.paasrunner.gitlab.api.Platform;
import dev.paasrunner.gitlab.api.RunnerInfo;
import dev.paasrunner.gitlab.http.ApiException;
import dev.paasrunner.gitlab.http.BaseUrl;
import dev.paasrunner.gitlab.http.Connection;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.JobHandle;
import dev.paasrunner.job.RunnerName;
import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.ApiCallListener;
import dev.paasrunner.spi.Coordinator;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.CustomAttributes;
import dev.paasrunner.spi.Grant;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.JobStatus;
import dev.paasrunner.spi.TraceProbe;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// A GitLab or Heptapod as the coordinator of one runner section. Every call is one exchange, or
/// few that depend on each other; repetitions are the engine's.
public final class GitLabCoordinator implements Coordinator {
  private final BaseUrl base;
  private final HttpClient client;
  private final GitLabApi api;
  private final JobSource source;
  private final JobProbe probe;
  private final FailureReport report;

  private GitLabCoordinator(
      GitLabSettings settings,
      BaseUrl base,
      HttpClient client,
      InstantSource clock,
      ApiCallListener calls) {
    RunnerInfo info = new RunnerInfo(settings.version(), settings.executor(), Platform.current());
    this.base = base;
    this.client = client;
    this.api =
        new GitLabApi(
            new Connection(client, base, info.userAgent(), clock, calls), settings.timeouts());
    SecondLook secondLook = new SecondLook(api);
    this.probe = new JobProbe(api, secondLook);
    this.report = new FailureReport(api, secondLook);
    DamagedJobs damaged = new DamagedJobs(base, RunnerName.of(settings.token()), report);
    this.source = new JobSource(api, settings.token(), settings.systemId(), info, damaged, clock);
  }

  /// Makes a coordinator. Nothing is sent yet.
  ///
  /// @param environment for the proxies, usually the process's own
  /// @param clock to understand headers that name an instant
  /// @throws InvalidSettingsException with the key `url`, `tls-ca-file` or `proxy`, if it cannot be
  ///   used
  public static GitLabCoordinator open(
      GitLabSettings settings, Map<String, String> environment, InstantSource clock)
      throws InvalidSettingsException {
    return open(settings, environment, clock, ApiCallListener.NONE);
  }

  /// The same, with somebody who counts the exchanges.
  public static GitLabCoordinator open(
      GitLabSettings settings,
      Map<String, String> environment,
      InstantSource clock,
      ApiCallListener calls)
      throws InvalidSettingsException {
    BaseUrl base = Clients.baseUrl(settings);
    HttpClient client = Clients.open(settings, environment);
    return new GitLabCoordinator(settings, base, client, clock, calls);
  }

  /// Reads custom attributes at the same coordinator, until this is closed.
  public CustomAttributes customAttributes() {
    return new GitLabCustomAttributes(api);
  }

  /// Looks whether jobs' logs have begun, until this is closed.
  ///
  /// @param privateToken an access token that may read the logs of all jobs
  public TraceProbe traceProbe(Secret privateToken) {
    return (projectId, jobId) -> {
      try {
        return api.hasLog(projectId, jobId, privateToken);
      } catch (ApiException e) {
        throw Errors.of(e);
      }
    };
  }

  @Override
  public String url() {
    return base.toString();
  }

  /// {@inheritDoc}
  ///
  /// An interruption during the exchange does not end it: the answer is awaited, no longer than its
  /// time-out, and returned with the interrupt flag set.
  @Override
  public Optional<Grant> requestJob(Patience patience)
      throws CoordinatorException, InterruptedException {
    return source.request(patience);
  }

  @Override
  public void checkAnswers() throws CoordinatorException, InterruptedException {
    source.checkAnswers();
  }

  @Override
  public void stopHolding() {
    source.stopHolding();
  }

  @Override
  public JobStatus status(JobHandle job) throws CoordinatorException, InterruptedException {
    return probe.status(job);
  }

  @Override
  public void fail(JobHandle job, Failure failure)
      throws CoordinatorException, InterruptedException {
    report.fail(job, failure);
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
