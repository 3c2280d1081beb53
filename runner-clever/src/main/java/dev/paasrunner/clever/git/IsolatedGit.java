package dev.paasrunner.clever.git;

import java.io.File;
import org.eclipse.jgit.internal.storage.dfs.DfsBlockCache;
import org.eclipse.jgit.internal.storage.dfs.DfsBlockCacheConfig;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/// Keeps JGit away from the Git configuration of the machine and of its user: a proxy, a cookie
/// file or a rewritten URL in there is meant for people, and to find the machine's one, JGit would
/// run `git`.
final class IsolatedGit extends SystemReader.Delegate {
  /// Little, since every repository is read once only.
  private static final int CACHE = 256 << 10;

  private static final int CACHED_BLOCK = 8 << 10;

  private IsolatedGit(SystemReader original) {
    super(original);
  }

  /// Takes effect in the whole process, since JGit has one reader and one cache only.
  static synchronized void install() {
    SystemReader now = SystemReader.getInstance();
    if (!(now instanceof IsolatedGit)) {
      SystemReader.setInstance(new IsolatedGit(now));
      DfsBlockCache.reconfigure(
          new DfsBlockCacheConfig().setBlockSize(CACHED_BLOCK).setBlockLimit(CACHE));
    }
  }

  /// The machine's name goes into nothing of ours, and asking for it can take seconds.
  @Override
  public String getHostname() {
    return "localhost";
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new NoConfig(parent, fs);
  }

  private static final class NoConfig extends FileBasedConfig {
    NoConfig(Config parent, FS fs) {
      super(parent, new File(""), fs);
    }

    @Override
    public void load() {
      // There is nothing to be read.
    }

    @Override
    public void save() {
      // There is nowhere to write to.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
