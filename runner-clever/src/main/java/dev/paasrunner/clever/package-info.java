/// The executor `clever-docker`: each job on a Docker host of its own at Clever Cloud.
///
/// Imports go one way: this package wires `settings`, `tenant` and `host`; `host` uses `catalogue`,
/// `git`, `tenant` and `api`; nothing imports this package.
@NullMarked
package dev.paasrunner.clever;

import org.jspecify.annotations.NullMarked;
