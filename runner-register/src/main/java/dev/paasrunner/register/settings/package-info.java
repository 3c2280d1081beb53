/// From the words of a person to the keys of a runner section.
@NullMarked
package dev.paasrunner.register.settings;

import org.jspecify.annotations.NullMarked;
