/// Who pays for a job's host, and with what credential that organization is spoken for.
@NullMarked
package dev.paasrunner.clever.tenant;

import org.jspecify.annotations.NullMarked;
