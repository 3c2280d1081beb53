package dev.paasrunner.clever.catalogue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.paasrunner.payload.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Prices of an hour by the platform's identifiers of prices. Pure.
final class PriceList {
  static final String CURRENCY = "EUR";
  static final PriceList NONE = new PriceList(Map.of());

  private final Map<String, BigDecimal> perHour;

  private PriceList(Map<String, BigDecimal> perHour) {
    this.perHour = Map.copyOf(perHour);
  }

  static PriceList of(JsonElement system) {
    Map<String, BigDecimal> found = new HashMap<>();
    JsonObject json = Json.object(system).orElseGet(JsonObject::new);
    for (JsonElement element : Json.array(json.get("runtime"))) {
      Json.object(element).ifPresent(entry -> add(entry, found));
    }
    return new PriceList(found);
  }

  private static void add(JsonObject entry, Map<String, BigDecimal> found) {
    Optional<String> id = Json.string(entry.get("slug_id"));
    Optional<BigDecimal> price = FlavorReader.number(entry.get("price"));
    Optional<Duration> unit = Json.string(entry.get("time_unit")).flatMap(PriceList::duration);
    if (id.isPresent() && price.isPresent() && unit.isPresent()) {
      found.put(key(id.get()), hourly(price.get(), unit.get()));
    }
  }

  private static BigDecimal hourly(BigDecimal price, Duration unit) {
    return price
        .multiply(BigDecimal.valueOf(Duration.ofHours(1).toMillis()))
        .divide(BigDecimal.valueOf(unit.toMillis()), MathContext.DECIMAL64);
  }

  private static Optional<Duration> duration(String text) {
    try {
      return Optional.of(Duration.parse(text)).filter(unit -> unit.toMillis() > 0);
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /// @param id as a flavor has it, in any case
  Optional<BigDecimal> perHour(String id) {
    return Optional.ofNullable(perHour.get(key(id)));
  }

  private static String key(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
