/// An executor, a platform and a coordinator in memory, which misbehave on demand: for tests of the
/// engine and of programs that embed it.
@NullMarked
package dev.paasrunner.testkit.fake;

import org.jspecify.annotations.NullMarked;
