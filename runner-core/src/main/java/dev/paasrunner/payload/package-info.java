/// The coordinator's answer to a job request, as text and as the few values that we read from it.
@NullMarked
package dev.paasrunner.payload;

import org.jspecify.annotations.NullMarked;
