/// The way in for programs that embed the engine: [PaasRunner].
@NullMarked
package dev.paasrunner;

import org.jspecify.annotations.NullMarked;
