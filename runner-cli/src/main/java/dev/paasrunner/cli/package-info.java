/// The program `heptapod-paas-runner`: arguments, wiring, signals and logging around the engine.
@NullMarked
package dev.paasrunner.cli;

import org.jspecify.annotations.NullMarked;
