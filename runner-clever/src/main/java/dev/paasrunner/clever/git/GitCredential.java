package dev.paasrunner.clever.git;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.Secret;

/// User name and password for a push. Prints neither: with OAuth 1 the user name is a token.
public record GitCredential(String user, Secret password) {
  public GitCredential {
    requireNonNull(user);
    requireNonNull(password);
  }

  @Override
  public String toString() {
    return "Git credential";
  }
}
