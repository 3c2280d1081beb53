package dev.paasrunner.job;

/// What kind of trouble an executor or a coordinator met. The kind decides what happens next; the
/// text beside it is for people.
public enum ErrorKind {
  /// Network trouble, time-out, 5xx: the same call may succeed later. It may also have succeeded
  /// already.
  TRANSIENT,
  /// The request is wrong and will be refused again.
  REFUSED,
  /// Credentials are missing, wrong or not sufficient.
  DENIED,
  /// A quota or a rate is used up: the same call may succeed later.
  EXHAUSTED,
  /// What was asked about does not exist any more.
  GONE
}
