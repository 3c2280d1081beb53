/// The nouns: one job, its states, and what can be told about it. Pure values without behaviour.
@NullMarked
package dev.paasrunner.job;

import org.jspecify.annotations.NullMarked;
