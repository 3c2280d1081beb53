/// The REST interface, v2 and v4.
@NullMarked
package dev.paasrunner.testkit.clever.rest;

import org.jspecify.annotations.NullMarked;
