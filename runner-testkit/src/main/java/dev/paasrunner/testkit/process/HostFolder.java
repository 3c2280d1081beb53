package dev.paasrunner.testkit.process;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.spi.ExecutorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One host's folder. It exists exactly as long as its plan is in it: made complete under another
/// name, and emptied of everything else first.
///
/// @param path the folder, which need not exist
record HostFolder(Path path) {
  private static final String PLAN = "host.json";
  private static final String DRAFT = ".new-";
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final int LONGEST_DETAIL = 300;

  /// The folder of a host.
  ///
  /// @throws ExecutorException `REFUSED` if the name cannot be that of a folder
  static HostFolder named(Path root, String host) throws ExecutorException {
    if (!host.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,200}")) {
      throw new ExecutorException(
          ErrorKind.REFUSED, "a host's name has letters, digits, '_', '.' and '-' only: " + host);
    }
    return new HostFolder(root.resolve(host));
  }

  /// What all hosts in a folder were made from.
  static List<HostPlan> allPlans(Path root) throws IOException {
    List<HostPlan> plans = new ArrayList<>();
    try (Stream<Path> folders = Files.list(root)) {
      for (Path folder :
          folders.filter(path -> !path.getFileName().toString().startsWith(DRAFT)).toList()) {
        new HostFolder(folder).plan().ifPresent(plans::add);
      }
    }
    return plans;
  }

  /// Makes the folder, for its owner only; nothing happens if there is one.
  void create(HostPlan plan) throws IOException {
    HostFolder draft = new HostFolder(path.resolveSibling(DRAFT + plan.name()));
    draft.delete(); // of a program that ended while it made it
    Files.createDirectory(draft.path(), OWNER_ONLY);
    Path _ = Files.writeString(draft.planFile(), HostPlanJson.write(plan));
    try {
      Path _ = Files.move(draft.path(), path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      draft.delete();
      if (!Files.exists(path)) {
        throw e;
      }
    }
  }

  /// What the host was made from; empty if there is no such host.
  Optional<HostPlan> plan() throws IOException {
    return Files.exists(planFile())
        ? Optional.of(HostPlanJson.read(Files.readString(planFile())))
        : Optional.empty();
  }

  /// Whether a process was ever started for it.
  boolean isLaunched() {
    return Files.exists(pidFile());
  }

  /// The number of the host's process. Made by that process itself, at most once.
  Path pidFile() {
    return path.resolve("pid");
  }

  /// What the process prints.
  Path output() {
    return path.resolve("output.log");
  }

  /// The last line that the process printed.
  String lastOutput() throws IOException {
    if (!Files.exists(output())) {
      return "";
    }
    String text = Files.readString(output()).strip();
    String line = text.substring(text.lastIndexOf('\n') + 1);
    return line.substring(0, Math.min(line.length(), LONGEST_DETAIL));
  }

  /// Removes the folder, its plan last; nothing happens if there is none.
  void delete() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(path) && !file.equals(planFile())) {
          Files.delete(file);
        }
      }
    }
    boolean _ = Files.deleteIfExists(planFile());
    Files.delete(path);
  }

  private Path planFile() {
    return path.resolve(PLAN);
  }
}
