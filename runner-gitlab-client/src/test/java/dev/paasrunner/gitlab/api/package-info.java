@NullMarked
package dev.paasrunner.gitlab.api;

import org.jspecify.annotations.NullMarked;
