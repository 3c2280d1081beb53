package dev.paasrunner.cli.state;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.JobKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A job as an operator names it: its number, with the unique name of its runner before it where
/// the number alone is that of several jobs.
///
/// @param runner the unique name, if it was given
/// @param id the coordinator's number of the job
public record JobChoice(Optional<String> runner, long id) {
  private static final Pattern FORM = Pattern.compile("(?:(.+)/)?([0-9]{1,18})");

  public JobChoice {
    requireNonNull(runner);
  }

  /// Reads `4711` or `runner/4711`; empty if it is neither.
  public static Optional<JobChoice> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new JobChoice(Optional.ofNullable(form.group(1)), Long.parseLong(form.group(2))))
        : Optional.empty();
  }

  /// Whether this may mean a job.
  boolean matches(JobKey job) {
    return job.id() == id && runner.filter(name -> !name.equals(job.runner())).isEmpty();
  }

  @Override
  public String toString() {
    return runner.map(name -> name + "/").orElse("") + id;
  }
}
