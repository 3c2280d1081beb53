/// Builds the stand-in's image from what is on this machine: nothing is pulled.
@NullMarked
package dev.paasrunner.testkit.inner.image;

import org.jspecify.annotations.NullMarked;
