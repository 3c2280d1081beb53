/// Changes a configuration file by adding or removing one runner section, and leaves every other
/// byte as it is.
@NullMarked
package dev.paasrunner.register.file;

import org.jspecify.annotations.NullMarked;
