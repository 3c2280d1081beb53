@NullMarked
package dev.paasrunner.register;

import org.jspecify.annotations.NullMarked;
