/// Questions and answers: at a terminal, over a pipe, or not at all.
@NullMarked
package dev.paasrunner.register.dialog;

import org.jspecify.annotations.NullMarked;
