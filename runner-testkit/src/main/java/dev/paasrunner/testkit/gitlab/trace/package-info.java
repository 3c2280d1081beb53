/// A job's log as the coordinator stores it.
@NullMarked
package dev.paasrunner.testkit.gitlab.trace;

import org.jspecify.annotations.NullMarked;
