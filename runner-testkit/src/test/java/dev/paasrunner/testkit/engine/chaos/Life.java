package dev.paasrunner.testkit.engine.chaos;

import java.util.List;

/// One path through a job's life, and how it may end there: the coordinator's status, and our code
/// if it was us who failed the job.
enum Life {
  SUCCESS("", "success"),
  REFUSED_PLAN("BEFORE plan hpd-job-s0-1", "failed job-refused"),
  REFUSED_LAUNCH("BEFORE launch hpd-job-s0-1", "failed host-build-failed"),
  BROKEN_BUILD("AFTER launch hpd-job-s0-1", "failed host-build-failed"),
  STUCK_HOST("AFTER launch hpd-job-s0-1", "failed start-timeout"),
  VANISHED_HOST("AFTER launch hpd-job-s0-1", "failed host-vanished"),
  SILENT_END("AFTER launch hpd-job-s0-1", "failed host-ended"),
  ENDLESS_JOB("AFTER launch hpd-job-s0-1", "failed job-timeout"),
  OVER_ELSEWHERE("AFTER launch hpd-job-s0-1", "failed"),
  CANCELED_WHEN_GRANTED("AFTER requestJob", "canceled"),
  CANCELED_WHEN_PLANNED("AFTER plan hpd-job-s0-1", "canceled"),
  CANCELED_BEFORE_CREATION("BEFORE provision hpd-job-s0-1", "canceled"),
  CANCELED_AFTER_CREATION("AFTER provision hpd-job-s0-1", "canceled"),
  CANCELED_BEFORE_HANDOVER("BEFORE launch hpd-job-s0-1", "canceled"),
  CANCELED_AFTER_HANDOVER("AFTER launch hpd-job-s0-1", "canceled"),
  // The host may be done before.
  CANCELED_WHILE_RUNNING("AFTER replace running", "canceled or success");

  private final String turn;
  private final String ends;

  Life(String turn, String ends) {
    this.turn = turn;
    this.ends = ends;
  }

  /// From which of the places that were passed on the life differs from that of a job that
  /// succeeds.
  int turnIn(List<String> places) {
    int found = places.indexOf(turn);
    return turn.isEmpty() ? 0 : found < 0 ? places.size() : found;
  }

  /// Where a user cancels the job.
  boolean cancelsAt(String place) {
    return name().startsWith("CANCELED") && place.equals(turn);
  }

  boolean mayEnd(String status, String code) {
    // Whoever reports it, a canceled job is canceled.
    String end = status.equals("canceled") ? status : (status + " " + code).strip();
    return List.of(ends.split(" or ")).contains(end);
  }
}
