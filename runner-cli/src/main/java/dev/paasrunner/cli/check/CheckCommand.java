package dev.paasrunner.cli.check;

import dev.paasrunner.cli.log.OneLine;
import dev.paasrunner.cli.reload.EffectiveSettings;
import dev.paasrunner.cli.reload.Reloader;
import dev.paasrunner.cli.state.StateLocation;
import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.ConfigResult;
import dev.paasrunner.config.Configuration;
import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.register.WrittenRunners.Verdict;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// `check`: every problem of a configuration file, what the file means, and, if that is wanted,
/// whether its coordinators and platforms work with it. Changes nothing and asks for no job.
public final class CheckCommand {
  private final ConfigReader reader;
  private final Reloader.Maker maker;
  private final TokenCheck tokens;
  private final PrintStream out;
  private final Voice voice;

  /// Asks a section's coordinator whether the section's token is good.
  @FunctionalInterface
  public interface TokenCheck {
    /// Asks.
    Verdict verify(SectionConfig section) throws InterruptedException;
  }

  public CheckCommand(
      ConfigReader reader,
      Reloader.Maker maker,
      TokenCheck tokens,
      PrintStream out,
      PrintStream err) {
    this.reader = reader;
    this.maker = maker;
    this.tokens = tokens;
    this.out = out;
    this.voice = new Voice(out, err);
  }

  /// Checks.
  ///
  /// @param online whether coordinators and platforms are asked, too
  /// @return whether a daemon would work by the whole file
  public boolean run(Path file, boolean online) throws InterruptedException {
    ConfigResult read = reader.read(file);
    read.problems().forEach(problem -> voice.blame(problem.toString()));
    boolean good = read.errors().isEmpty() && read.configuration().isPresent();
    if (read.configuration().isPresent()) {
      Configuration configuration = read.configuration().get();
      show("settings", EffectiveSettings.of(configuration));
      configuration.sections().forEach(section -> show("section", EffectiveSettings.of(section)));
      good = hasPlace(StateLocation.of(configuration, file).directory()) && good;
      good = checkSections(configuration, online) && good;
    }
    out.println(good ? file + " is good." : file + " has mistakes; see above.");
    return good;
  }

  private void show(String title, Map<String, String> settings) {
    out.println(title);
    settings.forEach((key, value) -> out.printf("  %-36s %s%n", key, OneLine.of(value)));
  }

  /// Whether there can be a state directory. What the daemon's user may do there is not known here.
  private boolean hasPlace(Path directory) {
    Path existing = directory.toAbsolutePath();
    while (!Files.exists(existing) && existing.getNameCount() > 0) {
      existing = existing.resolveSibling(".").normalize();
    }
    return Files.isDirectory(existing)
        || voice.blame(
            "The state directory %s cannot be: %s is no directory; correct state_dir."
                .formatted(directory, existing));
  }

  private boolean checkSections(Configuration configuration, boolean online)
      throws InterruptedException {
    Reloader.Made made = maker.make(configuration.sections());
    made.problems().forEach(problem -> voice.blame(problem.toString()));
    try {
      boolean well =
          !online || new OnlineCheck(tokens, voice).isWell(configuration, made.sections());
      return made.problems().isEmpty() && well;
    } finally {
      made.sections()
          .forEach(
              section -> {
                section.executor().close();
                section.coordinator().close();
              });
    }
  }
}
