/// A stand-in for the Heptapod Runner image, for tests and demonstrations.
///
/// [dev.paasrunner.testkit.inner.InnerRunner] takes the place of `gitlab-runner exec-fetched-job`:
/// it really runs the script steps of a job and really reports to the job's coordinator, and does
/// nothing else. It is a program of its own, with the JDK and Gson as its only dependencies so that
/// it starts fast and its image stays small; therefore nothing of `runner-core` is used here.
@NullMarked
package dev.paasrunner.testkit.inner;

import org.jspecify.annotations.NullMarked;
