package dev.paasrunner.clever.git;

import dev.paasrunner.spi.BuildContext;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
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
import org.eclipse.jgit.lib.Repository;

/// A repository in memory with one commit, which has no parent. The same files always give the same
/// commit, whenever and wherever it is made, so that a push whose end is not known can be
/// recognized and repeated.
final class HostCommit implements AutoCloseable {
  private static final PersonIdent AUTHOR =
      new PersonIdent(
          "heptapod-paas-runner", "heptapod-paas-runner@localhost", Instant.EPOCH, ZoneOffset.UTC);

  private final InMemoryRepository repository;
  private final ObjectId id;

  private HostCommit(InMemoryRepository repository, ObjectId id) {
    this.repository = repository;
    this.id = id;
  }

  /// The commit of a context.
  static HostCommit of(BuildContext context) {
    InMemoryRepository repository = new InMemoryRepository(new DfsRepositoryDescription("host"));
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId commit = insert(context, inserter);
      inserter.flush();
      return new HostCommit(repository, commit);
    } catch (IOException e) {
      throw new IllegalStateException("a repository in memory does no I/O", e);
    }
  }

  private static ObjectId insert(BuildContext context, ObjectInserter inserter) throws IOException {
    CommitBuilder commit = new CommitBuilder();
    commit.setTreeId(tree(context, inserter));
    commit.setAuthor(AUTHOR);
    commit.setCommitter(AUTHOR);
    commit.setMessage("Run one job\n");
    return inserter.insert(commit);
  }

  private static ObjectId tree(BuildContext context, ObjectInserter inserter) throws IOException {
    DirCache cache = DirCache.newInCore();
    DirCacheBuilder builder = cache.builder();
    for (Map.Entry<String, byte[]> file : context.files().entrySet()) {
      DirCacheEntry entry = new DirCacheEntry(file.getKey());
      entry.setFileMode(FileMode.REGULAR_FILE);
      entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue()));
      builder.add(entry);
    }
    builder.finish();
    return cache.writeTree(inserter);
  }

  Repository repository() {
    return repository;
  }

  ObjectId id() {
    return id;
  }

  @Override
  public void close() {
    repository.close();
  }
}
