/// What clients of coordinators and of platforms need in the same way and the JDK's HTTP client
/// does not have.
@NullMarked
package dev.paasrunner.http;

import org.jspecify.annotations.NullMarked;
