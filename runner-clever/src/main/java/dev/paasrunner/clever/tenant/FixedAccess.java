package dev.paasrunner.clever.tenant;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.spi.ExecutorException;
import java.util.List;
import java.util.Optional;

/// One organization pays for everything.
public final class FixedAccess implements Accesses {
  private final Access access;

  public FixedAccess(Tenancy.Fixed tenancy) {
    Payer payer = new Payer(Optional.of(tenancy.account().organization()), Optional.empty());
    this.access = new Access(payer, tenancy.account(), tenancy.git());
  }

  @Override
  public Access forJob(JobPayload payload) {
    return access;
  }

  @Override
  public Access forHost(Payer payer) throws ExecutorException {
    if (!payer
        .organization()
        .orElse(access.account().organization())
        .equals(access.account().organization())) {
      throw new ExecutorException(
              ErrorKind.TRANSIENT,
              "the host belongs to the organization %s, but cc_orga_id is %s now: it stays until that is changed back, or until it is deleted by hand"
                  .formatted(payer.organization().orElse(""), access.account()))
          .concerning(payer.organization().orElse(""));
    }
    return access;
  }

  @Override
  public Access insteadOf(Access refused, ExecutorException refusal) throws ExecutorException {
    throw refusal;
  }

  @Override
  public List<Access> known() {
    return List.of(access);
  }
}
