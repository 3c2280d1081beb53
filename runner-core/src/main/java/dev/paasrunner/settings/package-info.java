/// Everything that can be set, as plain records that an embedder can build without any file.
@NullMarked
package dev.paasrunner.settings;

import org.jspecify.annotations.NullMarked;
