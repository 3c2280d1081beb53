package dev.paasrunner.cli.state;

import dev.paasrunner.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/// `state`: shows what is tracked, beside a running daemon or without one, and changes nothing.
public final class StateCommand {
  private final ConfigReader reader;
  private final InstantSource clock;

  /// @param clock for the ages of jobs
  public StateCommand(ConfigReader reader, InstantSource clock) {
    this.reader = reader;
    this.clock = clock;
  }

  /// The text to be printed; never a secret.
  ///
  /// @param json for programs, instead of a table for people
  /// @throws NotDoneException if the configuration cannot be used
  /// @throws IOException with one sentence for people if the state cannot be looked at
  public String run(Path configFile, boolean json) throws IOException, NotDoneException {
    Tracked tracked = Tracked.by(configFile, reader);
    return json ? StateJson.of(tracked, clock.instant()) : StateTable.of(tracked, clock.instant());
  }
}
