package dev.paasrunner.testkit.gitlab.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Groups with their custom attributes, and who may ask for them. Only within a transaction of the
/// [Database].
public final class Groups {
  private final List<Group> groups = new ArrayList<>();
  private final Map<String, Access> accessTokens = new HashMap<>();

  /// Adds a group, or replaces the attributes of the one of that path.
  ///
  /// @return its number
  public long put(String path, Map<String, String> attributes) {
    Optional<Group> known = groups.stream().filter(each -> each.path().equals(path)).findFirst();
    known.ifPresent(groups::remove);
    long id = known.map(Group::id).orElse(groups.size() + 1L);
    groups.add(new Group(id, path, Map.copyOf(attributes)));
    return id;
  }

  /// The attributes of a group, by number if there are only digits, else by full path.
  public Optional<Map<String, String>> attributes(String idOrPath) {
    return groups.stream().filter(each -> each.isCalled(idOrPath)).findFirst().map(Group::values);
  }

  public void allow(String accessToken, Access access) {
    accessTokens.put(accessToken, access);
  }

  public Optional<Access> access(String accessToken) {
    return Optional.ofNullable(accessTokens.get(accessToken));
  }

  private record Group(long id, String path, Map<String, String> values) {
    boolean isCalled(String idOrPath) {
      return idOrPath.matches("\\d+") ? idOrPath.equals(Long.toString(id)) : idOrPath.equals(path);
    }
  }
}
