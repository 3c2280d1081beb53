/// The executor `clever-docker`, known by name and settings only.
@NullMarked
package dev.paasrunner.clever;

import org.jspecify.annotations.NullMarked;
