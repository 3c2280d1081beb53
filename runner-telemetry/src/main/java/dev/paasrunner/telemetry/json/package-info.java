/// The documented JSON of `/api/jobs`.
@NullMarked
package dev.paasrunner.telemetry.json;

import org.jspecify.annotations.NullMarked;
