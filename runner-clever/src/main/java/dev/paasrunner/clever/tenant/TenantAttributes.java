package dev.paasrunner.clever.tenant;

import dev.paasrunner.clever.api.Plain;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.CustomAttributes;
import dev.paasrunner.spi.ExecutorException;
import java.util.Map;
import java.util.Optional;

/// Reads the attributes of a root group, and says in a sentence what is wrong with them.
final class TenantAttributes {
  private final Tenancy.PerRootGroup tenancy;
  private final CustomAttributes source;

  TenantAttributes(Tenancy.PerRootGroup tenancy, CustomAttributes source) {
    this.tenancy = tenancy;
    this.source = source;
  }

  record Found(String organization, Secret token) {}

  Found of(String group) throws ExecutorException, InterruptedException {
    Map<String, Secret> all = read(group);
    String organization = value(group, all, tenancy.organizationAttribute());
    if (!OrganizationId.isOne(organization)) {
      throw refused(
          group,
          "its custom attribute %s is no organization of Clever Cloud: %s"
              .formatted(tenancy.organizationAttribute(), OrganizationId.EXPECTED));
    }
    String token = value(group, all, tenancy.tokenAttribute());
    if (!TokenText.isOne(token)) {
      throw refused(
          group,
          "its custom attribute %s has characters that no token has"
              .formatted(tenancy.tokenAttribute()));
    }
    return new Found(organization, Secret.of(token));
  }

  private Map<String, Secret> read(String group) throws ExecutorException, InterruptedException {
    try {
      return source.of(group, tenancy.attributesToken());
    } catch (CoordinatorException e) {
      throw translated(group, e);
    }
  }

  /// The coordinator's word about the administrator's token concerns all tenants, its word about a
  /// group that one only.
  private static ExecutorException translated(String group, CoordinatorException e) {
    CallError error = e.error();
    if (error.kind() == ErrorKind.GONE) {
      return refused(
          group,
          "it is no group whose attributes can be read (a personal namespace has none): move the project into a group that has its own organization");
    }
    String message =
        error.kind() == ErrorKind.DENIED
            ? "the coordinator refuses cc_gitlab_namespace_attributes_token: " + error.message()
            : error.message();
    return error
        .retryAfter()
        .map(wait -> new ExecutorException(error.kind(), message, wait))
        .orElseGet(() -> new ExecutorException(error.kind(), message, e));
  }

  private static String value(String group, Map<String, Secret> all, String key)
      throws ExecutorException {
    return Optional.ofNullable(all.get(key))
        .map(secret -> secret.reveal().strip())
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> refused(group, "its custom attribute %s is not set".formatted(key)));
  }

  private static ExecutorException refused(String group, String why) {
    return new ExecutorException(
        ErrorKind.REFUSED,
        "nobody pays for jobs of the namespace \"%s\": %s".formatted(Plain.text(group), why));
  }
}
