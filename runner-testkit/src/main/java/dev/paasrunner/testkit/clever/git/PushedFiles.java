package dev.paasrunner.testkit.clever.git;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/// The files of a commit.
final class PushedFiles {
  private PushedFiles() {}

  static Map<String, byte[]> of(Repository repository, ObjectId commit) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (RevWalk commits = new RevWalk(repository);
        TreeWalk tree = new TreeWalk(repository)) {
      tree.addTree(commits.parseCommit(commit).getTree());
      tree.setRecursive(true);
      while (tree.next()) {
        files.put(tree.getPathString(), repository.open(tree.getObjectId(0)).getBytes());
      }
    }
    return files;
  }
}
