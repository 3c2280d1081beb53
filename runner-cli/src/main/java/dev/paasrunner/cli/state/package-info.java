/// What operators see of the jobs that are kept, and what they may do about them.
@NullMarked
package dev.paasrunner.cli.state;

import org.jspecify.annotations.NullMarked;
