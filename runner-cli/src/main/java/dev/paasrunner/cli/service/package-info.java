/// What a service manager such as systemd is told, by the protocol of `sd_notify(3)`.
@NullMarked
package dev.paasrunner.cli.service;

import org.jspecify.annotations.NullMarked;
