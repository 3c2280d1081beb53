package dev.paasrunner.testkit.endurance;

import java.util.List;

/// What was found when all was over.
///
/// @param jobs how many jobs there were
/// @param unwritten granted in the instant of a kill, before the first write: the one window that
///   no client can close
/// @param lost all other jobs without a verdict
/// @param doubled jobs that were run twice, or had two hosts
/// @param leaked hosts that are left
/// @param shown places where a secret could be read that must not be there
record Findings(
    int jobs,
    List<String> unwritten,
    List<String> lost,
    List<String> doubled,
    List<String> leaked,
    List<String> shown) {
  boolean isGood() {
    return lost.isEmpty() && doubled.isEmpty() && leaked.isEmpty() && shown.isEmpty();
  }

  List<String> text() {
    return List.of(
        "jobs                        " + jobs,
        "granted, never written      " + unwritten.size() + " " + unwritten,
        "lost                        " + lost.size() + " " + lost,
        "doubled                     " + doubled.size() + " " + doubled,
        "leaked                      " + leaked.size() + " " + leaked,
        "secrets where none may be   " + shown.size() + " " + shown);
  }
}
