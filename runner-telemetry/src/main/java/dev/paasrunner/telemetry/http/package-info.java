/// What is served over HTTP.
@NullMarked
package dev.paasrunner.telemetry.http;

import org.jspecify.annotations.NullMarked;
