@NullMarked
package dev.paasrunner.gitlab.registration;

import org.jspecify.annotations.NullMarked;
