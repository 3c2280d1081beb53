@NullMarked
package dev.paasrunner.register.dialog;

import org.jspecify.annotations.NullMarked;
