package dev.paasrunner.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/// Collects an answer while it arrives, and keeps what has arrived when the rest never does: a
/// status alone is an answer, the beginning of a job is enough to report it as failed, and a stream
/// of log lines has no end. For one exchange.
public final class Arrival implements BodyHandler<Boolean>, BodySubscriber<Boolean> {
  private final int mostBytes;
  private final CompletableFuture<Boolean> whole = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Optional<ResponseInfo> head = Optional.empty();
  private Optional<Flow.Subscription> source = Optional.empty();

  /// @param mostBytes the longest body that is taken; the rest of a longer one is left unread
  public Arrival(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  public synchronized BodySubscriber<Boolean> apply(ResponseInfo info) {
    head = Optional.of(info);
    return this;
  }

  @Override
  public CompletionStage<Boolean> getBody() {
    return whole;
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription subscription) {
    source = Optional.of(subscription);
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      take(buffer);
    }
  }

  private void take(ByteBuffer buffer) {
    byte[] piece = new byte[Math.min(buffer.remaining(), mostBytes - bytes.size())];
    boolean tooLong = piece.length < buffer.remaining();
    buffer.get(piece);
    bytes.writeBytes(piece);
    if (tooLong) {
      source.ifPresent(Flow.Subscription::cancel);
      onError(new IOException("the answer is longer than " + mostBytes + " bytes"));
    }
  }

  @Override
  public void onError(Throwable error) {
    whole.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    whole.complete(true);
  }

  /// Status and headers, if they have arrived.
  public synchronized Optional<ResponseInfo> head() {
    return head;
  }

  /// What has arrived of the body.
  public synchronized byte[] bytes() {
    return bytes.toByteArray();
  }

  /// Whether the body has arrived to its end.
  public boolean isWhole() {
    return whole.isDone() && !whole.isCompletedExceptionally();
  }
}
