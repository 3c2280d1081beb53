package dev.paasrunner.register.file;

import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.Problem;
import dev.paasrunner.config.SourcePosition;
import dev.paasrunner.job.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A configuration file, which may not be there yet, that sections are added to and removed from.
/// Every call reads it anew and either changes it as a whole or leaves it as it was. For one
/// thread.
public final class ConfigFile {
  private final Path file;
  private final ConfigReader reader;

  /// @param reader knows the settings of the installed executors
  public ConfigFile(Path file, ConfigReader reader) {
    this.file = file;
    this.reader = reader;
  }

  /// Whether the file is not there, or nothing is set in it.
  ///
  /// @throws ConfigFileException if it cannot be read or is not TOML
  public boolean isNew() throws ConfigFileException {
    return content().isBlank();
  }

  /// The sections that stand in the file, usable or not.
  ///
  /// @throws ConfigFileException if it cannot be read or is not TOML
  public List<WrittenRunner> runners() throws ConfigFileException {
    ConfigBytes there = content();
    return there.runners().stream()
        .map(
            block ->
                new WrittenRunner(
                    block.name(), block.url(), Secret.of(block.token()), there.line(block)))
        .toList();
  }

  /// Whether a section with this URL and token is there already.
  public boolean holds(String url, Secret token) throws ConfigFileException {
    return content().runners().stream().anyMatch(block -> block.is(url, token.reveal()));
  }

  /// Adds a section at the end.
  ///
  /// @param head what stands above the first section; without effect if something is set in the
  ///   file already
  /// @return warnings about the section and the head
  /// @throws ConfigFileException if the daemon would not accept the section, or the file cannot be
  ///   written
  public List<Problem> add(Optional<NewFile> head, NewSection section) throws ConfigFileException {
    return put(with(head, section), true);
  }

  /// Does all that [#add] does, up to putting the new content in place.
  public List<Problem> tryToAdd(Optional<NewFile> head, NewSection section)
      throws ConfigFileException {
    return put(with(head, section), false);
  }

  private byte[] with(Optional<NewFile> head, NewSection section) throws ConfigFileException {
    ConfigBytes there = content();
    String above = there.isBlank() ? head.map(NewFile::text).map(t -> t + "\n").orElse("") : "";
    return there.followedBy(above + section.text(true));
  }

  /// Removes the section of a name, and nothing else.
  ///
  /// @throws ConfigFileException if there is no section of this name or more than one, or the file
  ///   cannot be written
  public void remove(String name) throws ConfigFileException {
    remove(name, true);
  }

  /// Does all that [#remove] does, up to putting the new content in place.
  public void tryToRemove(String name) throws ConfigFileException {
    remove(name, false);
  }

  private void remove(String name, boolean forGood) throws ConfigFileException {
    ConfigBytes there = content();
    try (Replacement fresh = Replacement.write(file, there.without(named(name, there)))) {
      if (forGood) {
        fresh.takePlace();
      }
    } catch (IOException e) {
      throw ConfigFileException.of("write", file, e);
    }
  }

  private RunnerBlock named(String name, ConfigBytes there) throws ConfigFileException {
    List<RunnerBlock> named =
        there.runners().stream().filter(block -> block.name().equals(Optional.of(name))).toList();
    if (named.size() != 1) {
      throw new ConfigFileException(
          "%s has %s of the name %s"
              .formatted(file, named.isEmpty() ? "no section" : named.size() + " sections", name));
    }
    return named.getFirst();
  }

  private ConfigBytes content() throws ConfigFileException {
    if (!Files.exists(file)) {
      return new ConfigBytes(new byte[0]);
    }
    requireToml();
    try {
      return new ConfigBytes(Files.readAllBytes(file));
    } catch (IOException e) {
      throw ConfigFileException.of("read", file, e);
    }
  }

  /// Only what keeps the whole file from being read has no key.
  private void requireToml() throws ConfigFileException {
    List<Problem> broken =
        reader.read(file).errors().stream().filter(problem -> problem.key().isEmpty()).toList();
    if (!broken.isEmpty()) {
      throw new ConfigFileException(sentences(broken));
    }
  }

  private List<Problem> put(byte[] content, boolean forGood) throws ConfigFileException {
    try (Replacement fresh = Replacement.write(file, content)) {
      List<Problem> news = news(fresh.path());
      List<Problem> errors =
          news.stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
      if (!errors.isEmpty()) {
        throw new ConfigFileException(sentences(errors));
      }
      if (forGood) {
        fresh.takePlace();
      }
      return news;
    } catch (IOException e) {
      throw ConfigFileException.of("write", file, e);
    }
  }

  /// What is wrong with the new content and was not wrong before.
  private List<Problem> news(Path fresh) {
    List<Problem> before = Files.exists(file) ? reader.read(file).problems() : List.of();
    List<Problem> news = new ArrayList<>();
    for (Problem problem : reader.read(fresh).problems()) {
      SourcePosition place = problem.position();
      Problem here =
          new Problem(
              problem.severity(),
              new SourcePosition(file, place.line(), place.column()),
              problem.key(),
              problem.wrong(),
              problem.expected());
      if (!before.contains(here)) {
        news.add(here);
      }
    }
    return news;
  }

  private static String sentences(List<Problem> problems) {
    return String.join("\n", problems.stream().map(Problem::toString).toList());
  }
}
