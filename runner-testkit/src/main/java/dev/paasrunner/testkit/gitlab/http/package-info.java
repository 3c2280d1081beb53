/// How requests arrive and answers leave: routing, recording and faults. Knows nothing of jobs.
@NullMarked
package dev.paasrunner.testkit.gitlab.http;

import org.jspecify.annotations.NullMarked;
