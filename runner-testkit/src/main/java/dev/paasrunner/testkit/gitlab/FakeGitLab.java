package dev.paasrunner.testkit.gitlab;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.testkit.gitlab.http.Endpoint;
import dev.paasrunner.testkit.gitlab.http.Fault;
import dev.paasrunner.testkit.gitlab.http.Faults;
import dev.paasrunner.testkit.gitlab.http.FrontDoor;
import dev.paasrunner.testkit.gitlab.http.LoopbackServer;
import dev.paasrunner.testkit.gitlab.http.Recorder;
import dev.paasrunner.testkit.gitlab.http.Request;
import dev.paasrunner.testkit.gitlab.model.Access;
import dev.paasrunner.testkit.gitlab.model.Database;
import dev.paasrunner.testkit.gitlab.model.Job;
import dev.paasrunner.testkit.gitlab.model.JobView;
import dev.paasrunner.testkit.gitlab.model.Profile;
import dev.paasrunner.testkit.gitlab.model.Requirements;
import dev.paasrunner.testkit.gitlab.model.Runner;
import dev.paasrunner.testkit.gitlab.model.RunnerOptions;
import dev.paasrunner.testkit.gitlab.model.RunnerView;
import dev.paasrunner.testkit.gitlab.rest.Api;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A GitLab coordinator on real HTTP, as far as runners meet it. Written from what GitLab does, not
/// from what a client expects: the traps are in it.
///
/// Serves on 127.0.0.1 and a free port until it is closed. All methods may be called from any
/// thread. Those that name a job or a runner throw [IllegalArgumentException] if it is unknown;
/// those that wait throw [AssertionError] when the time is over, with what was there instead.
/// Waiting and long polling follow the machine's clock, everything else the one that is given.
public final class FakeGitLab implements AutoCloseable {
  /// How many requests a failure message shows.
  private static final int SHOWN = 20;

  private final Database database;
  private final Faults faults = new Faults();
  private final Recorder recorder;
  private final LoopbackServer server;

  private FakeGitLab(Profile profile, InstantSource clock) {
    database = new Database(profile, clock);
    recorder = new Recorder(database::announceChange);
    server = LoopbackServer.start(new FrontDoor(new Api(database), faults, recorder, clock));
  }

  /// A recent GitLab by the machine's clock.
  public static FakeGitLab start() {
    return start(Profile.recent());
  }

  /// A coordinator of some kind by the machine's clock.
  public static FakeGitLab start(Profile profile) {
    return start(profile, InstantSource.system());
  }

  /// A coordinator of some kind.
  ///
  /// @param clock tells when tokens are erased, jobs are idle and rate limits are over
  public static FakeGitLab start(Profile profile, InstantSource clock) {
    return new FakeGitLab(profile, clock);
  }

  /// The base URL, without a slash at the end.
  public URI url() {
    return server.url();
  }

  /// Becomes a coordinator of another kind, from now on.
  public void become(Profile profile) {
    database.become(profile);
  }

  /// Stops serving: connections are closed, requests that are held are not answered.
  @Override
  public void close() {
    server.close();
  }

  /// Adds a runner, as if it had been made by a user.
  ///
  /// @param tags tags of the jobs that it takes; none for a runner that takes untagged jobs
  public void addRunner(String token, String... tags) {
    within(() -> database.runners().add(token, RunnerOptions.tagged(tags)));
  }

  /// Makes a token good for `POST /runners`.
  public void addRegistrationToken(String token) {
    within(() -> database.runners().allowRegistrationWith(token));
  }

  /// Pauses a runner: it gets no jobs, but its calls are accepted.
  public void pauseRunner(String token) {
    onRunner(token, runner -> runner.pause(true));
  }

  /// Ends a pause.
  public void resumeRunner(String token) {
    onRunner(token, runner -> runner.pause(false));
  }

  /// Removes a runner, as if a user had: its token is refused from now on.
  public void removeRunner(String token) {
    onRunner(token, database.runners()::remove);
  }

  /// The runners.
  public List<RunnerView> runners() {
    return database.transaction(database.runners()::views);
  }

  /// Makes a personal access token.
  public void addAccessToken(String token, Access access) {
    within(() -> database.groups().allow(token, access));
  }

  /// Adds a group with custom attributes, or replaces those that it has.
  ///
  /// @param path full path, such as `acme/tools`
  /// @return the group's number
  public long addGroup(String path, Map<String, String> attributes) {
    return database.transaction(() -> database.groups().put(path, attributes));
  }

  /// Adds a job for any runner that takes untagged jobs. A payload is handed out as it is.
  ///
  /// @param payload JSON with a number `id`, not used before, and a `token`
  /// @return the job's number
  /// @throws IllegalArgumentException if the payload has no usable `id` and `token`
  public long enqueue(String payload) {
    return enqueue(payload, Requirements.NONE);
  }

  /// Adds a job for runners of some kind.
  public long enqueue(String payload, Requirements requirements) {
    JsonObject json = JsonParser.parseString(payload).getAsJsonObject();
    return database.transaction(() -> database.enqueue(payload, json, requirements).id());
  }

