/// The configuration file of the original program, read into plain settings, with every problem in
/// it found at once. An embedder that has no file needs [dev.paasrunner.config.MapSettingValues]
/// only.
@NullMarked
package dev.paasrunner.config;

import org.jspecify.annotations.NullMarked;
