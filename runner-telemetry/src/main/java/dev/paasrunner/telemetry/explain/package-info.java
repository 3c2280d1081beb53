/// One job's life as a timeline with the reason for every wait, from the history and from what is
/// still kept of it. Pure.
@NullMarked
package dev.paasrunner.telemetry.explain;

import org.jspecify.annotations.NullMarked;
