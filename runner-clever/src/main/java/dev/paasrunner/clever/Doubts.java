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

/// Tries without any effect whether the configured credential can do what it will have to.
///
/// Whether it may delete is tried by deleting an application that cannot exist: one of the
/// identifiers that are never given out. A role that may not delete (a *Developer* may create and
/// push, and every job would leave its application behind) is told so; one that may is told that
/// there is no such application. A platform that looks the application up before it looks at the
/// role gives the second answer to both, so silence is no proof.
final class Doubts {
  private static final String NOBODY = "app_00000000-0000-0000-0000-000000000000";

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
    boolean _ =
        isDenied(
            () -> api.delete(account, NOBODY),
            account,
            "seems not to be allowed to delete applications, so that every job would leave one behind, in",
            doubts);
    return doubts;
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
