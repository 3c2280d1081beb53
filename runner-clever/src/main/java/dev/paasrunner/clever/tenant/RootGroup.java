package dev.paasrunner.clever.tenant;

import dev.paasrunner.clever.api.Plain;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.spi.ExecutorException;
import java.util.List;
import java.util.Optional;

/// Which group's attributes count for a job. Pure.
///
/// The coordinator's own word about the project counts, which no job can change. A coordinator that
/// does not give it yet has only the variable; whoever writes a job may add a second one to that,
/// in front of it or behind it, so two that differ are nobody's word.
final class RootGroup {
  private static final String VARIABLE = "CI_PROJECT_ROOT_NAMESPACE";

  private RootGroup() {}

  static String of(JobPayload payload) throws ExecutorException {
    List<String> told =
        payload.values(VARIABLE).stream()
            .map(String::strip)
            .filter(path -> !path.isEmpty())
            .toList();
    Optional<String> project = payload.projectPath().map(path -> path.split("/", 2)[0]);
    return project.isPresent() ? ofProject(project.get(), told) : ofVariable(told);
  }

  private static String ofProject(String root, List<String> told) throws ExecutorException {
    Optional<String> other = otherThan(root, told);
    if (other.isPresent()) {
      throw refused(
          "its project belongs to the namespace \"%s\", but its variable %s is \"%s\": the job must not set it"
              .formatted(Plain.text(root), VARIABLE, Plain.text(other.get())));
    }
    return root;
  }

  private static String ofVariable(List<String> told) throws ExecutorException {
    if (told.isEmpty()) {
      throw refused("it tells neither its project's path nor a variable " + VARIABLE);
    }
    String root = told.getFirst();
    Optional<String> other = otherThan(root, told);
    if (other.isPresent()) {
      throw refused(
          "its variable %s has more than one value, \"%s\" and \"%s\": the job must not set it"
              .formatted(VARIABLE, Plain.text(root), Plain.text(other.get())));
    }
    return root;
  }

  private static Optional<String> otherThan(String root, List<String> told) {
    return told.stream().filter(path -> !path.equalsIgnoreCase(root)).findFirst();
  }

  private static ExecutorException refused(String why) {
    return new ExecutorException(ErrorKind.REFUSED, "cannot tell who pays for the job: " + why);
  }
}
