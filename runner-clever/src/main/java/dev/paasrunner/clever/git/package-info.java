/// Pushes a handful of files to a repository, all in memory.
@NullMarked
package dev.paasrunner.clever.git;

import org.jspecify.annotations.NullMarked;
