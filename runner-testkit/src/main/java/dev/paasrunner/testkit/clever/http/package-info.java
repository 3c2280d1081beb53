/// Requests, answers and trouble on demand.
@NullMarked
package dev.paasrunner.testkit.clever.http;

import org.jspecify.annotations.NullMarked;
