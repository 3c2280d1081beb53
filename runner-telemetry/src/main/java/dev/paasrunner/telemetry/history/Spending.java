package dev.paasrunner.telemetry.history;

import dev.paasrunner.job.HostPrice;
import dev.paasrunner.job.HostUse;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The money that hosts cost which are gone by now, by currency, since the daemon was started. Any
/// thread.
public final class Spending {
  private final Map<String, BigDecimal> byCurrency = new ConcurrentHashMap<>();

  public void add(HostUse use) {
    use.price().ifPresent(price -> add(price, use));
  }

  private void add(HostPrice price, HostUse use) {
    byCurrency.merge(price.currency(), price.of(use.time()), BigDecimal::add);
  }

  public SortedMap<String, BigDecimal> byCurrency() {
    return new TreeMap<>(byCurrency);
  }
}
