package dev.paasrunner.clever.tenant;

import dev.paasrunner.clever.api.Account;
import dev.paasrunner.clever.git.GitCredential;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Secret;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.spi.CustomAttributes;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Each root group names its organization and the organization's token in custom attributes, which
/// are remembered for some minutes. One group's trouble is nobody else's.
public final class TenantAccesses implements Accesses {
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private final Tenancy.PerRootGroup tenancy;
  private final TenantAttributes attributes;
  private final Time time;
  private final Map<String, Tenant> tenants = new ConcurrentHashMap<>();

  public TenantAccesses(Tenancy.PerRootGroup tenancy, CustomAttributes source, Time time) {
    this.tenancy = tenancy;
    this.attributes = new TenantAttributes(tenancy, source);
    this.time = time;
  }

  /// What is remembered of one group; one thread at a time asks for it.
  private static final class Tenant {
    private final ReentrantLock asking = new ReentrantLock();
    private volatile Optional<Remembered> remembered = Optional.empty();

    /// Which organization the group named last, however long ago.
    private volatile Optional<String> organization = Optional.empty();
  }

  private record Remembered(Access access, Instant until) {}

  @Override
  public Access forJob(JobPayload payload) throws ExecutorException, InterruptedException {
    return of(RootGroup.of(payload));
  }

  @Override
  public Access forHost(Payer payer) throws ExecutorException, InterruptedException {
    Access access = ofGroupOf(payer);
    String now = access.account().organization();
    if (!payer.organization().orElse(now).equals(now)) {
      throw new ExecutorException(
              ErrorKind.TRANSIENT,
              "the host belongs to the organization %s, but the group \"%s\" names %s now: it stays until that is changed back, or until it is deleted by hand"
                  .formatted(payer.organization().orElse(""), payer.rootGroup().orElse(""), now))
          .concerning(payer.name());
    }
    return access;
  }

  /// What is wrong with the group today may be right again tomorrow; the host is there now.
  private Access ofGroupOf(Payer payer) throws ExecutorException, InterruptedException {
    if (payer.rootGroup().isEmpty()) {
      throw new ExecutorException(
              ErrorKind.TRANSIENT,
              "the host was made while cc_multi_tenant was false: it stays until that is changed"
                  + " back, or until it is deleted by hand")
          .concerning(payer.name());
    }
    try {
      return of(payer.rootGroup().get());
    } catch (ExecutorException e) {
      ExecutorException passing =
          new ExecutorException(ErrorKind.TRANSIENT, e.error().message(), e);
      throw e.error().payer().isPresent() ? passing.concerning(payer.name()) : passing;
    }
  }

  private Access of(String group) throws ExecutorException, InterruptedException {
    Tenant tenant = tenants.computeIfAbsent(group, _ -> new Tenant());
    Optional<Remembered> known = tenant.remembered.filter(this::isFresh);
    return known.isPresent() ? known.get().access() : ask(group, tenant);
  }

  private boolean isFresh(Remembered some) {
    return time.instant().isBefore(some.until());
  }

  private Access ask(String group, Tenant tenant) throws ExecutorException, InterruptedException {
    tenant.asking.lockInterruptibly();
    try {
      Optional<Remembered> known = tenant.remembered.filter(this::isFresh);
      if (known.isPresent()) {
        return known.get().access();
      }
      Access access = access(group);
      tenant.remembered = Optional.of(new Remembered(access, time.instant().plus(LIFETIME)));
      tenant.organization = access.payer().organization();
      return access;
    } finally {
      tenant.asking.unlock();
    }
  }

  private Access access(String group) throws ExecutorException, InterruptedException {
    TenantAttributes.Found found = found(group);
    Secret token = found.token();
    return new Access(
        new Payer(Optional.of(found.organization()), Optional.of(group)),
        new Account(found.organization(), tenancy.scheme().credential(token)),
        new GitCredential(tenancy.gitUser(), token));
  }

  /// That the administrator's token is refused concerns all groups, everything else one.
  private TenantAttributes.Found found(String group)
      throws ExecutorException, InterruptedException {
    try {
      return attributes.of(group);
    } catch (ExecutorException e) {
      throw e.error().kind() == ErrorKind.DENIED ? e : e.concerning(payerOf(group).name());
    }
  }

  private Payer payerOf(String group) {
    Optional<String> organization =
        Optional.ofNullable(tenants.get(group)).flatMap(tenant -> tenant.organization);
    return new Payer(organization, Optional.of(group));
  }

  @Override
  public Access insteadOf(Access refused, ExecutorException refusal)
      throws ExecutorException, InterruptedException {
    String group = refused.payer().rootGroup().orElse("");
    Tenant tenant = tenants.computeIfAbsent(group, _ -> new Tenant());
    tenant.remembered = tenant.remembered.filter(known -> !known.access().equals(refused));
    Access now = of(group);
    if (now.equals(refused)) {
      tenant.remembered = Optional.empty();
      throw new ExecutorException(
              ErrorKind.REFUSED,
              "%s (the credential is the one in the custom attributes %s and %s of the group \"%s\")"
                  .formatted(
                      refusal.error().message(),
                      tenancy.organizationAttribute(),
                      tenancy.tokenAttribute(),
                      group),
              refusal)
          .concerning(now.payer().name());
    }
    return now;
  }

  /// One of those that speak for the same organization with the same credential.
  @Override
  public List<Access> known() {
    Map<Account, Access> known = new LinkedHashMap<>();
    for (Tenant tenant : tenants.values()) {
      tenant
          .remembered
          .map(Remembered::access)
          .ifPresent(access -> known.putIfAbsent(access.account(), access));
    }
    return List.copyOf(known.values());
  }
}
