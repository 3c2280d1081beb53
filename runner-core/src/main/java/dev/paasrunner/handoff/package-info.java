/// What a host gets: the generated `Dockerfile`, its `runner.toml`, and the job. Pure.
@NullMarked
package dev.paasrunner.handoff;

import org.jspecify.annotations.NullMarked;
