/// Time that moves by hand.
@NullMarked
package dev.paasrunner.testkit.time;

import org.jspecify.annotations.NullMarked;
