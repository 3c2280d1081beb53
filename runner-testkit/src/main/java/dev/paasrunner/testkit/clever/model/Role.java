package dev.paasrunner.testkit.clever.model;

/// What a member of an organization may do.
public enum Role {
  ADMIN(true, true),
  MANAGER(true, true),
  DEVELOPER(true, false),
  ACCOUNTANT(false, false);

  private final boolean creates;
  private final boolean deletes;

  Role(boolean creates, boolean deletes) {
    this.creates = creates;
    this.deletes = deletes;
  }

  /// Whether applications may be created and pushed to.
  public boolean mayCreate() {
    return creates;
  }

  /// Whether applications may be deleted: developers create what they can't remove.
  public boolean mayDelete() {
    return deletes;
  }
}
