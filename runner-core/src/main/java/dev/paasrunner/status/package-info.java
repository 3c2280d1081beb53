/// How an engine does at one instant, as values for whoever shows it.
@NullMarked
package dev.paasrunner.status;

import org.jspecify.annotations.NullMarked;
