/// A GitLab coordinator for tests and demonstrations: real HTTP on 127.0.0.1, GitLab's behaviour
/// with its traps, faults on demand. Start at `FakeGitLab`.
@NullMarked
package dev.paasrunner.testkit.gitlab;

import org.jspecify.annotations.NullMarked;
