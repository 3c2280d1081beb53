/// The history that is kept on disk for a few days: what happened to each job and why it waited, to
/// be read by people. Diagnostics only: nothing depends on it, and it never holds up the engine.
@NullMarked
package dev.paasrunner.telemetry.kept;

import org.jspecify.annotations.NullMarked;
