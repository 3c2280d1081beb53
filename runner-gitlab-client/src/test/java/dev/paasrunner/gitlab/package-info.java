@NullMarked
package dev.paasrunner.gitlab;

import org.jspecify.annotations.NullMarked;
