package dev.paasrunner.gitlab.http;

/// What a status means where an endpoint says nothing else.
final class Statuses {
  private Statuses() {}

  static Trouble trouble(int status) {
    return switch (status) {
      case 401, 403 -> Trouble.DENIED;
      case 404, 410 -> Trouble.NOT_FOUND;
      case 429 -> Trouble.THROTTLED;
      // A proxy's complaints about time and a conflict between requests pass.
      case 408, 409, 425 -> Trouble.UNAVAILABLE;
      default -> status >= 400 && status < 500 ? Trouble.REJECTED : Trouble.UNAVAILABLE;
    };
  }

  /// What the reader of a message can do; empty if nothing but wait.
  static String advice(int status) {
    return switch (status) {
      case 401, 403 -> "; is the token right, and was it not revoked?";
      case 404, 410 -> "; is the URL right?";
      case 301, 302, 303, 307, 308 ->
          "; it is not followed: is the URL right, with its https and its path?";
      default -> "";
    };
  }
}
