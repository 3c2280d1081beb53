/// Kills the real daemon again and again, and counts what is lost.
@NullMarked
package dev.paasrunner.testkit.endurance;

import org.jspecify.annotations.NullMarked;
