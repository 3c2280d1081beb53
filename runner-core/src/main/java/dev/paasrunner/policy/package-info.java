/// The decisions: pure functions of values. No I/O, no clock, no thread, no logger.
@NullMarked
package dev.paasrunner.policy;

import org.jspecify.annotations.NullMarked;
