package dev.paasrunner.testkit.gitlab.model;

/// Where versions and installations of the coordinator differ.
public enum Switch {
  /// `Job-Status` is sent with PUT, too (since spring 2024).
  JOB_STATUS_ON_PUT,
  /// The runner's calls are accepted for a job that is `canceling`.
  CANCELING_EXECUTING,
  /// `GET /job` answers for a job that is `canceling`; some versions accept calls but do not this.
  CANCELING_SHOWN,
  /// `Job is not running` instead of `Job is not processing on runner`.
  OLD_NOT_RUNNING_TEXT,
  /// `POST /runners` does not know `paused`, only its opposite `active` (before 14.8).
  PAUSED_UNKNOWN,
  /// `POST /runners/verify` answers with the text `200` instead of JSON.
  VERIFY_RETURNS_TEXT,
  /// The three limits of 18.5: 2000 job requests per minute and runner token, 200 traces and 200
  /// updates per minute and job token.
  RATE_LIMITS,
  /// Registration tokens are allowed; otherwise 410, the default since 17.0.
  REGISTRATION_TOKENS
}
