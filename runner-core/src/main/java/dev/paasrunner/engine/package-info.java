/// Runs jobs: asks for them, gives each an owner, watches hosts. Order and threads only; decisions
/// are in `policy`, calls to the outside in `spi` implementations. Used through `PaasRunner`.
@NullMarked
package dev.paasrunner.engine;

import org.jspecify.annotations.NullMarked;
