package dev.paasrunner.telemetry.view;

import dev.paasrunner.job.Debt;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState.Settling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Something that a job that is over still owes.
///
/// @param kind `report` or `host`
/// @param attempt number of the next try
/// @param nextTry when that is due
public record OwedDebt(String kind, int attempt, Instant nextTry) {
  /// The label of the removal of a host.
  public static final String HOST = "host";

  /// The label of a failure that the coordinator does not know yet.
  public static final String REPORT = "report";

  /// All that a job owes.
  public static List<OwedDebt> of(JobRecord job) {
    List<OwedDebt> owed = new ArrayList<>();
    if (job.state() instanceof Settling settling) {
      add(owed, REPORT, settling.report());
      add(owed, HOST, settling.host());
    }
    return owed;
  }

  private static void add(List<OwedDebt> owed, String kind, Debt debt) {
    if (debt instanceof Debt.Owed(int attempt, Instant nextTry)) {
      owed.add(new OwedDebt(kind, attempt, nextTry));
    }
  }
}
