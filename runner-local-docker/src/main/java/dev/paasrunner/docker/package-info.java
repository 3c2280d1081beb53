/// The `local-docker` executor: every job gets a container of the machine's own Docker engine, for
/// trying things out and for development.
@NullMarked
package dev.paasrunner.docker;

import org.jspecify.annotations.NullMarked;
