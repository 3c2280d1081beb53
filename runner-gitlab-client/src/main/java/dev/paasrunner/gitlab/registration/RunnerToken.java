package dev.paasrunner.gitlab.registration;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.Secret;
import java.util.regex.Pattern;

/// The token that a user has, of either kind.
public sealed interface RunnerToken {
  /// Behind a prefix that the instance may have chosen, `glrt-` and `glrtr-` are tokens of runners;
  /// so is what begins with a partition such as `t1_`, which GitLab 17 gave out without a prefix.
  Pattern OF_A_RUNNER = Pattern.compile("(?s)(.*\\bglrtr?-|t[123]_).*");

  /// The text itself.
  Secret secret();

  /// A token that makes runners, the old way.
  record ForRegistration(Secret secret) implements RunnerToken {
    public ForRegistration {
      requireNonNull(secret);
    }
  }

  /// The token of a runner that exists.
  record OfRunner(Secret secret) implements RunnerToken {
    public OfRunner {
      requireNonNull(secret);
    }
  }

  /// Tells the kinds apart by their prefixes. A token without any known prefix is taken for one
  /// that makes runners, although the oldest tokens of runners look the same.
  static RunnerToken of(Secret secret) {
    return OF_A_RUNNER.matcher(secret.reveal()).matches()
        ? new OfRunner(secret)
        : new ForRegistration(secret);
  }
}
