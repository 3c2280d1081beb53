package dev.paasrunner.spi;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.Weight;
import dev.paasrunner.payload.JobPayload;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes, starts, watches and removes the hosts of one runner section.
///
/// **Calls.** One instance serves one section. Methods are called concurrently for different jobs
/// and one after the other for one job, from virtual threads; [#observe] and [#listOwned] run
/// beside all of them. For one job the order is: [#plan]; [#provision], with [#find] before each
/// repetition; [#launch], with [#launchStatus] before each repetition; [#observe] until the end;
/// then [#findToRemove] if the host's existence is in doubt, and [#decommission] until it succeeds.
/// A restart may fall between any two calls, or into one; the engine then goes on with the look-up.
///
/// **Idempotence.** [#provision] under one name makes at most one host, [#launch] starts its job at
/// most once, [#decommission] of a host that is gone succeeds.
///
/// **Waiting.** Methods may block. They must end within a bounded time on their own, and soon after
/// an interruption, with [InterruptedException]. An interrupted call may or may not have had its
/// effect; the engine looks before it does anything else.
///
/// **Errors.** An [ExecutorException]'s kind decides. `TRANSIENT` and `EXHAUSTED` are tried again
/// with growing pauses (or after the time that the platform asks for), a bounded number of times
/// while the job waits and without bound for [#decommission]. `REFUSED`, `DENIED` and `GONE` fail
/// the job at once; [#decommission] is tried again nevertheless. Any other exception or error is a
/// bug of the executor: it is logged with its stack and treated as `TRANSIENT`.
///
/// **Secrets.** Whatever is put into a [HostPlan] or a [PaasResource] is written to disk and
/// whatever is put into a message may be shown to the job's author.
public interface Executor extends AutoCloseable {
  /// The key of a `paas_resource` that is a mere text, for [#adopt].
  String SAVED_TEXT = "text";

  /// What the engine needs to know about this platform. Constant, cheap, never blocks.
  ExecutorTraits traits();

  /// Whether this executor is likely to work, asked once after the start and by operators' tools:
  /// do the credentials list, create and delete?
  ///
  /// @return one sentence for each doubt; empty if there is none
  /// @throws ExecutorException if the platform could not be asked
  List<String> doubts() throws ExecutorException, InterruptedException;

  /// The most that one job of this section may take of the quota. Reserved before a job is asked
  /// for, so this should answer from memory; an executor without sizes answers [Weight#ONE].
  Weight heaviest() throws ExecutorException, InterruptedException;

  /// What a host of a flavor takes of the quota; an executor without sizes answers [Weight#ONE].
  ///
  /// @throws ExecutorException `REFUSED` if there is no such flavor; the message tells which are
  Weight weightOf(String flavor) throws ExecutorException, InterruptedException;

  /// Decides what host a job gets. Makes nothing on the platform; may look things up.
  ///
  /// @param owner to whom the host will belong
  /// @param hostName the name that the host has to get
  /// @throws ExecutorException `REFUSED` if the job asks for something that cannot be given; the
  ///   message tells the job's author what can
  HostPlan plan(JobPayload payload, OwnerMark owner, String hostName)
      throws ExecutorException, InterruptedException;

  /// Looks up the host of a plan by its name. May lag behind a creation by at most
  /// [ExecutorTraits#listingDelay].
  Optional<PaasResource> find(HostPlan plan) throws ExecutorException, InterruptedException;

  /// Looks up what has to be removed of a plan: as [#find], but also a host that the platform is
  /// removing already and that may still run and cost. For a platform on which there is no such
  /// thing, it is the same.
  default Optional<PaasResource> findToRemove(HostPlan plan)
      throws ExecutorException, InterruptedException {
    return find(plan);
  }

  /// Creates the host of a plan, with its name and its owner's mark, and returns when it can be
  /// launched. If one of that name exists and bears the mark, it is returned instead.
  PaasResource provision(HostPlan plan) throws ExecutorException, InterruptedException;

  /// Hands the job over: after this the platform builds and runs the context. Does not wait for the
  /// job to end. If the job was handed over before, returns without doing anything.
  ///
  /// @throws ExecutorException `REFUSED` if the context cannot be built, with the reason; `GONE` if
  ///   the host does not exist any more
  void launch(PaasResource host, BuildContext context)
      throws ExecutorException, InterruptedException;

  /// Whether the job was handed over to the host, after a call of [#launch] whose end is not known.
  LaunchStatus launchStatus(PaasResource host) throws ExecutorException, InterruptedException;

  /// Looks at many hosts with as few requests as the platform allows.
  ///
  /// @return the condition of each host, by name; a host that could not be looked at is left out, a
  ///   host that was looked for and not found is [HostCondition.Absent]
  /// @throws ExecutorException if nothing could be looked at
  Map<String, HostCondition> observe(Collection<? extends PaasResource> hosts)
      throws ExecutorException, InterruptedException;

  /// Removes a host and whatever was made for it, and returns when it is seen gone. Succeeds for a
  /// host that is half made, that still runs, or that is gone already.
  ///
  /// @throws ExecutorException if it is not seen gone; the engine will call again
  void decommission(PaasResource host) throws ExecutorException, InterruptedException;

  /// Removes a host as [#decommission] does, and tells until when the platform charges for it, as
  /// far as that is known without asking for it: a machine may end long before it is seen gone.
  ///
  /// @return empty if a host costs until it is seen gone
  default Optional<Instant> release(PaasResource host)
      throws ExecutorException, InterruptedException {
    decommission(host);
    return Optional.empty();
  }

  /// All hosts that bear a mark of this system, whoever made them, except those that are being
  /// removed already. May lag like [#find]. What has no record is removed by [#decommission].
  List<PaasResource> listOwned(String systemId) throws ExecutorException, InterruptedException;

  /// The hosts whose names are a prefix, in upper or lower case, and a number, and that bear no
  /// mark of anybody: the original program left them. Reported, and removed only on an operator's
  /// word.
  ///
  /// @param namePrefix such as `hpd-job-runner1-`, in lower case
  default List<UnmarkedHost> listUnmarked(String namePrefix)
      throws ExecutorException, InterruptedException {
    return List.of();
  }

  /// Removes such a host, as [#decommission] does.
  default void removeUnmarked(UnmarkedHost host) throws ExecutorException, InterruptedException {
    throw new ExecutorException(
        ErrorKind.REFUSED,
        "this executor has no hosts without a mark, and cannot remove " + host.name());
  }

  /// Takes over a host that the original program made, from what its state file says of it. Makes
  /// nothing, asks nobody: a translation. Whatever is returned is passed to the other methods as if
  /// [#provision] had returned it; such a host bears no mark, and the state file is the proof that
  /// it is ours. Must not throw.
  ///
  /// @param plan the name by the original's rule, the owner, and the weight that was expected;
  ///   without attributes. The resource's own plan may differ in all but the owner
  /// @param saved what the state file keeps under `paas_resource`: the values of its object as
  ///   text, without those that are null; or under [#SAVED_TEXT], if it is a mere text
  /// @return empty if this is no host of this executor, or too little is known to look after it
  default Optional<PaasResource> adopt(HostPlan plan, Map<String, String> saved) {
    return Optional.empty();
  }

  /// Releases connections. Hosts stay. Called once, after the last call of the other methods.
  @Override
  void close();
}
