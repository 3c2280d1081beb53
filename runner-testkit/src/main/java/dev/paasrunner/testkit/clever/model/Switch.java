package dev.paasrunner.testkit.clever.model;

/// What nobody has written down about the platform, or what differs in time: both answers can be
/// had.
public enum Switch {
  /// A task that exits with another code than 0 makes its deployment `FAIL`, else `OK`.
  EXIT_CODE_FAILS,
  /// Flavors' memory is a text instead of a number.
  MEMORY_AS_TEXT,
  /// Variables are taken at the creation, as since March 2024.
  ENV_AT_CREATION,
  /// Tags are taken at the creation.
  TAGS_AT_CREATION,
  /// `/summary` answers to credentials of one organization.
  SUMMARY,
  /// Each push also shows a `CANCELLED` deployment, as it used to.
  SPURIOUS_CANCELLED,
  /// A canceled deployment disappears and another one of the action `CANCEL` takes its place.
  CANCELLED_VANISHES,
  /// Who is too fast gets a 429 in the words of v4, else a 403 with the id 403.
  MODERN_RATE_LIMIT,
  /// That refusal says in `Retry-After` when to come again.
  RETRY_AFTER,
  /// `/products/instances?for=` lists the variant of hosts for runners.
  RUNNER_VARIANT_LISTED,
  /// `/products/flavors` without a context has the flavors of all contexts.
  ALL_FLAVORS_WITHOUT_CONTEXT,
  /// Logs can be read after the deletion.
  LOGS_AFTER_DELETION,
  /// An application of somebody else's is a 403 with the id 4002, else a 404.
  FOREIGN_IS_FORBIDDEN,
  /// A second deletion while the first is at work is an error that mentions `TO_DELETE`.
  SECOND_DELETION_REFUSED,
  /// A deletion ends billing at once, else when the application is gone.
  DELETION_ENDS_BILLING,
  /// `PUT …/env` answers with a message of the id 328, else with the application.
  ENV_MESSAGE,
  /// A creation with more than 64 KiB of variables is refused.
  SMALL_ENV
}
