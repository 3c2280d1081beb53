package dev.paasrunner.testkit.clever;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/// A Git client in memory.
final class Pusher {
  static final String MASTER = "refs/heads/master";

  private final InMemoryRepository repository =
      new InMemoryRepository(new DfsRepositoryDescription("client"));
  private final UsernamePasswordCredentialsProvider credentials;

  Pusher(String user, String password) {
    credentials = new UsernamePasswordCredentialsProvider(user, password);
  }

  static String url(JsonObject application) {
    return application.getAsJsonObject("deployment").get("httpUrl").getAsString();
  }

  /// A commit of such files.
  ObjectId commit(Map<String, String> files, ObjectId... parents) throws Exception {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      DirCache index = DirCache.newInCore();
      DirCacheBuilder entries = index.builder();
      for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
        DirCacheEntry entry = new DirCacheEntry(file.getKey());
        entry.setFileMode(FileMode.REGULAR_FILE);
        entry.setObjectId(
            inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(StandardCharsets.UTF_8)));
        entries.add(entry);
      }
      entries.finish();
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(index.writeTree(inserter));
      commit.setParentIds(parents);
      commit.setAuthor(new PersonIdent("CI", "ci@localhost"));
      commit.setCommitter(commit.getAuthor());
      commit.setMessage("A host");
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id;
    }
  }

  /// Pushes a commit to `master`.
  RemoteRefUpdate push(JsonObject application, ObjectId commit) throws GitAPIException {
    return push(application, commit, MASTER, false);
  }

  RemoteRefUpdate push(JsonObject application, ObjectId commit, String ref, boolean force)
      throws GitAPIException {
    try (Git git = new Git(repository)) {
      PushResult result =
          git.push()
              .setRemote(url(application))
              .setRefSpecs(new RefSpec(commit.name() + ":" + ref).setForceUpdate(force))
              .setCredentialsProvider(credentials)
              .call()
              .iterator()
              .next();
      return result.getRemoteUpdates().iterator().next();
    }
  }

  /// The branches that a Git host shows, by name.
  Map<String, ObjectId> branches(JsonObject application) throws GitAPIException {
    Map<String, ObjectId> branches = new TreeMap<>();
    Git.lsRemoteRepository()
        .setRemote(url(application))
        .setCredentialsProvider(credentials)
        .call()
        .forEach(ref -> branches.put(ref.getName(), ref.getObjectId()));
    return branches;
  }
}
