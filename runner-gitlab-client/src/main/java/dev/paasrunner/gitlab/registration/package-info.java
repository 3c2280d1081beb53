/// Makes runners known to a coordinator, asks whether they are, and takes them back: what an
/// embedder needs to register without any command.
@NullMarked
package dev.paasrunner.gitlab.registration;

import org.jspecify.annotations.NullMarked;
