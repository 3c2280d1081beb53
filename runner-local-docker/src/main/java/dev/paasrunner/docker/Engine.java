package dev.paasrunner.docker;

import com.github.dockerjava.api.DockerClient;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/// One Docker engine, called with a time limit and with regard for interruption.
///
/// docker-java (3.7) gives neither on a Unix socket: its response time-out is set on a
/// `java.net.Socket` that is not the one it reads from. So every call runs on a thread of its own,
/// and interrupting that thread closes its connection.
final class Engine {
  /// An engine that removes many layers answers slowly, but it answers.
  static final Duration LIMIT = Duration.ofMinutes(1);

  /// How long an interrupted caller still waits for a change that is on its way, so that whoever
  /// looks next sees its effect.
  private static final Duration LAST_WORD = Duration.ofSeconds(5);

  /// An engine that is well answers within milliseconds.
  private static final Duration USUAL = Duration.ofSeconds(5);

  private final DockerClient client;
  private final EngineErrors errors;
  private final Time time;
  private final Duration usual;
  private final Consumer<String> slow;

  Engine(DockerClient client, Path socket, Time time) {
    this(client, new EngineErrors(socket), time, USUAL, _ -> {});
  }

  private Engine(
      DockerClient client, EngineErrors errors, Time time, Duration usual, Consumer<String> slow) {
    this.client = client;
    this.usual = usual;
    this.errors = errors;
    this.time = time;
    this.slow = slow;
  }

  /// The same engine for calls about one host.
  ///
  /// @param waiting is told, in a few words, when an answer takes unusually long
  Engine telling(Consumer<String> waiting) {
    return new Engine(client, errors, time, usual, waiting);
  }

  /// The same engine with another idea of how long an answer takes.
  Engine withUsual(Duration answer) {
    return new Engine(client, errors, time, answer, slow);
  }

  Time time() {
    return time;
  }

  EngineErrors errors() {
    return errors;
  }

  /// For calls that bring their own limit and handle interruption themselves.
  DockerClient client() {
    return client;
  }

  /// A call that only looks. When the caller is interrupted, it is abandoned at once.
  ///
  /// @param attempt what is being done, to go on after "could not"
  <T> T look(String attempt, Function<DockerClient, T> call)
      throws ExecutorException, InterruptedException {
    return bounded(attempt, LIMIT, Duration.ZERO, call);
  }

  /// A call that changes something. When the caller is interrupted, it may still end.
  ///
  /// @param attempt what is being done, to go on after "could not"
  <T> T change(String attempt, Duration limit, Function<DockerClient, T> call)
      throws ExecutorException, InterruptedException {
    return bounded(attempt, limit, LAST_WORD, call);
  }

  private <T> T bounded(
      String attempt, Duration limit, Duration lastWord, Function<DockerClient, T> call)
      throws ExecutorException, InterruptedException {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread worker = time.start("docker: " + attempt, () -> complete(answer, call));
    try {
      return await(answer, attempt, limit);
    } catch (ExecutionException e) {
      throw errors.of(attempt, e);
    } catch (TimeoutException e) {
      throw new ExecutorException(
          ErrorKind.TRANSIENT,
          "could not %s: no answer within %d s".formatted(attempt, limit.toSeconds()));
    } catch (InterruptedException e) {
      boolean _ = worker.join(lastWord);
      throw e;
    } finally {
      worker.interrupt();
    }
  }

  private <T> T await(CompletableFuture<T> answer, String attempt, Duration limit)
      throws ExecutionException, TimeoutException, InterruptedException {
    Duration rest = limit.minus(usual);
    if (rest.isPositive()) {
      try {
        return answer.get(usual.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException _) {
        slow.accept("the Docker engine takes long to " + attempt);
      }
    }
    return answer.get((rest.isPositive() ? rest : limit).toNanos(), TimeUnit.NANOSECONDS);
  }

  private <T> void complete(CompletableFuture<T> answer, Function<DockerClient, T> call) {
    try {
      boolean _ = answer.complete(call.apply(client));
    } catch (RuntimeException | Error e) {
      boolean _ = answer.completeExceptionally(e);
    }
  }

  void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the connections to the Docker engine did not close", e);
    }
  }
}
