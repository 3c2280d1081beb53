package dev.paasrunner.cli.reload;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.ConfigResult;
import dev.paasrunner.config.Problem;
import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.job.Secret;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.SectionKeeper;
import dev.paasrunner.store.SectionFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps sections that leave the configuration in the state directory until their jobs are over,
/// and makes those again that a stop left there. If jobs are kept in memory only, so are these.
public final class RetiringSections implements SectionKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(RetiringSections.class);

  private static final String HEADER =
      """
      # A runner section that was removed from the configuration or changed while it had jobs: with
      # this a restart sees them to their end. Goes away by itself when they are over.
      """;

  private final Optional<SectionFolder> folder;

  /// What each form is made from that was at work since the start.
  private final Map<String, Secret> sources = new ConcurrentHashMap<>();

  /// Where the forms are that were found at the start: somebody may have mended a file.
  private final Map<String, String> found = new ConcurrentHashMap<>();

  private RetiringSections(Optional<SectionFolder> folder) {
    this.folder = folder;
  }

  /// Keeps them below a state directory.
  ///
  /// @param stateDirectory unless it is memory
  public static RetiringSections in(Optional<Path> stateDirectory) {
    return new RetiringSections(stateDirectory.map(SectionFolder::new));
  }

  /// Remembers what sections are made from, so that they can be kept when they leave.
  public void know(List<SectionConfig> sections) {
    sections.forEach(section -> sources.put(section.form(), section.source()));
  }

  /// The same maker, whose sections can be kept.
  public Reloader.Maker knowing(Reloader.Maker maker) {
    return sections -> {
      know(sections);
      return maker.make(sections);
    };
  }

  @Override
  public void keep(String runner, String form) throws IOException {
    if (folder.isPresent()) {
      Secret source = Optional.ofNullable(sources.get(form)).orElseThrow();
      folder.get().keep(fileOf(runner, form), HEADER + source.reveal());
    }
  }

  @Override
  public void forget(String runner, String form) {
    folder.ifPresent(kept -> forget(kept, fileOf(runner, form)));
  }

  private static void forget(SectionFolder folder, String file) {
    try {
      folder.forget(file);
    } catch (IOException e) {
      LOG.warn(e.getMessage());
    }
  }

  private String fileOf(String runner, String form) {
    String usual = runner + "-" + form;
    return found.getOrDefault(usual, usual);
  }

  /// Makes the sections that were left before the start and that the configuration does not have.
  /// What cannot be made is one line in the log, and waits.
  ///
  /// @param configured the sections that take jobs
  public List<RunnerSection> left(
      ConfigReader reader, Reloader.Maker maker, List<SectionConfig> configured) {
    know(configured);
    Set<String> there =
        configured.stream().map(SectionConfig::form).collect(Collectors.toCollection(HashSet::new));
    List<RunnerSection> sections = new ArrayList<>();
    for (Path file : files()) {
      List<SectionConfig> read = read(file, reader);
      if (!read.isEmpty() && read.stream().allMatch(section -> there.contains(section.form()))) {
        folder.ifPresent(kept -> forget(kept, stem(file)));
      }
      read.stream()
          .filter(section -> there.add(section.form()))
          .forEach(section -> make(section, file, maker).ifPresent(sections::add));
    }
    return sections;
  }

  private List<Path> files() {
    try {
      return folder.isPresent() ? folder.get().files() : List.of();
    } catch (IOException e) {
      LOG.error(e.getMessage());
      return List.of();
    }
  }

  private static List<SectionConfig> read(Path file, ConfigReader reader) {
    ConfigResult read = reader.read(file);
    if (!read.errors().isEmpty()) {
      unusable(file, read.errors());
      return List.of();
    }
    return read.configuration().orElseThrow().sections();
  }

  private Optional<RunnerSection> make(SectionConfig config, Path file, Reloader.Maker maker) {
    Reloader.Made made = maker.make(List.of(config));
    if (made.sections().isEmpty()) {
      unusable(file, made.problems());
      return Optional.empty();
    }
    found.put(config.uniqueName() + "-" + config.form(), stem(file));
    know(List.of(config));
    LOG.atInfo()
        .addKeyValue("runner", config.uniqueName())
        .addKeyValue("section", config.name())
        .log("the section is not in the configuration any more, its jobs are seen to their end");
    return Optional.of(made.sections().getFirst());
  }

  private static void unusable(Path file, List<Problem> problems) {
    LOG.error(
        "the section that is kept in {} cannot be used, its jobs wait: mend the file, or put the"
            + " section back into the configuration; {}",
        file,
        problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
  }

  private static String stem(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
