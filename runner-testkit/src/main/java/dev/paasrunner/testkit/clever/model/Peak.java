package dev.paasrunner.testkit.clever.model;

import java.util.Collection;

/// The most that ever was at the same time. Thread-safe.
public final class Peak {
  private static final double MEBIBYTES = 1024;
  private static final double EXPONENT = 1.25;

  private int applications;
  private double weight;

  /// Looks at all that exist now, after one more was made.
  synchronized void look(Collection<Application> existing) {
    applications = Math.max(applications, existing.size());
    weight = Math.max(weight, weightOf(existing));
  }

  /// Those that are being deleted don't weigh: nobody can do more about them.
  private static double weightOf(Collection<Application> existing) {
    double sum = 0;
    for (Application application : existing) {
      if (!application.isDeleted()) {
        sum += Math.pow(application.blueprint().flavor().memory() / MEBIBYTES, EXPONENT);
      }
    }
    return sum;
  }

  /// Applications, those that are `TO_DELETE` included.
  public synchronized int applications() {
    return applications;
  }

  /// The sum of (GiB of memory)^1.25 of the applications whose deletion was not asked for.
  public synchronized double weight() {
    return weight;
  }
}
