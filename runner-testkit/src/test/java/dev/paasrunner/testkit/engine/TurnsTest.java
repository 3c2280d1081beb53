package dev.paasrunner.testkit.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.capacity.CapacityLedger;
import dev.paasrunner.capacity.Request;
import dev.paasrunner.capacity.Seat;
import dev.paasrunner.job.Weight;
import dev.paasrunner.policy.Quota;
import dev.paasrunner.testkit.time.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who gets room, and when. The quota is 80.
@Timeout(60)
class TurnsTest {
  private static final Duration SOON = Duration.ofSeconds(1);

  private final ManualTime time = new ManualTime();
  private final Map<String, Optional<Weight>> limit = new ConcurrentHashMap<>();
  private final CapacityLedger ledger =
      new CapacityLedger(new Quota(50, 50), 3, it -> it.equals(limit.get("now")), time);
  private final Map<String, Seat> seats = new ConcurrentHashMap<>();
  private final List<String> served = new CopyOnWriteArrayList<>();

  @BeforeEach
  void limit() {
    limit.put("now", Optional.of(new Weight(80)));
  }

  @Test
  void one_that_waits_for_what_all_share_holds_back_those_behind() throws Exception {
    ask("light", 13, 0);
    ask("heavy", 76, 0);
    ask("another", 13, 0);
    assertThat(served).containsExactly("light");

    seat("light").close();
    time.advance(SOON);
    assertThat(served).containsExactly("light", "heavy");
    seat("heavy").close();
    time.advance(SOON);
    assertThat(served).containsExactly("light", "heavy", "another");
  }

  @Test
  void one_at_its_own_limit_holds_nobody_back() throws Exception {
    ask("limited", 13, 1);
    ask("limited", 13, 1);
    ask("light", 13, 0);
    assertThat(served).containsExactly("limited", "light");
  }

  @Test
  void one_that_waits_for_a_seat_without_end_holds_nobody_back() throws Exception {
    Seat lasting = ledger.restore("gone", Seat.Use.LAUNCHED, Optional.of(new Weight(10)));
    lasting.last(true);
    ask("heavy", 76, 0);
    ask("light", 13, 0);
    assertThat(served).containsExactly("light");
  }

  @Test
  void one_that_had_no_use_for_its_last_turn_lets_others_pass_for_a_while() throws Exception {
    ask("heavy", 76, 0);
    seat("heavy").close();
    ask("light", 13, 0);
    ask("heavy", 76, 0);
    ask("early", 13, 0);
    assertThat(served).containsExactly("heavy", "light", "early");

    time.advance(Duration.ofMinutes(11));
    ask("late", 13, 0);
    seat("light").close();
    time.advance(SOON);
    assertThat(served).doesNotContain("late");
    seat("early").close();
    time.advance(SOON);
    assertThat(served).endsWith("early", "heavy");
  }

  @Test
  void a_job_from_before_that_is_not_planned_holds_the_heaviest_of_its_section() throws Exception {
    ledger.restore("heavy", Seat.Use.PROVISIONING, Optional.empty());
    ask("heavy", 76, 0);
    ask("light", 13, 0);
    assertThat(served).isEmpty();
  }

  @Test
  void a_job_from_before_whose_section_has_not_asked_waits_until_its_host_fits() throws Exception {
    Seat seat = ledger.restore("heavy", Seat.Use.PROVISIONING, Optional.empty());
    ask("light", 13, 0);
    weigh("job", seat, 76);
    ask("another", 13, 0);
    assertThat(served).containsExactly("light");

    seat("light").close();
    time.advance(SOON);
    assertThat(served).containsExactly("light", "job");
  }

  @Test
  void jobs_heavier_than_reserved_get_their_hosts_one_after_the_other() throws Exception {
    ask("one", 30, 0);
    ask("two", 30, 0);
    weigh("job one", seat("one"), 60);
    weigh("job two", seat("two"), 60);
    assertThat(served).containsExactly("one", "two", "job one");

    seat("one").close();
    time.advance(SOON);
    assertThat(served).endsWith("job one", "job two");
  }

  @Test
  void a_job_no_heavier_than_reserved_waits_for_nobody() throws Exception {
    ask("one", 40, 0);
    ask("two", 30, 0);
    weigh("heavier", seat("two"), 60);
    weigh("lighter", seat("one"), 40);
    assertThat(served).containsExactly("one", "two", "lighter");
  }

  @Test
  void a_reservation_from_before_the_quota_was_lowered_is_looked_at_again() throws Exception {
    ask("one", 40, 0);
    ask("two", 30, 0);
    setLimit(60);
    weigh("one", seat("one"), 40, 60);
    assertThat(served).containsExactly("one", "two");
    seat("two").close();
    time.advance(SOON);
    assertThat(served).containsExactly("one", "two", "one");
  }

  @Test
  void whoever_waits_under_another_limit_goes_away_empty() throws Exception {
    ask("heavy", 76, 0);
    ask("light", 13, 0);
    setLimit(90);
    assertThat(served).containsExactly("heavy", "light: nothing");
  }

  @Test
  void a_closed_ledger_gives_jobs_their_hosts_and_a_parked_one_does_not() throws Exception {
    ask("one", 60, 0);
    ask("two", 20, 0);
    weigh("job", seat("two"), 30);
    ledger.close();
    seat("one").close();
    time.advance(SOON);
    assertThat(served).containsExactly("one", "two", "job");

    weigh("next", seat("two"), 80);
    ledger.restore("other", Seat.Use.LAUNCHED, Optional.of(new Weight(30)));
    weigh("last", seat("two"), 70);
    ledger.park();
    time.advance(SOON);
    assertThat(served).endsWith("next", "last: nothing");
  }

  private Seat seat(String section) {
    return requireNonNull(seats.get(section), section);
  }

  private void setLimit(double weight) throws InterruptedException {
    limit.put("now", Optional.of(new Weight(weight)));
    ledger.become(new Quota(50, 50), 3);
    time.advance(SOON);
  }

  private void ask(String section, double weight, int ownLimit) throws InterruptedException {
    Request request =
        new Request(section, ownLimit, new Weight(weight), Optional.of(new Weight(80)));
    Thread _ =
        time.start(
            section,
            () -> {
              try {
                Optional<Seat> seat = ledger.reserve(request, _ -> {});
                seat.ifPresent(it -> seats.put(section, it));
                served.add(seat.isPresent() ? section : section + ": nothing");
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    time.advance(SOON);
  }

  private void weigh(String name, Seat seat, double weight) throws InterruptedException {
    weigh(name, seat, weight, 80);
  }

  private void weigh(String name, Seat seat, double weight, double most)
      throws InterruptedException {
    seat.become(Seat.Use.PROVISIONING);
    Thread _ =
        time.start(
            name,
            () -> {
              try {
                boolean granted =
                    ledger.weigh(seat, new Weight(weight), Optional.of(new Weight(most)), _ -> {});
                served.add(granted ? name : name + ": nothing");
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    time.advance(SOON);
  }
}
