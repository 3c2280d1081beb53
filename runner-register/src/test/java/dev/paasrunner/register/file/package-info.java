@NullMarked
package dev.paasrunner.register.file;

import org.jspecify.annotations.NullMarked;
