package dev.paasrunner.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Sections that are kept in a state directory while they see their jobs to the end: a file for
/// each, readable by its owner only since there are secrets in it, in [#FOLDER].
public final class SectionFolder {
  /// The name of the folder in the state directory.
  public static final String FOLDER = "draining";

  private static final String ENDING = ".toml";

  private final Path stateDirectory;
  private final Path folder;

  public SectionFolder(Path stateDirectory) {
    this.stateDirectory = stateDirectory;
    this.folder = stateDirectory.resolve(FOLDER);
  }

  /// Keeps a text under a name, in place of an earlier one; durable when this returns.
  ///
  /// @throws IOException with one sentence for people
  public void keep(String name, String text) throws IOException {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        DurableFile.forceDirectory(stateDirectory);
      }
      DurableFile.replace(fileOf(name), text);
      DurableFile.forceDirectory(folder);
    } catch (IOException e) {
      throw new IOException(
          "What a section needs to see its jobs to the end could not be kept in %s (%s): is its file system full, read-only or gone?"
              .formatted(folder, IoTrouble.inWords(e)),
          e);
    }
  }

  /// Removes what was kept under a name, if anything was.
  ///
  /// @throws IOException with one sentence for people
  public void forget(String name) throws IOException {
    try {
      Files.deleteIfExists(fileOf(name));
    } catch (IOException e) {
      throw new IOException(
          "%s could not be removed (%s): its section has no jobs any more, so remove it by hand."
              .formatted(fileOf(name), IoTrouble.inWords(e)),
          e);
    }
  }

  /// The files of all that are kept, in the order of their names.
  ///
  /// @throws IOException with one sentence for people
  public List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + ENDING)) {
      found.forEach(files::add);
    } catch (IOException | DirectoryIteratorException e) {
      throw new IOException(
          "The sections that are kept in %s cannot be looked at (%s): their jobs wait."
              .formatted(folder, e.getMessage()),
          e);
    }
    return files.stream().sorted().toList();
  }

  private Path fileOf(String name) {
    return folder.resolve(name + ENDING);
  }
}
