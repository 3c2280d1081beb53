package dev.paasrunner.testkit.gitlab.rest;

import dev.paasrunner.testkit.gitlab.http.Reply;

/// The refusals that several calls share.
final class Refusals {
  private Refusals() {}

  static Reply unauthorized() {
    return Reply.message(401, "401 Unauthorized");
  }

  static Reply forbidden() {
    return Reply.message(403, "403 Forbidden");
  }

  static Reply forbidden(String reason) {
    return Reply.message(403, "403 Forbidden - " + reason);
  }

  static Reply notFound(String what) {
    return Reply.message(404, "404 " + what + " Not Found");
  }

  static Reply missing(String parameter) {
    return Reply.error(400, parameter + " is missing");
  }
}
