package dev.paasrunner.engine;

import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.time.Time;

/// What every part of one engine shares.
record EngineContext(Time time, CheckedStore store, RunnerListener announcer) {}
