package dev.paasrunner.gitlab.registration;

import dev.paasrunner.gitlab.http.ApiException;
import dev.paasrunner.gitlab.http.BaseUrl;
import dev.paasrunner.gitlab.http.Reply;
import dev.paasrunner.gitlab.http.Trouble;

/// One sentence for each answer that is none of those hoped for.
final class Refusals {
  private Refusals() {}

  /// The answer of something that is no coordinator has no JSON, whatever its status.
  private static boolean isOfACoordinator(Reply reply) {
    try {
      var _ = reply.json();
      return true;
    } catch (ApiException e) {
      return false;
    }
  }

  static RegistrationException creation(Reply reply, BaseUrl base) {
    if (!isOfACoordinator(reply)) {
      return of(reply.unexpected());
    }
    String attempt = "cannot register a runner at " + base + ": ";
    return switch (reply.status()) {
      case 410 ->
          new RegistrationException(
              Trouble.NOT_FOUND,
              attempt
                  + "it does not accept registration tokens any more (410): create the runner in"
                  + " its web interface, under the runners of the CI/CD settings of the project or"
                  + " the group or in the admin area, and use the token that is shown there,"
                  + " which begins with glrt-");
      case 401, 403 ->
          new RegistrationException(
              Trouble.DENIED,
              attempt
                  + "it does not know the registration token (%d): copy it once more, it may have"
                      .formatted(reply.status())
                  + " been reset or belong to another instance");
      default -> of(reply.unexpected());
    };
  }

  static RegistrationException verification(Reply reply, BaseUrl base) {
    if (!isOfACoordinator(reply)) {
      return of(reply.unexpected());
    }
    String attempt = "cannot verify the token at " + base + ": ";
    return switch (reply.status()) {
      case 401, 403 ->
          new RegistrationException(
              Trouble.DENIED,
              attempt
                  + "it knows no runner with this token (%d): the runner was removed, its token"
                      .formatted(reply.status())
                  + " was reset, or it belongs to another instance");
      case 422 ->
          new RegistrationException(
              Trouble.DENIED,
              attempt
                  + "the runner belongs to no project or group any more (422): create another one");
      default -> of(reply.unexpected());
    };
  }

  static RegistrationException removal(Reply reply) {
    return of(reply.unexpected());
  }

  static RegistrationException of(ApiException e) {
    return new RegistrationException(e.trouble(), e.getMessage());
  }

  /// Of a request that may have had its effect.
  static RegistrationException uncertain(ApiException e) {
    return switch (e.trouble()) {
      case BROKEN, UNREADABLE ->
          new RegistrationException(
              e.trouble(),
              e.getMessage()
                  + "; a runner may have been made nevertheless, see the coordinator's list");
      default -> of(e);
    };
  }
}
