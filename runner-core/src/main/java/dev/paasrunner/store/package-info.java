/// Where jobs are kept over a restart.
@NullMarked
package dev.paasrunner.store;

import org.jspecify.annotations.NullMarked;
