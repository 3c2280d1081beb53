package dev.paasrunner.capacity;

import dev.paasrunner.job.Weight;
import dev.paasrunner.policy.Quota;
import dev.paasrunner.status.CapacityStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The seats that are taken. Counted each time, never kept by adding and subtracting. Guarded by
/// the ledger's lock.
final class Seats {
  private final List<Seat> all = new ArrayList<>();

  /// The most that a job of a section may weigh, as the section's last request said.
  private final Map<String, Weight> heaviest = new HashMap<>();

  void add(Seat seat) {
    all.add(seat);
  }

  void remove(Seat seat) {
    all.remove(seat);
  }

  /// What a section reserves for a job that is not known yet.
  void learn(String section, Weight reservation) {
    heaviest.put(section, reservation);
  }

  /// What is taken, beside the seat of the one who asks.
  Quota.Usage usage(Waiter waiter) {
    return new Quota.Usage(
        all.size(),
        count(Seat::isProvisioning),
        count(seat -> seat.section().equals(waiter.request().section())),
        weight(seat -> waiter.seat().filter(seat::equals).isEmpty()));
  }

  /// What is taken and stays so.
  Quota.Usage lasting() {
    return new Quota.Usage(count(Seat::isLasting), 0, 0, weight(Seat::isLasting));
  }

  int jobs() {
    return count(Seats::isJob);
  }

  int provisioningJobs() {
    return count(seat -> seat.use() == Seat.Use.PROVISIONING);
  }

  double weightOfJobs() {
    return weight(Seats::isJob);
  }

  CapacityStatus status(Quota quota) {
    return new CapacityStatus(
        quota.concurrent(),
        jobs(),
        all.size() - jobs(),
        quota.maxProvisioning(),
        provisioningJobs(),
        all.stream()
            .filter(seat -> isJob(seat) && seat.use() != Seat.Use.HOSTLESS && !seat.isWaiting())
            .flatMap(seat -> seat.weight().stream())
            .mapToDouble(Weight::value)
            .sum(),
        Optional.empty());
  }

  private static boolean isJob(Seat seat) {
    return seat.use() != Seat.Use.RESERVED;
  }

  private int count(Predicate<Seat> which) {
    return (int) all.stream().filter(which).count();
  }

  private double weight(Predicate<Seat> which) {
    return all.stream().filter(which).mapToDouble(this::weight).sum();
  }

  /// A job that waits holds nothing: two that wait for each other's reservations would wait for
  /// ever. One that was not planned yet holds the heaviest of its section. As long as the section
  /// has not asked, nobody can tell how much that is; the job then asks for it when it is planned.
  private double weight(Seat seat) {
    if (seat.isWaiting() || seat.use() == Seat.Use.HOSTLESS) {
      return 0;
    }
    return seat.weight()
        .or(() -> Optional.ofNullable(heaviest.get(seat.section())))
        .map(Weight::value)
        .orElse(0.0);
  }
}
