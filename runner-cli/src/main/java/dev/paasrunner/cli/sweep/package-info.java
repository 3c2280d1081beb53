/// Hosts without a record, looked for and removed by an operator.
@NullMarked
package dev.paasrunner.cli.sweep;

import org.jspecify.annotations.NullMarked;
