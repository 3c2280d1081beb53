/// A Clever Cloud on this machine, as far as hosts of jobs meet it.
@NullMarked
package dev.paasrunner.testkit.clever;

import org.jspecify.annotations.NullMarked;