  /// Adds a job whose number is one more than the largest so far.
  public long enqueue(JobTemplate template) {
    return enqueue(template, Requirements.NONE);
  }

  /// Adds a job for runners of some kind, whose number is one more than the largest so far.
  public long enqueue(JobTemplate template, Requirements requirements) {
    return database.transaction(
        () -> enqueue(template.payload(database.nextJobId()).text(), requirements));
  }

  /// One job as it is now.
  public JobView job(long id) {
    return database.transaction(() -> find(id).view());
  }

  /// All jobs as they are now, by number.
  public List<JobView> jobs() {
    return database.transaction(database.jobs()::views);
  }

  /// Cancels a job as a user does: it becomes `canceling` if the program that requested it said
  /// `cancel_gracefully`, else `canceled`. Nothing happens if it is canceling or over.
  public void cancel(long id) {
    onJob(id, job -> job.cancel(database.now()));
  }

  /// Makes a job that is `canceling` `canceled`, without waiting for its runner.
  public void forceCancel(long id) {
    onJob(id, job -> job.forceCancel(database.now()));
  }

  /// Fails a job from the server's side.
  public void drop(long id, String failureReason) {
    onJob(id, job -> job.drop(failureReason, database.now()));
  }

  /// Erases a job, as a user does.
  public void erase(long id) {
    onJob(id, Job::erase);
  }

  /// Erases a job's token, whatever the profile says about it.
  public void eraseToken(long id) {
    onJob(id, Job::eraseToken);
  }

  /// Lets somebody look at a job's log, or stop to: updates are asked for every 3 or 60 seconds.
  public void watch(long id, boolean on) {
    onJob(id, job -> job.watch(on));
  }

  /// Deletes a project, by its number in the payloads' `job_info`.
  public void deleteProject(long projectId) {
    within(() -> database.jobs().deleteProject(projectId));
  }

  /// Fails the jobs that a runner has and that gave no sign of life for an hour.
  ///
  /// @return their numbers
  public List<Long> reapIdleJobs() {
    return database.transaction(() -> database.jobs().reapIdle(database.now()));
  }

  /// Arms a fault for one call.
  public void fault(Endpoint endpoint, Fault fault) {
    faults.arm(endpoint, fault);
  }

  /// Arms a fault for every call, as in an outage.
  public void fault(Fault fault) {
    faults.arm(fault);
  }

  /// Disarms all faults.
  public void clearFaults() {
    faults.clear();
  }

  /// The requests that arrived, in this order, those that a fault struck included.
  public List<Request> requests() {
    return recorder.requests();
  }

  /// The requests that were one call.
  public List<Request> requests(Endpoint endpoint) {
    return requests().stream().filter(request -> request.is(endpoint)).toList();
  }

  /// Forgets the requests so far.
  public void clearRequests() {
    recorder.clear();
  }

  /// Waits until a job is as wanted, and returns it.
  public JobView awaitJob(long id, Predicate<JobView> wanted, Duration longest)
      throws InterruptedException {
    Predicate<Job> condition = job -> wanted.test(job.view());
    await(
        () -> database.jobs().find(id).filter(condition).isPresent(),
        longest,
        () -> "job " + id + " among " + jobs());
    return job(id);
  }

  /// Waits until every job is over, and returns them.
  public List<JobView> awaitAllFinished(Duration longest) throws InterruptedException {
    await(database.jobs()::areAllFinished, longest, () -> "the end of all of " + jobs());
    return jobs();
  }

  /// Waits until a request arrived that is as wanted, and returns the first.
  public Request awaitRequest(Predicate<Request> wanted, Duration longest)
      throws InterruptedException {
    Supplier<Optional<Request>> first = () -> requests().stream().filter(wanted).findFirst();
    await(() -> first.get().isPresent(), longest, () -> "a request beyond " + newestRequests());
    return first.get().orElseThrow();
  }

  /// Waits until that many requests for a job are held by long polling.
  public void awaitHeldPolls(int count, Duration longest) throws InterruptedException {
    await(
        () -> database.runners().heldPolls() == count,
        longest,
        () -> count + " held requests after " + newestRequests());
  }

  private List<Request> newestRequests() {
    List<Request> all = requests();
    return all.subList(Math.max(0, all.size() - SHOWN), all.size());
  }

  private void await(BooleanSupplier condition, Duration longest, Supplier<String> what)
      throws InterruptedException {
    if (!database.await(condition, longest)) {
      throw new AssertionError("waited for " + longest + " in vain for " + what.get());
    }
  }

  private void onJob(long id, Consumer<Job> change) {
    within(() -> change.accept(find(id)));
  }

  private Job find(long id) {
    return database
        .jobs()
        .find(id)
        .orElseThrow(() -> new IllegalArgumentException("there is no job " + id));
  }

  private void onRunner(String token, Consumer<Runner> change) {
    within(
        () ->
            change.accept(
                database
                    .runners()
                    .find(token)
                    .orElseThrow(() -> new IllegalArgumentException("there is no such runner"))));
  }

  private void within(Runnable change) {
    boolean _ =
        database.transaction(
            () -> {
              change.run();
              return true;
            });
  }
}
