/// Reading the configuration again while jobs are at work.
@NullMarked
package dev.paasrunner.cli.reload;

import org.jspecify.annotations.NullMarked;
