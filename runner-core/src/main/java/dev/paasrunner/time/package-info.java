/// Time and threads, behind interfaces that tests drive by hand. Nothing else in the engine reads a
/// clock, sleeps or starts a thread.
@NullMarked
package dev.paasrunner.time;

import org.jspecify.annotations.NullMarked;
