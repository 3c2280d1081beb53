package dev.paasrunner.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.BuildResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Receives a build's output on docker-java's thread while the launching thread waits for its end.
///
/// docker-java's own callback cannot be closed before the answer begins, after which the build
/// would go on unseen; this one can.
final class BuildOutput implements ResultCallback<BuildResponseItem> {
  private static final int KEPT_LINES = 10;

  /// What a step says that has to fetch its image first.
  private static final String FETCHES = "Pulling from ";

  private final Consumer<String> waiting;
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();
  private final Deque<String> lines = new ArrayDeque<>();
  private Optional<String> failure = Optional.empty();
  private Optional<Closeable> stream = Optional.empty();
  private boolean closed;

  /// @param waiting is told what takes time, as often as the engine says so
  BuildOutput(Consumer<String> waiting) {
    this.waiting = waiting;
  }

  @Override
  public void onStart(Closeable opened) {
    if (keep(opened)) {
      return;
    }
    closing(opened);
  }

  private synchronized boolean keep(Closeable opened) {
    stream = Optional.of(opened);
    return !closed;
  }

  @Override
  public void onNext(BuildResponseItem item) {
    take(item);
    tell(
        Objects.requireNonNullElse(item.getStatus(), ""),
        Objects.requireNonNullElse(item.getStream(), ""));
  }

  /// @param status of a download; empty for none
  /// @param stream what a step says; empty for nothing
  void tell(String status, String stream) {
    if (status.startsWith(FETCHES)) {
      waiting.accept("the engine fetches the image that the host is built from");
    } else if (stream.startsWith("Step ")) {
      waiting.accept("the engine builds the host's image");
    }
  }

  private synchronized void take(BuildResponseItem item) {
    if (item.isErrorIndicated()) {
      failure = Optional.of(error(item));
    }
    Optional.ofNullable(item.getStream()).ifPresent(this::append);
  }

  @SuppressWarnings("deprecation") // for an engine that sends no detail
  private static String error(BuildResponseItem item) {
    return Optional.ofNullable(item.getErrorDetail())
        .map(ResponseItem.ErrorDetail::getMessage)
        .or(() -> Optional.ofNullable(item.getError()))
        .orElse("no reason was given");
  }

  private void append(String text) {
    text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::addLast);
    while (lines.size() > KEPT_LINES) {
      lines.removeFirst();
    }
  }

  @Override
  public void onError(Throwable trouble) {
    boolean _ = end.completeExceptionally(trouble);
  }

  @Override
  public void onComplete() {
    boolean _ = end.complete(true);
  }

  /// Waits for the end of the build, however it ended.
  void await(Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
    boolean _ = end.get(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// The engine's reason, if the build failed.
  synchronized Optional<String> failure() {
    return failure;
  }

  synchronized List<String> lastLines() {
    return List.copyOf(lines);
  }

  /// Ends the build, if it has not ended.
  @Override
  public void close() {
    opened().ifPresent(BuildOutput::closing);
  }

  private synchronized Optional<Closeable> opened() {
    closed = true;
    return stream;
  }

  private static void closing(Closeable stream) {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a build's connection did not close", e);
    }
  }
}
