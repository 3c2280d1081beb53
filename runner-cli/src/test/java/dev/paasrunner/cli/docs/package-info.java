/// The parts of `docs/` that come from the program itself.
@NullMarked
package dev.paasrunner.cli.docs;

import org.jspecify.annotations.NullMarked;
