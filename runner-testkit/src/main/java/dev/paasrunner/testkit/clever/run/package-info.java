/// What a push sets in motion.
@NullMarked
package dev.paasrunner.testkit.clever.run;

import org.jspecify.annotations.NullMarked;
