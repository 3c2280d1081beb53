package dev.paasrunner.testkit.clever.rest;

import dev.paasrunner.testkit.clever.http.CleverReply;

/// The errors of v2. Where an identifier was never seen it is invented, and says so.
final class Refusals {
  private Refusals() {}

  static CleverReply notConnected() {
    return CleverReply.message(401, 2001, "Not connected");
  }

  static CleverReply scope() {
    return CleverReply.message(403, 1504, "The token’s scope is invalid");
  }

  static CleverReply noSuchApplication() {
    return CleverReply.message(404, 4004, "The application doesn’t exist");
  }

  static CleverReply foreign(boolean forbidden) {
    return CleverReply.message(
        forbidden ? 403 : 404, 4002, "This application doesn’t belong to you");
  }

  static CleverReply noSuchInstanceType() {
    return CleverReply.message(400, 9017, "The specified instance doesn’t exist");
  }

  static CleverReply neverDeployed() {
    return CleverReply.message(400, 4014, "This application was never deployed");
  }

  static CleverReply unknownRoute() {
    return CleverReply.html(404, "404 Not Found");
  }

  /// The identifiers of the following ones are invented.
  static CleverReply notAllowed() {
    return CleverReply.message(403, 4003, "You’re not allowed to do that");
  }

  static CleverReply invalid(String why) {
    return CleverReply.message(400, 4010, "Invalid application data: " + why);
  }

  static CleverReply beingDeleted() {
    return CleverReply.message(400, 4011, "The application’s state is TO_DELETE");
  }

  static CleverReply deletionFailed() {
    return CleverReply.message(500, 4012, "The application can’t be deleted now");
  }

  static CleverReply nothingToCancel() {
    return CleverReply.message(400, 4015, "Nothing is being deployed");
  }

  static CleverReply noSuchDeployment() {
    return CleverReply.message(404, 4016, "The deployment doesn’t exist");
  }

  static CleverReply noSuchInstance() {
    return CleverReply.message(404, 4017, "The instance doesn’t exist");
  }
}
