package dev.paasrunner.gitlab;

import dev.paasrunner.gitlab.api.GitLabApi;
import dev.paasrunner.gitlab.http.ApiException;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.CustomAttributes;
import java.util.Map;

/// Custom attributes of groups by GitLab's own interface, which wants an administrator's token.
/// Usable until its coordinator is closed.
public final class GitLabCustomAttributes implements CustomAttributes {
  private final GitLabApi api;

  GitLabCustomAttributes(GitLabApi api) {
    this.api = api;
  }

  /// {@inheritDoc}
  ///
  /// @throws CoordinatorException besides the interface's kinds, `REFUSED` for a path that GitLab
  ///   would take for a group's number, because another group's attributes would come back
  @Override
  public Map<String, Secret> of(String groupPath, Secret privateToken)
      throws CoordinatorException, InterruptedException {
    if (groupPath.matches("[0-9]*")) {
      throw new CoordinatorException(
          ErrorKind.REFUSED,
          "the custom attributes of group \""
              + groupPath
              + "\" cannot be read by path: GitLab takes digits for a group's number");
    }
    try {
      return api.customAttributes(groupPath, privateToken);
    } catch (ApiException e) {
      throw Errors.of(e);
    }
  }
}
