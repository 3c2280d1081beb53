/// What the coordinator knows: jobs, runners, groups and tokens, and how they change. No HTTP.
///
/// Everything that changes is guarded by the lock of `Database`; views are immutable.
@NullMarked
package dev.paasrunner.testkit.gitlab.model;

import org.jspecify.annotations.NullMarked;
