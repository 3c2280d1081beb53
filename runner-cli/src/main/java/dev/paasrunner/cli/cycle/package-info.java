/// What happens once in a while, or when somebody asks: figures and dumps in the log.
@NullMarked
package dev.paasrunner.cli.cycle;

import org.jspecify.annotations.NullMarked;
