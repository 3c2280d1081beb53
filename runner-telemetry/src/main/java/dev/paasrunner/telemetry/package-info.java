/// Metrics, health and a page that shows the jobs, for any program that embeds the engine.
@NullMarked
package dev.paasrunner.telemetry;

import org.jspecify.annotations.NullMarked;
