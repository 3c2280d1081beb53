/// The Git hosts: smart HTTP over repositories in memory.
@NullMarked
package dev.paasrunner.testkit.clever.git;

import org.jspecify.annotations.NullMarked;
