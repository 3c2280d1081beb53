#!/bin/sh
# Starts the stand-in for the Heptapod Runner image. This shell stays process 1: it collects what the
# job's processes leave behind, which a Java program cannot, and hands a stop on.
root=${0%/usr/bin/gitlab-runner}
archive=-XX:AOTCache=$root/app/runner.aot
if [ ! -f "$root/app/runner.aot" ]; then # the first start, while the image is built, makes it
  archive=-XX:AOTCacheOutput=$root/app/runner.aot
fi
"$root/java/bin/java" "$archive" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx64m \
  -cp "$root/app/runner.jar:$root/app/gson.jar" dev.paasrunner.testkit.inner.InnerRunner "$@" &
runner=$!
trap 'kill -TERM "$runner" 2>/dev/null' TERM INT
wait "$runner"
status=$?
while kill -0 "$runner" 2>/dev/null; do # a signal ended the wait, not the runner
  wait "$runner"
  status=$?
done
exit "$status"
