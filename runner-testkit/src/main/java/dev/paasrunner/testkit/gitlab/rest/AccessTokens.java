package dev.paasrunner.testkit.gitlab.rest;

import dev.paasrunner.testkit.gitlab.http.Params;
import dev.paasrunner.testkit.gitlab.http.Request;
import dev.paasrunner.testkit.gitlab.model.Access;
import dev.paasrunner.testkit.gitlab.model.Database;
import java.util.Optional;

/// What a personal access token in a request allows. Only within a transaction.
final class AccessTokens {
  private static final String BEARER = "Bearer ";

  private final Database database;

  AccessTokens(Database database) {
    this.database = database;
  }

  /// What the request's token allows; empty if there is none, or an unknown one.
  Optional<Access> access(Request request) {
    return request
        .header("PRIVATE-TOKEN")
        .or(() -> Params.of(request).present("private_token"))
        .or(() -> bearer(request))
        .flatMap(database.groups()::access);
  }

  static Optional<String> bearer(Request request) {
    return request
        .header("Authorization")
        .filter(value -> value.startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()));
  }
}
