package dev.paasrunner.clever.api;

import com.google.gson.JsonElement;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// What is sent in one exchange.
///
/// @param endpoint the name under which it is counted
/// @param action what it is for, as it reads after "cannot" in messages
/// @param credential empty for what anybody may ask
/// @param json what is sent, if anything is
/// @param accept the kind of answer
/// @param limit for the whole exchange
/// @param mostBytes the longest answer that is taken
record Call(
    String endpoint,
    String action,
    String method,
    URI address,
    Optional<Credential> credential,
    Optional<String> json,
    String accept,
    Duration limit,
    int mostBytes) {
  private static final Duration USUAL_LIMIT = Duration.ofSeconds(30);

  /// Far above any list of applications, far below what hurts.
  private static final int LONGEST_ANSWER = 32 * 1024 * 1024;

  static Call get(String endpoint, String action, URI address, Optional<Credential> credential) {
    return new Call(
        endpoint,
        action,
        "GET",
        address,
        credential,
        Optional.empty(),
        "application/json",
        USUAL_LIMIT,
        LONGEST_ANSWER);
  }

  Call with(String newMethod) {
    return new Call(
        endpoint, action, newMethod, address, credential, json, accept, limit, mostBytes);
  }

  Call sending(String newMethod, JsonElement body) {
    return new Call(
        endpoint,
        action,
        newMethod,
        address,
        credential,
        Optional.of(body.toString()),
        accept,
        limit,
        mostBytes);
  }

  Call within(Duration newLimit) {
    return new Call(
        endpoint, action, method, address, credential, json, accept, newLimit, mostBytes);
  }

  /// The same call for a stream of events that is cut off sooner or later.
  Call streaming(Duration newLimit, int newMostBytes) {
    return new Call(
        endpoint,
        action,
        method,
        address,
        credential,
        json,
        "text/event-stream",
        newLimit,
        newMostBytes);
  }

  /// Whether it may be made again without asking what became of it.
  boolean isIdempotent() {
    return !method.equals("POST");
  }

  HttpRequest request() {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(address)
            .header("Accept", accept)
            .header("User-Agent", "heptapod-paas-runner")
            .method(
                method,
                json.map(text -> BodyPublishers.ofString(text, StandardCharsets.UTF_8))
                    .orElseGet(BodyPublishers::noBody));
    json.ifPresent(_ -> builder.header("Content-Type", "application/json"));
    credential.ifPresent(one -> builder.header("Authorization", one.authorization().reveal()));
    return builder.build();
  }

  /// Text of others, fit for one of our sentences and without the credential.
  String shown(String text) {
    return Plain.text(credential.map(one -> one.hiddenIn(text)).orElse(text));
  }
}
