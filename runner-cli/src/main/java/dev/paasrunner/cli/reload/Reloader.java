package dev.paasrunner.cli.reload;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.config.ConfigResult;
import dev.paasrunner.config.Configuration;
import dev.paasrunner.config.Problem;
import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.RunnerSection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies a configuration file that was read again: whole, or not at all. Used by one thread.
public final class Reloader {
  private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);

  private final PaasRunner runner;
  private final Maker maker;
  private final UnaryOperator<EngineSettings> override;
  private final Consumer<Configuration> applied;
  private Configuration current;

  /// Makes the objects that sections describe.
  @FunctionalInterface
  public interface Maker {
    /// Makes what it can.
    ///
    /// @return the sections that could be made, and the problems of the others
    Made make(List<SectionConfig> sections);
  }

  /// What could be made.
  public record Made(List<RunnerSection> sections, List<Problem> problems) {
    public Made {
      sections = List.copyOf(sections);
      problems = List.copyOf(problems);
    }
  }

  /// @param current what the runner works by, with those sections only that are at work
  /// @param override what the command line says instead of the file
  /// @param applied is shown the configuration that the runner works by from then on
  public Reloader(
      PaasRunner runner,
      Configuration current,
      UnaryOperator<EngineSettings> override,
      Maker maker,
      Consumer<Configuration> applied) {
    this.runner = runner;
    this.current = current;
    this.override = override;
    this.maker = maker;
    this.applied = applied;
  }

  /// Applies what was read.
  ///
  /// @return whether the runner works by it now
  public boolean apply(ConfigResult read) {
    read.warnings().forEach(problem -> LOG.warn("{}", problem));
    if (read.configuration().isEmpty() || !read.errors().isEmpty()) {
      return refuse(read.errors());
    }
    Configuration next = read.configuration().get();
    ConfigChanges changes = ConfigChanges.between(current, next);
    List<SectionConfig> toMake = new ArrayList<>(changes.added());
    toMake.addAll(changes.changed());
    Made made = maker.make(toMake);
    if (!made.problems().isEmpty()) {
      made.sections().forEach(Reloader::close);
      return refuse(made.problems());
    }
    try {
      runner.retire(changes.leaving());
    } catch (IOException e) {
      made.sections().forEach(Reloader::close);
      LOG.error(e.getMessage());
      return refuse(List.of());
    }
    if (!next.stateDirectory().equals(current.stateDirectory())) {
      LOG.warn("the state's place has changed in the file; that takes a restart");
    } else if (!next.stateFile().equals(current.stateFile())) {
      LOG.warn("state_file has changed in the file; it is looked at when the program starts");
    }
    if (!next.listenAddress().equals(current.listenAddress())) {
      LOG.warn("listen_address has changed in the file; that takes a restart");
    }
    apply(next, changes, made.sections());
    return true;
  }

  private static boolean refuse(List<Problem> problems) {
    problems.forEach(problem -> LOG.error("{}", problem));
    LOG.error("the configuration that was read is not used, the old one stays at work");
    return false;
  }

  private void apply(Configuration next, ConfigChanges changes, List<RunnerSection> made) {
    Map<String, RunnerSection> byName = new HashMap<>();
    made.forEach(section -> byName.put(section.uniqueName(), section));
    runner.become(override.apply(next.engine()));
    byName.values().forEach(runner::add);
    // What makes the log quieter is still told.
    boolean quieter = next.log().level().isQuieterThan(current.log().level());
    if (quieter) {
      report(changes);
    }
    current = next;
    applied.accept(next);
    if (!quieter) {
      report(changes);
    }
  }

  private static void report(ConfigChanges changes) {
    if (changes.isEmpty()) {
      LOG.info("the configuration was read again, and nothing in it has changed");
    }
    changes.lines().forEach(line -> LOG.info("configuration: {}", line));
  }

  private static void close(RunnerSection section) {
    section.executor().close();
    section.coordinator().close();
  }
}
