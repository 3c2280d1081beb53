package dev.paasrunner.testkit.clever.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Organizations, and what opens them. Thread-safe.
public final class Members {
  private final Map<String, String> organizations = new LinkedHashMap<>();
  private final List<Credential> credentials = new CopyOnWriteArrayList<>();

  /// Adds an organization, or renames one.
  public synchronized void addOrganization(String id, String name) {
    organizations.put(id, name);
  }

  /// The name of an organization.
  public synchronized Optional<String> organization(String id) {
    return Optional.ofNullable(organizations.get(id));
  }

  /// Makes a credential good.
  public void add(Credential credential) {
    credentials.add(credential);
  }

  /// Makes a credential good for nothing.
  public void remove(Credential credential) {
    credentials.remove(credential);
  }

  /// The credential that a header shows.
  public Optional<Credential> shownBy(String header, boolean bridge) {
    return credentials.stream().filter(one -> one.isShownBy(header, bridge)).findFirst();
  }

  /// The credential that a Git host is shown.
  public Optional<Credential> shownToGit(String user, String password) {
    return credentials.stream().filter(one -> one.isGit(user, password)).findFirst();
  }
}
