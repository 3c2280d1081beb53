package dev.paasrunner.gitlab.http;

/// In which way an exchange did not give what was asked.
public enum Trouble {
  /// Nothing was sent: no connection could be made.
  UNREACHABLE,
  /// The request was sent, or may have been, and no whole answer came. It may have had its effect.
  BROKEN,
  /// An answer came that says success and is not what was promised.
  UNREADABLE,
  /// The coordinator or a proxy says that it cannot answer now.
  UNAVAILABLE,
  /// Too many requests.
  THROTTLED,
  /// The token is refused.
  DENIED,
  /// There is no such thing.
  NOT_FOUND,
  /// The request itself is refused.
  REJECTED
}
