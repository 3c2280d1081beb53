package dev.paasrunner.gitlab.http;

import com.google.gson.JsonObject;
import dev.paasrunner.job.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What is sent in one exchange.
///
/// @param action what it is for, as it reads after "cannot" in messages
/// @param path of the endpoint, with its escapes
/// @param credentialHeader the header that carries the credential; never the URL, which ends up in
///   access logs
/// @param headers the other headers
public record Call(
    String action,
    String method,
    String path,
    String credentialHeader,
    Secret credential,
    Map<String, String> headers,
    BodyPublisher body) {
  public Call {
    headers = Map.copyOf(headers);
  }

  /// A call without a body.
  public static Call get(String action, String path, String credentialHeader, Secret credential) {
    return new Call(
        action, "GET", path, credentialHeader, credential, Map.of(), BodyPublishers.noBody());
  }

  /// The same call with another method and JSON to send.
  public Call sending(String newMethod, JsonObject json) {
    BodyPublisher text = BodyPublishers.ofString(json.toString(), StandardCharsets.UTF_8);
    return new Call(
        action,
        newMethod,
        path,
        credentialHeader,
        credential,
        Map.of("Content-Type", "application/json"),
        text);
  }

  /// The request to be sent.
  ///
  /// @throws IllegalArgumentException if the credential cannot stand in a header; the message then
  ///   shows it and must not be passed on
  HttpRequest request(URI address, String userAgent) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(address)
            .method(method, body)
            .header("Accept", "application/json")
            .header("User-Agent", userAgent)
            .header(credentialHeader, credential.reveal());
    headers.forEach(builder::header);
    return builder.build();
  }

  /// The path without a query, which may hold more than the log is to show.
  String pathOnly() {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  /// Text of others without the credential that this call has sent, should it come back.
  String withoutCredential(String text) {
    return credential.isBlank() ? text : text.replace(credential.reveal(), credential.toString());
  }
}
