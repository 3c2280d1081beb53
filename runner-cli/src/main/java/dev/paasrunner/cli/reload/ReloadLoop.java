package dev.paasrunner.cli.reload;

import dev.paasrunner.cli.service.ServiceManager;
import dev.paasrunner.config.ConfigResult;
import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the configuration again when its file has changed or somebody asks for it.
public final class ReloadLoop {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadLoop.class);

  /// As in GitLab Runner. One look at the file's attributes.
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

  private final Path file;
  private final Function<Path, ConfigResult> reader;
  private final Predicate<ConfigResult> reloader;
  private final ServiceManager manager;
  private final Time time;
  private final Wakeup wakeup;
  private Optional<FileStamp> seen;
  private volatile boolean asked;

  /// @param seen how the file was before the configuration at work was read from it: a change since
  ///   then is one
  /// @param reader reads a configuration file, and finds what is wrong with it
  /// @param reloader applies what was read, and tells whether it did
  /// @param manager is told of the beginning and the end
  public ReloadLoop(
      Path file,
      Optional<FileStamp> seen,
      Function<Path, ConfigResult> reader,
      Predicate<ConfigResult> reloader,
      ServiceManager manager,
      Time time) {
    this.file = file;
    this.reader = reader;
    this.reloader = reloader;
    this.manager = manager;
    this.time = time;
    this.wakeup = time.newWakeup();
    this.seen = seen;
  }

  /// Looks again and again, until the process ends.
  public void start() {
    time.start("reload", this::run);
  }

  /// Reads the file again soon, whether or not it has changed. Any thread.
  public void ask() {
    asked = true;
    wakeup.signal();
  }

  private void run() {
    try {
      while (true) {
        boolean _ = wakeup.await(time.instant().plus(BETWEEN_LOOKS));
        look();
      }
    } catch (InterruptedException e) {
      LOG.debug("the reload loop was interrupted");
    }
  }

  private void look() {
    Optional<FileStamp> now = FileStamp.of(file);
    boolean replaced = now.isPresent() && !now.equals(seen);
    if (!asked && !replaced) {
      return;
    }
    asked = false;
    seen = now;
    manager.reloading();
    reload();
    manager.ready("configuration read");
  }

  private void reload() {
    try {
      boolean _ = reloader.test(reader.apply(file));
    } catch (IllegalStateException e) {
      LOG.debug("the runner stops: {}", e.getMessage());
    } catch (RuntimeException | Error e) {
      LOG.error("reading the configuration again met a bug, the old one stays at work", e);
    }
  }
}
