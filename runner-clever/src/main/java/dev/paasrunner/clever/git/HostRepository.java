package dev.paasrunner.clever.git;

import dev.paasrunner.clever.api.Plain;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.ExecutorException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.PushConnection;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/// The repository of one application, far away. What is on its `master` is built and run, once for
/// each change.
public final class HostRepository {
  private static final String BRANCH = Constants.R_HEADS + Constants.MASTER;

  private final GitClient client;
  private final URI address;
  private final GitCredential credential;

  /// @param address over HTTP, without credentials
  public HostRepository(GitClient client, URI address, GitCredential credential) {
    IsolatedGit.install();
    this.client = client;
    this.address = address;
    this.credential = credential;
  }

  /// Whether anything was ever pushed.
  public boolean hasBranch() throws ExecutorException, InterruptedException {
    try (Repository nothing = new InMemoryRepository(new DfsRepositoryDescription("nothing"))) {
      return over(nothing, "look at", connection -> branch(connection).isPresent());
    }
  }

  /// Pushes the files as one commit. Does nothing if that commit is there already.
  ///
  /// @throws ExecutorException `REFUSED` if something else is there, or if the push is declined;
  ///   `DENIED` (401, 403) and `GONE` (404) may also mean that the repository is not ready yet
  public void push(BuildContext context) throws ExecutorException, InterruptedException {
    try (HostCommit commit = HostCommit.of(context)) {
      boolean _ = over(commit.repository(), "push to", connection -> pushed(connection, commit));
    }
  }

  private boolean pushed(PushConnection connection, HostCommit commit)
      throws IOException, ExecutorException {
    Optional<ObjectId> there = branch(connection);
    if (there.isPresent()) {
      requireSame(there.get(), commit.id());
      return false;
    }
    RemoteRefUpdate update =
        new RemoteRefUpdate(
            commit.repository(), null, commit.id(), BRANCH, false, null, ObjectId.zeroId());
    connection.push(NullProgressMonitor.INSTANCE, Map.of(BRANCH, update));
    requireAccepted(update);
    return true;
  }

  private void requireSame(ObjectId there, ObjectId ours) throws ExecutorException {
    if (!there.equals(ours)) {
      throw new ExecutorException(
          ErrorKind.REFUSED,
          "cannot push to %s: its master holds %s, which is not what this job hands over"
              .formatted(address, there.abbreviate(10).name()));
    }
  }

  /// A rejection may come of a push of ours that ended unseen just before: whoever looks again will
  /// see it.
  private void requireAccepted(RemoteRefUpdate update) throws ExecutorException {
    switch (update.getStatus()) {
      case OK, UP_TO_DATE -> {}
      case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD, AWAITING_REPORT, NOT_ATTEMPTED ->
          throw rejected(ErrorKind.TRANSIENT, update);
      default -> throw rejected(ErrorKind.REFUSED, update);
    }
  }

  private ExecutorException rejected(ErrorKind kind, RemoteRefUpdate update) {
    String said = update.getMessage() == null ? "" : ", " + Plain.text(update.getMessage());
    return new ExecutorException(
        kind, "cannot push to %s: it answered %s%s".formatted(address, update.getStatus(), said));
  }

  private interface Talk {
    boolean with(PushConnection connection) throws IOException, ExecutorException;
  }

  private boolean over(Repository local, String action, Talk talk)
      throws ExecutorException, InterruptedException {
    GitHttp http = new GitHttp(client);
    try (Transport transport = open(local, http);
        PushConnection connection = transport.openPush()) {
      return talk.with(connection);
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw (InterruptedException) new InterruptedException("interrupted").initCause(e);
      }
      throw PushTrouble.of(action, address, http, e);
    }
  }

  private Transport open(Repository local, GitHttp http) throws TransportException {
    try {
      Transport transport = Transport.open(local, new URIish(address.toString()));
      transport.setPackConfig(smallPacks());
      if (transport instanceof TransportHttp overHttp) {
        overHttp.setHttpConnectionFactory(http);
        // Asking once without a credential, to be told that one is needed, is a waste.
        overHttp.setPreemptiveBasicAuthentication(
            credential.user(), credential.password().reveal());
      }
      return transport;
    } catch (URISyntaxException | NotSupportedException e) {
      throw new TransportException("the repository's address cannot be used", e);
    }
  }

  /// Three files need neither a search for similarities nor threads.
  private static PackConfig smallPacks() {
    PackConfig config = new PackConfig();
    config.setDeltaCompress(false);
    config.setThreads(1);
    return config;
  }

  private static Optional<ObjectId> branch(PushConnection connection) {
    return Optional.ofNullable(connection.getRef(BRANCH)).map(Ref::getObjectId);
  }
}
