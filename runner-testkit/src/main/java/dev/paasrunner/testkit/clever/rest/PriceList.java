package dev.paasrunner.testkit.clever.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.http.CleverRequest;
import dev.paasrunner.testkit.clever.model.Catalogue;
import dev.paasrunner.testkit.clever.model.Flavor;
import java.util.Locale;

/// What an hour of each flavor costs, the same in all zones.
final class PriceList {
  private static final double DOLLARS_PER_EURO = 1.5;

  private PriceList() {}

  static JsonObject of(CleverRequest request) {
    String currency = request.parameter("currency").orElse("EUR");
    JsonArray runtime = new JsonArray();
    Catalogue.all().forEach(flavor -> runtime.add(price(flavor, currency)));
    JsonObject prices = new JsonObject();
    prices.addProperty("zone_id", request.parameter("zone_id").orElse("par"));
    prices.addProperty("currency", currency);
    prices.addProperty("start_date", "2026-01-01T00:00:00Z");
    prices.add("end_date", JsonNull.INSTANCE);
    prices.add("runtime", runtime);
    prices.add("countable", new JsonArray());
    return prices;
  }

  private static JsonObject price(Flavor flavor, String currency) {
    double factor = currency.equals("USD") ? DOLLARS_PER_EURO : 1;
    JsonObject price = new JsonObject();
    price.addProperty("source", "apps");
    price.addProperty("flavor", flavor.name().toLowerCase(Locale.ROOT));
    price.addProperty("time_unit", "PT1H");
    price.addProperty("price", flavor.price() * factor);
    price.addProperty("slug_id", flavor.priceId());
    return price;
  }
}
