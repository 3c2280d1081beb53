/// A configuration file, checked before anything runs by it.
@NullMarked
package dev.paasrunner.cli.check;

import org.jspecify.annotations.NullMarked;
