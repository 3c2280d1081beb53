/// The calls of the coordinator's API, one class for each resource, as the Rails application and
/// the proxy before it answer them.
@NullMarked
package dev.paasrunner.testkit.gitlab.rest;

import org.jspecify.annotations.NullMarked;
