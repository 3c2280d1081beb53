package dev.paasrunner.testkit.contract;

import dev.paasrunner.time.Time;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/// A call that goes on beside the test.
///
/// @param answer what it gave or threw
record Background<T>(Thread thread, CompletableFuture<T> answer) {
  static <T> Background<T> start(Time time, Callable<T> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    return new Background<>(time.start("contract", () -> complete(answer, call)), answer);
  }

  private static <T> void complete(CompletableFuture<T> answer, Callable<T> call) {
    try {
      boolean _ = answer.complete(call.call());
    } catch (Exception | Error e) {
      boolean _ = answer.completeExceptionally(e);
    }
  }
}
