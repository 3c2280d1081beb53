/// The demonstration of the README: the real daemon, the testkit's coordinator and eight jobs.
@NullMarked
package dev.paasrunner.testkit.demo;

import org.jspecify.annotations.NullMarked;
