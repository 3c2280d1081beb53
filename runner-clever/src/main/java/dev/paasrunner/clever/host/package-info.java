/// The life of one host on Clever Cloud: made, handed its job, watched, removed.
@NullMarked
package dev.paasrunner.clever.host;

import org.jspecify.annotations.NullMarked;
