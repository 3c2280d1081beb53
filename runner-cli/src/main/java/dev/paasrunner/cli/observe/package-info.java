/// Metrics and the status page of the command.
@NullMarked
package dev.paasrunner.cli.observe;

import org.jspecify.annotations.NullMarked;
