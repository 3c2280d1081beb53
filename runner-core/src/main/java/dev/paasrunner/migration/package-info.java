/// Takes over the jobs that the original program left in its state file.
@NullMarked
package dev.paasrunner.migration;

import org.jspecify.annotations.NullMarked;
