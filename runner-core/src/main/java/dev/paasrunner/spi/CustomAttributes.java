package dev.paasrunner.spi;

import dev.paasrunner.job.Secret;
import java.util.Map;

/// Reads the custom attributes of a coordinator's group.
@FunctionalInterface
public interface CustomAttributes {
  /// The attributes of a group by key; values may be secrets.
  ///
  /// @param groupPath the group's full path, such as `acme/tools`
  /// @param privateToken a token with the right to read custom attributes
  /// @throws CoordinatorException `GONE` if there is no such group, `DENIED` if the token may not
  ///   read it
  Map<String, Secret> of(String groupPath, Secret privateToken)
      throws CoordinatorException, InterruptedException;
}
