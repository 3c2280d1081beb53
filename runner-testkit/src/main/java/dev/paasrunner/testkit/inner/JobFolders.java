package dev.paasrunner.testkit.inner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where a job works, laid out as GitLab Runner does: the project, and beside it a folder for what
/// must not lie in it.
///
/// @param project the job's working folder, `CI_PROJECT_DIR`
/// @param own scripts, file variables and the log
record JobFolders(Path project, Path own) {
  /// The folders in `builds` below a folder.
  static JobFolders below(Path folder) {
    Path builds = folder.resolve("builds");
    return new JobFolders(builds.resolve("project"), builds.resolve("project.tmp"));
  }

  /// Makes the folders, with an empty log.
  void create() throws IOException {
    Files.createDirectories(project);
    Files.createDirectories(variableFiles());
    log().clear();
  }

  /// The job's log.
  JobLog log() {
    return new JobLog(own.resolve("job.log"));
  }

  /// Writes a step's script to where a shell can read it.
  Path write(Step step, String script) throws IOException {
    String name = step.name().replaceAll("[^A-Za-z0-9_]", "_");
    return Files.writeString(own.resolve(name + ".sh"), script);
  }

  /// The environment of the job's steps; writes the variables that are files.
  Map<String, String> environment(List<Variable> variables) throws IOException {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    environment.put("HOME", project.toString());
    for (Variable variable : variables) {
      if (variable.hasUsableKey()) {
        environment.put(variable.key(), variable.file() ? fileOf(variable) : variable.value());
      }
    }
    environment.put("CI_BUILDS_DIR", String.valueOf(project.getParent()));
    environment.put("CI_PROJECT_DIR", project.toString());
    return environment;
  }

  private String fileOf(Variable variable) throws IOException {
    return Files.writeString(variableFiles().resolve(variable.key()), variable.value()).toString();
  }

  private Path variableFiles() {
    return own.resolve("variables");
  }
}
