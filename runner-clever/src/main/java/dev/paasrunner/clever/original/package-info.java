/// Hosts that the original program made: they bear no mark.
@NullMarked
package dev.paasrunner.clever.original;

import org.jspecify.annotations.NullMarked;
