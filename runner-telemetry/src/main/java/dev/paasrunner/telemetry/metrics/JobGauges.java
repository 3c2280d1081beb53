package dev.paasrunner.telemetry.metrics;

import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState.Settling;
import dev.paasrunner.status.SectionStatus;
import dev.paasrunner.telemetry.history.Timelines;
import dev.paasrunner.telemetry.view.Hosts;
import dev.paasrunner.telemetry.view.OwedDebt;
import dev.paasrunner.telemetry.view.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Jobs by state, their hosts, what these cost, and what is owed.
public final class JobGauges {
  private static final List<String> STATES =
      List.of("acquired", "provisioning", "launching", "starting", "running", "settling");

  private final Timelines timelines;

  public JobGauges(Timelines timelines) {
    this.timelines = timelines;
  }

  void add(Gauges gauges, View view) {
    states(gauges, view);
    hosts(gauges, view);
    debts(gauges, view);
    withoutSection(gauges, view);
    Gauges.Gauge cost =
        gauges.gauge("paas_runner_cost_per_hour", "What all hosts cost for an hour", "currency");
    view.costPerHour().forEach((currency, sum) -> cost.add(sum.doubleValue(), currency));
  }

  private static void states(Gauges gauges, View view) {
    Gauges.Gauge ours = gauges.gauge("paas_runner_jobs", "Jobs by state", "runner", "state");
    Gauges.Gauge asGitLab =
        gauges.gauge(
            "gitlab_runner_jobs",
            "Jobs as GitLab Runner shows them",
            "runner",
            "state",
            "executor_stage");
    // A series that is there at 0 can be asked for its maximum; one that comes and goes cannot.
    for (String runner : runners(view)) {
      STATES.forEach(state -> ours.add(0, runner, state));
      STATES.forEach(state -> asGitLab.add(0, runner, gitLabState(state), state));
    }
    for (JobRecord job : view.jobs()) {
      String state = job.state().label();
      ours.add(1, job.key().runner(), state);
      asGitLab.add(1, job.key().runner(), gitLabState(state), state);
    }
  }

  private static Set<String> runners(View view) {
    Set<String> runners = new TreeSet<>();
    view.status()
        .ifPresent(
            status -> status.sections().stream().map(SectionStatus::runner).forEach(runners::add));
    return runners;
  }

  private static String gitLabState(String state) {
    return switch (state) {
      case "running" -> "running";
      case "settling" -> "finished";
      default -> "pending";
    };
  }

  private static void hosts(Gauges gauges, View view) {
    Gauges.Gauge hosts =
        gauges.gauge(
            "paas_runner_hosts", "Hosts that are there or may be left", "runner", "flavor");
    for (JobRecord job : view.jobs()) {
      Optional<HostPlan> plan = Hosts.billed(job);
      plan.ifPresent(known -> hosts.add(1, job.key().runner(), Hosts.flavor(known).orElse("")));
    }
  }

  private void debts(Gauges gauges, View view) {
    Gauges.Gauge debts =
        gauges.gauge("paas_runner_debts", "What jobs that are over still owe", "kind");
    debts.add(0, OwedDebt.REPORT);
    debts.add(0, OwedDebt.HOST);
    view.jobs().stream()
        .flatMap(job -> OwedDebt.of(job).stream())
        .forEach(debt -> debts.add(1, debt.kind()));
    Duration oldest =
        view.jobs().stream()
            .filter(job -> job.state() instanceof Settling)
            .map(job -> age(job, view.at()))
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    gauges.gauge(
        "paas_runner_oldest_debt_age_seconds",
        "How long the oldest debt has been owed, 0 if there is none",
        Seconds.of(oldest));
  }

  private static void withoutSection(Gauges gauges, View view) {
    List<Duration> ages =
        view.jobs().stream()
            .filter(view::isWithoutSection)
            .map(job -> Duration.between(job.acquiredAt(), view.at()))
            .toList();
    gauges.gauge(
        "paas_runner_jobs_without_section",
        "Jobs that nobody looks after, since their section is not there",
        ages.size());
    gauges.gauge(
        "paas_runner_oldest_job_without_section_age_seconds",
        "How long ago the oldest of them was acquired, 0 if there is none",
        Seconds.of(ages.stream().max(Duration::compareTo).orElse(Duration.ZERO)));
  }

  private Duration age(JobRecord job, Instant now) {
    return timelines.of(job, now).present().until(now);
  }
}
