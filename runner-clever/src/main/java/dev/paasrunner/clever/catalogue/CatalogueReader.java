package dev.paasrunner.clever.catalogue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.paasrunner.clever.api.CleverApi;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.payload.Json;
import dev.paasrunner.spi.ExecutorException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the platform what it offers, with three requests that need no credential.
public final class CatalogueReader {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueReader.class);
  private static final String SLUG = "docker";

  private final CleverApi api;
  private final CatalogueScope scope;

  public CatalogueReader(CleverApi api, CatalogueScope scope) {
    this.api = api;
    this.scope = scope;
  }

  Catalogue read() throws ExecutorException, InterruptedException {
    return new Catalogue(product(), flavors(prices()));
  }

  /// The names of the sizes that can be had now, the smallest first.
  public List<String> flavorNames() throws ExecutorException, InterruptedException {
    return flavors(PriceList.NONE).stream()
        .filter(Flavor::available)
        .sorted(Comparator.comparing(Flavor::weight))
        .map(Flavor::name)
        .toList();
  }

  /// The names of the zones for applications, as the platform orders them.
  public List<String> zoneNames() throws ExecutorException, InterruptedException {
    List<String> names = new ArrayList<>();
    for (JsonElement element : api.zones()) {
      Json.object(element)
          .filter(CatalogueReader::isForApplications)
          .flatMap(zone -> Json.string(zone.get("name")))
          .ifPresent(names::add);
    }
    return names;
  }

  private static boolean isForApplications(JsonObject zone) {
    return StreamSupport.stream(Json.array(zone.get("tags")).spliterator(), false)
        .map(Json::string)
        .anyMatch(Optional.of("for:applications")::equals);
  }

  /// The special variant for runners is not in the public list: its version is that of the ordinary
  /// Docker product, unless it is listed after all. Of several versions the newest one counts.
  private Product product() throws ExecutorException, InterruptedException {
    List<JsonObject> enabled =
        StreamSupport.stream(api.products().spliterator(), false)
            .map(Json::object)
            .flatMap(Optional::stream)
            .filter(one -> !text(one, "enabled").equals("false"))
            .toList();
    return newest(enabled, "id", scope.variant())
        .or(() -> newest(enabled, "slug", SLUG))
        .map(one -> new Product(text(one, "type"), text(one, "version"), scope.variant()))
        .orElseThrow(
            () ->
                new ExecutorException(
                    ErrorKind.TRANSIENT,
                    "cannot make hosts at Clever Cloud: its list of products has no enabled \"%s\""
                        .formatted(SLUG)));
  }

  private static Optional<JsonObject> newest(List<JsonObject> products, String key, String value) {
    return products.stream()
        .filter(one -> variant(one, key).equals(value))
        .filter(one -> !text(one, "version").isEmpty())
        .max(Comparator.comparing(one -> text(one, "version")));
  }

  private static String variant(JsonObject product, String key) {
    return Json.object(product.get("variant")).map(one -> text(one, key)).orElse("");
  }

  private List<Flavor> flavors(PriceList prices) throws ExecutorException, InterruptedException {
    FlavorReader reader = new FlavorReader(scope.namePrefix(), prices);
    List<Flavor> flavors = new ArrayList<>();
    for (JsonElement element : api.flavors(scope.context())) {
      Json.object(element).flatMap(reader::read).ifPresent(flavors::add);
    }
    if (flavors.isEmpty()) {
      throw new ExecutorException(
          ErrorKind.TRANSIENT,
          "cannot make hosts at Clever Cloud: no flavor of the context %s begins with \"%s\""
              .formatted(scope.context(), scope.namePrefix()));
    }
    return flavors;
  }

  /// Prices are nice to have: the flavors have them, too, in a less certain currency.
  private PriceList prices() throws InterruptedException {
    try {
      return PriceList.of(api.prices(scope.zone()));
    } catch (ExecutorException e) {
      LOG.debug("no price list: {}", e.getMessage());
      return PriceList.NONE;
    }
  }

  private static String text(JsonObject json, String key) {
    return Json.string(json.get(key)).orElse("");
  }
}
