package dev.paasrunner.clever.catalogue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.paasrunner.job.HostPrice;
import dev.paasrunner.payload.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads one flavor. Pure.
///
/// @param namePrefix what counts as a flavor of ours; it is dropped from the name
record FlavorReader(String namePrefix, PriceList prices) {
  private static final double BYTES = 1L << 30;
  private static final double MEBIBYTES = 1L << 10;

  private static final int LONGEST = 40;

  /// Instances of runners are charged by ten seconds, says the platform's page on Heptapod.
  private static final Duration GRANULARITY = Duration.ofSeconds(10);

  /// The flavor; empty for one of others, or without a memory that can be read.
  Optional<Flavor> read(JsonObject json) {
    String full = Json.string(json.get("name")).orElse("");
    if (!full.startsWith(namePrefix) || full.length() == namePrefix.length()) {
      return Optional.empty();
    }
    String name = full.substring(namePrefix.length());
    return gibibytes(json)
        .filter(memory -> memory > 0)
        .map(
            memory ->
                new Flavor(
                    name, full, isAvailable(json), Flavor.weightOf(memory), price(name, json)));
  }

  private static boolean isAvailable(JsonObject json) {
    return Json.string(json.get("available")).filter("true"::equals).isPresent();
  }

  /// `mem` is not always what `memory` says; the latter is exact, where it is in bytes. Both may be
  /// written as a number or as text.
  private static Optional<Double> gibibytes(JsonObject json) {
    return Json.object(json.get("memory"))
        .filter(memory -> Json.string(memory.get("unit")).filter("B"::equals).isPresent())
        .flatMap(memory -> number(memory.get("value")))
        .map(bytes -> bytes.doubleValue() / BYTES)
        .or(() -> number(json.get("mem")).map(some -> some.doubleValue() / MEBIBYTES));
  }

  /// By the price list only: nobody tells in which unit the flavor's own `price` is, and it was not
  /// always euros.
  private Optional<HostPrice> price(String name, JsonObject json) {
    return prices
        .perHour(Json.string(json.get("price_id")).orElse(""))
        .filter(price -> price.signum() >= 0)
        .map(price -> new HostPrice(name, price, PriceList.CURRENCY, GRANULARITY));
  }

  static Optional<BigDecimal> number(@Nullable JsonElement element) {
    return Json.string(element).flatMap(FlavorReader::parse);
  }

  /// Nothing that can be measured or paid has more digits, and with more of them computing takes
  /// memory and time, or fails.
  private static Optional<BigDecimal> parse(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text.strip()))
          .filter(number -> Math.abs((long) number.scale()) <= LONGEST);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
