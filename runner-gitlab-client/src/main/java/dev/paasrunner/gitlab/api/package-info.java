/// GitLab's HTTP interface for runners, as far as we use it: each endpoint is a small description
/// of what is sent and how each expected status is read. What the answers mean for a job is decided
/// elsewhere.
@NullMarked
package dev.paasrunner.gitlab.api;

import org.jspecify.annotations.NullMarked;
