/// Counts and measures, in Prometheus' terms. Labels are states, codes, sections and flavors; never
/// jobs, and never secrets.
@NullMarked
package dev.paasrunner.telemetry.metrics;

import org.jspecify.annotations.NullMarked;
