/// Benchmarks, which print figures and assert none.
@NullMarked
package dev.paasrunner.testkit.bench;

import org.jspecify.annotations.NullMarked;
