package dev.paasrunner.cli.reload;

import dev.paasrunner.cli.service.ServiceManager;
import dev.paasrunner.config.ConfigResult;
import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the configuration again when its file has changed or somebody asks for it.
public final class ReloadLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadLoop.class);

  /// As in GitLab Runner. One look at the file's attributes.
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

  private final Path file;
  private final Function<Path, ConfigResult> reader;
  private final Predicate<ConfigResult> reloader;
  private final ServiceManager manager;
  private final Supplier<String> status;
  private final Time time;
  private final Wakeup wakeup;
  private Optional<FileStamp> seen;
  private Optional<FileStamp> lastLook;
  private volatile boolean asked;
  private volatile boolean closed;

  /// @param seen how the file was before the configuration at work was read from it: a change since
  ///   then is one
  /// @param reader reads a configuration file, and finds what is wrong with it
  /// @param reloader applies what was read, and tells whether it did
  /// @param manager is told of the beginning and the end
  /// @param status gives one line on how the program is, for the manager
  public ReloadLoop(
      Path file,
      Optional<FileStamp> seen,
      Function<Path, ConfigResult> reader,
      Predicate<ConfigResult> reloader,
      ServiceManager manager,
      Supplier<String> status,
      Time time) {
    this.file = file;
    this.reader = reader;
    this.reloader = reloader;
    this.manager = manager;
    this.status = status;
    this.time = time;
    this.wakeup = time.newWakeup();
    this.seen = seen;
    this.lastLook = seen;
  }

  /// Looks again and again, until this is closed.
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
      while (!closed) {
        boolean _ = wakeup.await(time.instant().plus(BETWEEN_LOOKS));
        if (!closed) {
          look();
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("the reload loop was interrupted");
    }
  }

  private void look() {
    Optional<FileStamp> now = FileStamp.of(file);
    // A file that still changes may be half of what it is going to be, and valid nevertheless.
    boolean atRest = now.equals(lastLook);
    lastLook = now;
    boolean replaced = now.isPresent() && !now.equals(seen);
    if (!asked && !(replaced && atRest)) {
      return;
    }
    asked = false;
    seen = now;
    tell(ServiceManager::reloading);
    String result = reload() ? "configuration read" : "reload refused, see the log";
    tell(to -> to.ready(result + "; " + status.get()));
  }

  private boolean reload() {
    try {
      return reloader.test(reader.apply(file));
    } catch (RuntimeException | Error e) {
      tellOfBug(e);
    }
    return false;
  }

  /// After a stop the runner takes no changes any more, which is none.
  private void tellOfBug(Throwable bug) {
    if (closed) {
      LOG.debug("the runner stops, the configuration is not used", bug);
    } else {
      LOG.error(
          "reading the configuration again met a bug, and parts of it may be at work: restart this"
              + " program when it suits",
          bug);
    }
  }

  /// The manager hears nothing of a reload any more once it is told of the stop.
  private synchronized void tell(Consumer<ServiceManager> message) {
    if (!closed) {
      message.accept(manager);
    }
  }

  /// Looks no more. What is being read is not waited for; nobody is told of it.
  @Override
  public synchronized void close() {
    closed = true;
    wakeup.signal();
  }
}
