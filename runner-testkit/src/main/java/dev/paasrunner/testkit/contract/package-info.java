/// What every implementation of the SPI has to pass, as test classes to be extended.
@NullMarked
package dev.paasrunner.testkit.contract;

import org.jspecify.annotations.NullMarked;
