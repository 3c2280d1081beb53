package dev.paasrunner.cli.check;

import dev.paasrunner.cli.reload.EffectiveSettings;
import dev.paasrunner.cli.reload.Reloader;
import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.ConfigResult;
import dev.paasrunner.config.Configuration;
import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.ExecutorException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `check`: every problem of a configuration file, what the file means, and, if that is wanted,
/// whether its platforms answer. Changes nothing and asks for no job.
public final class CheckCommand {
  private final ConfigReader reader;
  private final Reloader.Maker maker;
  private final PrintStream out;
  private final PrintStream err;

  public CheckCommand(ConfigReader reader, Reloader.Maker maker, PrintStream out, PrintStream err) {
    this.reader = reader;
    this.maker = maker;
    this.out = out;
    this.err = err;
  }

  /// Checks.
  ///
  /// @param online whether the platforms are asked, too
  /// @return whether a daemon would work by the whole file
  public boolean run(Path file, boolean online) throws InterruptedException {
    ConfigResult read = reader.read(file);
    read.problems().forEach(err::println);
    boolean good = read.errors().isEmpty() && read.configuration().isPresent();
    if (read.configuration().isPresent()) {
      Configuration configuration = read.configuration().get();
      show("settings", EffectiveSettings.of(configuration));
      configuration.sections().forEach(section -> show("section", EffectiveSettings.of(section)));
      good = checkSections(configuration.sections(), online) && good;
    }
    out.println(good ? file + " is good." : file + " has mistakes; see above.");
    return good;
  }

  private void show(String title, Map<String, String> settings) {
    out.println(title);
    settings.forEach((key, value) -> out.printf("  %-36s %s%n", key, value));
  }

  private boolean checkSections(List<SectionConfig> sections, boolean online)
      throws InterruptedException {
    Reloader.Made made = maker.make(sections);
    made.problems().forEach(err::println);
    boolean good = made.problems().isEmpty();
    for (RunnerSection section : made.sections()) {
      good = (!online || isWell(section)) && good;
      section.executor().close();
      section.coordinator().close();
    }
    return good;
  }

  private boolean isWell(RunnerSection section) throws InterruptedException {
    try {
      List<String> doubts = section.executor().doubts();
      doubts.forEach(doubt -> err.println("section " + section.name() + ": " + doubt));
      out.println(
          "section "
              + section.name()
              + (doubts.isEmpty() ? ": its platform is as it should" : ": see the doubts above"));
      return doubts.isEmpty();
    } catch (ExecutorException e) {
      err.println(
          "section " + section.name() + ": its platform could not be asked: " + e.getMessage());
      return false;
    }
  }
}
