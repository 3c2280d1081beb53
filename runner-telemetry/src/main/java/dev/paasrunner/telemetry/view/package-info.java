/// One instant of an engine, and what is concluded from it.
@NullMarked
package dev.paasrunner.telemetry.view;

import org.jspecify.annotations.NullMarked;
