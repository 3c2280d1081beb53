/// What the command is given on the command line, in the environment and in files.
@NullMarked
package dev.paasrunner.register.arguments;

import org.jspecify.annotations.NullMarked;
