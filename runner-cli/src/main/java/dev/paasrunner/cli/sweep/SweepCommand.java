package dev.paasrunner.cli.sweep;

import dev.paasrunner.cli.reload.Reloader;
import dev.paasrunner.cli.state.StateLocation;
import dev.paasrunner.config.ConfigReader;
import dev.paasrunner.config.ConfigResult;
import dev.paasrunner.config.Configuration;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.policy.HostNames;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.UnmarkedHost;
import dev.paasrunner.store.StateSnapshot;
import dev.paasrunner.store.SystemIdFile;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `sweep`: lists the hosts that no record knows, and removes those that the operator wants
/// removed. Works beside a running daemon: a host is listed before the records are read, so one
/// that is made meanwhile is not taken for a stray.
public final class SweepCommand {
  private final ConfigReader reader;
  private final Function<String, Reloader.Maker> makers;
  private final PrintStream out;
  private final PrintStream err;

  /// @param makers makes sections for a daemon's identity
  public SweepCommand(
      ConfigReader reader,
      Function<String, Reloader.Maker> makers,
      PrintStream out,
      PrintStream err) {
    this.reader = reader;
    this.makers = makers;
    this.out = out;
    this.err = err;
  }

  /// What is wanted.
  ///
  /// @param reportOnly whether nothing is removed
  /// @param unmarked whether hosts without a mark are removed, too: the original program's
  public record Wish(boolean reportOnly, boolean unmarked) {}

  /// Sweeps.
  ///
  /// @return whether everything could be looked at, and everything that should go is gone
  public boolean run(Path file, Wish wish) throws IOException, InterruptedException {
    ConfigResult read = reader.read(file);
    if (read.configuration().isEmpty()) {
      read.problems().forEach(err::println);
      return false;
    }
    Configuration configuration = read.configuration().get();
    Path directory = StateLocation.of(configuration, file).directory();
    if (!Files.isDirectory(directory)) {
      err.println(
          "There is no state directory " + directory + ": which hosts are ours is not known.");
      return false;
    }
    String systemId = SystemIdFile.readOrCreate(directory);
    boolean good = true;
    for (RunnerSection section : makers.apply(systemId).make(configuration.sections()).sections()) {
      good = sweep(section, systemId, directory, wish) && good;
      section.executor().close();
      section.coordinator().close();
    }
    return good;
  }

  private boolean sweep(RunnerSection section, String systemId, Path directory, Wish wish)
      throws IOException, InterruptedException {
    try {
      List<PaasResource> marked = section.executor().listOwned(systemId);
      List<UnmarkedHost> unmarked =
          section.executor().listUnmarked(HostNames.prefixOf(section.uniqueName()));
      StateSnapshot state = StateSnapshot.of(directory);
      Set<String> known = namesOnRecord(state);
      boolean removes = !wish.reportOnly() && isWholeKnown(state);
      for (PaasResource host : marked) {
        boolean mine = host.plan().owner().job().runner().equals(section.uniqueName());
        if (mine && !known.contains(host.name())) {
          deal("without a record", host.name(), removes, () -> remove(section, host));
        }
      }
      for (UnmarkedHost host : unmarked) {
        if (!known.contains(host.name().toLowerCase(Locale.ROOT))) {
          boolean remove = wish.unmarked() && !wish.reportOnly();
          deal("without a mark", host.name(), remove, () -> remove(section, host));
        }
      }
      return true;
    } catch (ExecutorException e) {
      err.println("section " + section.name() + ": " + e.getMessage());
      return false;
    }
  }

  private interface Removal {
    void make() throws ExecutorException, InterruptedException;
  }

  private void deal(String what, String host, boolean remove, Removal removal)
      throws ExecutorException, InterruptedException {
    if (remove) {
      removal.make();
    }
    out.println(host + " " + what + (remove ? ": removed" : ": left alone"));
  }

  private static void remove(RunnerSection section, PaasResource host)
      throws ExecutorException, InterruptedException {
    section.executor().decommission(host);
  }

  private static void remove(RunnerSection section, UnmarkedHost host)
      throws ExecutorException, InterruptedException {
    section.executor().removeUnmarked(host);
  }

  /// A host whose record cannot be read may be at work.
  private boolean isWholeKnown(StateSnapshot state) {
    if (!state.unreadable().isEmpty()) {
      err.println(
          "No host with our mark is removed: there are records that cannot be read, see the command state.");
    }
    return state.unreadable().isEmpty();
  }

  private static Set<String> namesOnRecord(StateSnapshot state) {
    return state.jobs().stream()
        .map(kept -> HostNames.of(kept.job().key()))
        .collect(Collectors.toSet());
  }
}
