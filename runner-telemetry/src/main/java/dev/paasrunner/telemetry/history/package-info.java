/// What the engine's events leave behind for those who look later: phases, failures, money. In
/// memory, bounded, and without secrets.
@NullMarked
package dev.paasrunner.telemetry.history;

import org.jspecify.annotations.NullMarked;
