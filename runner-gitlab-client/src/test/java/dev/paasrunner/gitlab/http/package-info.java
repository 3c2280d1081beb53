@NullMarked
package dev.paasrunner.gitlab.http;

import org.jspecify.annotations.NullMarked;
