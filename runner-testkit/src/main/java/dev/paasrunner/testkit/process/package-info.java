/// The executor `local-process`, for demonstrations and tests only: its hosts are folders and local
/// processes, **without any isolation**. A job can do whatever the daemon's own user can.
@NullMarked
package dev.paasrunner.testkit.process;

import org.jspecify.annotations.NullMarked;
