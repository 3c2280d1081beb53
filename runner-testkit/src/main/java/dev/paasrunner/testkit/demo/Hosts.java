package dev.paasrunner.testkit.demo;

import java.io.IOException;
import java.util.List;

/// Where the demonstration's hosts are made.
interface Hosts {
  /// One sentence for the spectator.
  String description();

  /// The lines of a runner section for this kind of host.
  ///
  /// @param buildable whether hosts can be built from the section's image
  List<String> sectionLines(boolean buildable);

  /// The hosts that are there, whether or not they run.
  ///
  /// @param runners the unique names of the runners that they belong to
  List<String> left(List<String> runners) throws IOException, InterruptedException;

  /// Removes what is left after somebody stopped the demonstration half-way.
  void removeLeft(List<String> runners) throws IOException, InterruptedException;

  /// What the hosts cost, for people, when all is over; nothing is asked of them afterwards.
  default List<String> account() {
    return List.of();
  }
}
