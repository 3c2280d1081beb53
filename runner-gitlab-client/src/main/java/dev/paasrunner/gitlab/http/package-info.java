/// Exchanges over HTTP with a coordinator: addresses, proxies, trust, bounds, and what may be said
/// about an answer. Knows no endpoint.
@NullMarked
package dev.paasrunner.gitlab.http;

import org.jspecify.annotations.NullMarked;
