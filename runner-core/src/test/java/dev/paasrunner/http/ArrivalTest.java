package dev.paasrunner.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class ArrivalTest {
  private static final class Source implements Flow.Subscription {
    private boolean isCancelled;

    @Override
    public void request(long count) {}

    @Override
    public void cancel() {
      isCancelled = true;
    }
  }

  private final Source source = new Source();
  private final Arrival arrival = new Arrival(4);

  @Test
  void a_body_is_whole_at_its_end_and_not_before() {
    arrival.onSubscribe(source);
    arrival.onNext(List.of(bytes(1), bytes(2, 3)));
    assertThat(arrival.isWhole()).isFalse();
    arrival.onNext(List.of(bytes(4)));
    arrival.onComplete();

    assertThat(arrival.isWhole()).isTrue();
    assertThat(arrival.bytes()).containsExactly(1, 2, 3, 4);
  }

  @Test
  void a_body_that_is_too_long_is_left_unread() {
    arrival.onSubscribe(source);
    arrival.onNext(List.of(bytes(1, 2, 3), bytes(4, 5), bytes(6)));

    CompletionStage<Boolean> body = arrival.getBody();
    assertThat(body).isCompletedExceptionally();
    assertThat(arrival.isWhole()).isFalse();
    assertThat(arrival.bytes()).containsExactly(1, 2, 3, 4);
    assertThat(source.isCancelled).isTrue();
  }

  private static ByteBuffer bytes(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length);
    for (int value : values) {
      buffer.put((byte) value);
    }
    return buffer.flip();
  }
}
