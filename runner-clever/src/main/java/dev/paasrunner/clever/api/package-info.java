/// The parts of Clever Cloud's REST interface that a host needs: one method per request, and what
/// an answer means. Knows nothing of jobs.
@NullMarked
package dev.paasrunner.clever.api;

import org.jspecify.annotations.NullMarked;
