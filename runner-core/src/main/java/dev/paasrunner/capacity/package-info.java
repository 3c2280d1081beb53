/// How much may be at work at the same time: counts, weights, and the pace of launches.
@NullMarked
package dev.paasrunner.capacity;

import org.jspecify.annotations.NullMarked;
