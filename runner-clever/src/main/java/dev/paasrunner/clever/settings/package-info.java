/// The settings of a `clever-docker` section, described and checked.
@NullMarked
package dev.paasrunner.clever.settings;

import org.jspecify.annotations.NullMarked;
