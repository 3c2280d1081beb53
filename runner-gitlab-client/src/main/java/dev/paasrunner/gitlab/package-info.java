/// The coordinator of GitLab and Heptapod: [dev.paasrunner.gitlab.GitLabCoordinator#open] makes one
/// from [dev.paasrunner.gitlab.GitLabSettings].
@NullMarked
package dev.paasrunner.gitlab;

import org.jspecify.annotations.NullMarked;
