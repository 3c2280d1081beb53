package dev.paasrunner.clever.tenant;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.clever.api.Account;
import dev.paasrunner.clever.git.GitCredential;
import dev.paasrunner.job.Secret;

/// Whether one organization pays for all jobs of a section, or each root group's own does.
public sealed interface Tenancy {
  /// One organization.
  record Fixed(Account account, GitCredential git) implements Tenancy {
    public Fixed {
      requireNonNull(account);
      requireNonNull(git);
    }
  }

  /// The organization that the job's root group names in its custom attributes.
  ///
  /// @param attributesToken may read custom attributes at the coordinator
  /// @param organizationAttribute key of the attribute with the organization's identifier
  /// @param tokenAttribute key of the attribute with the organization's token
  /// @param scheme how such a token is sent
  /// @param gitUser whom a push with such a token is by
  record PerRootGroup(
      Secret attributesToken,
      String organizationAttribute,
      String tokenAttribute,
      TokenScheme scheme,
      String gitUser)
      implements Tenancy {
    public PerRootGroup {
      requireNonNull(attributesToken);
      requireNonNull(organizationAttribute);
      requireNonNull(tokenAttribute);
      requireNonNull(scheme);
      requireNonNull(gitUser);
    }
  }
}
