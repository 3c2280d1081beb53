package dev.paasrunner.testkit.gitlab.rest;

import com.google.gson.JsonElement;
import dev.paasrunner.testkit.gitlab.http.Params;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a program says that it can do, in `info.features`.
final class AdvertisedFeatures {
  private AdvertisedFeatures() {}

  static Set<String> of(Params params) {
    return params.within("info").object("features").asMap().entrySet().stream()
        .filter(entry -> isTrue(entry.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isTrue(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsBoolean();
  }
}
