/// Finds the executors that are installed: on the class path, by name.
@NullMarked
package dev.paasrunner.plugins;

import org.jspecify.annotations.NullMarked;
