package dev.paasrunner.clever.tenant;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.clever.api.Account;
import dev.paasrunner.clever.git.GitCredential;

/// All that is needed to act for an organization.
///
/// @param payer as it is kept with a host
public record Access(Payer payer, Account account, GitCredential git) {
  public Access {
    requireNonNull(payer);
    requireNonNull(account);
    requireNonNull(git);
  }
}
