/// How the log looks.
@NullMarked
package dev.paasrunner.cli.log;

import org.jspecify.annotations.NullMarked;
