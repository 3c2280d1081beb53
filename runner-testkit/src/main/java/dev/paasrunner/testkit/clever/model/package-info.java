/// The platform's state: organizations, applications, deployments, what they cost.
@NullMarked
package dev.paasrunner.testkit.clever.model;

import org.jspecify.annotations.NullMarked;
