package dev.paasrunner.clever;

import dev.paasrunner.clever.api.Account;
import dev.paasrunner.clever.api.CleverApi;
import dev.paasrunner.clever.catalogue.CatalogueCache;
import dev.paasrunner.clever.catalogue.Sizes;
import dev.paasrunner.clever.tenant.Tenancy;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries without any effect whether the configured credential can do what it will have to.
///
/// Not every role may delete: a *Developer* may create and push, and every job would leave its
/// application behind. The role is asked for, if the credential belongs to a person, and a deletion
/// is tried of an application that cannot exist: its identifier is never given out. A role that may
/// not delete is told so; one that may is told that there is no such application. A platform that
/// looks the application up before it looks at the role gives the second answer to both, so silence
/// is no proof.
final class Doubts {
  private static final Logger LOG = LoggerFactory.getLogger(Doubts.class);
  private static final String NOBODY = "app_00000000-0000-0000-0000-000000000000";

  private static final String CANNOT_DELETE =
      "seems not to be allowed to delete applications, so that every job would leave one behind, in";

  /// `content/doc/account/organisations.md` of the platform's documentation.
  private static final Set<String> POWERLESS = Set.of("DEVELOPER", "ACCOUNTANT", "ACCOUNTING");

  private final CleverApi api;
  private final CatalogueCache catalogue;
  private final Sizes sizes;
  private final Tenancy tenancy;

  Doubts(CleverApi api, CatalogueCache catalogue, Sizes sizes, Tenancy tenancy) {
    this.api = api;
    this.catalogue = catalogue;
    this.sizes = sizes;
    this.tenancy = tenancy;
  }

  /// @throws ExecutorException if the platform could not be asked
  List<String> all() throws ExecutorException, InterruptedException {
    List<String> doubts = new ArrayList<>(sizes.doubts(catalogue.get()));
    if (tenancy instanceof Tenancy.Fixed(Account account, _)) {
      doubts.addAll(about(account));
    }
    return doubts;
  }

  private List<String> about(Account account) throws ExecutorException, InterruptedException {
    List<String> doubts = new ArrayList<>();
    if (isDenied(() -> api.deployments(account, 1), account, "does not even list", doubts)) {
      return doubts;
    }
    if (!isDenied(() -> api.delete(account, NOBODY), account, CANNOT_DELETE, doubts)) {
      doubts.addAll(aboutRoles(account));
    }
    return doubts;
  }

  /// Whoever may not ask has a credential without a person behind it, or a narrow one.
  private List<String> aboutRoles(Account account) throws InterruptedException {
    try {
      List<String> roles = api.ownRoles(account);
      return !roles.isEmpty() && POWERLESS.containsAll(roles)
          ? List.of(
              "the credential %s the organization %s: its role is %s"
                  .formatted(CANNOT_DELETE, account, String.join(", ", roles)))
          : List.of();
    } catch (ExecutorException e) {
      LOG.debug("{}", e.getMessage());
      return List.of();
    }
  }

  private interface Question {
    Object ask() throws ExecutorException, InterruptedException;
  }

  private static boolean isDenied(
      Question question, Account account, String what, List<String> doubts)
      throws ExecutorException, InterruptedException {
    try {
      Object _ = question.ask();
      return false;
    } catch (ExecutorException e) {
      if (e.error().kind() == ErrorKind.DENIED) {
        doubts.add(
            "the credential %s the organization %s: %s".formatted(what, account, e.getMessage()));
        return true;
      }
      throw e;
    }
  }
}
