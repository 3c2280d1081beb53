/// The command `heptapod-paas-runner-register`.
@NullMarked
package dev.paasrunner.register;

import org.jspecify.annotations.NullMarked;
