# Starts a main class of this distribution; sourced by the scripts in bin/.
# Usage: distribution=FOLDER; . "$distribution/lib/start.sh"; start MAIN_CLASS [ARGUMENT...]
# Exit code 1 if there is no Java 25; otherwise the program takes this process over.
#
# HEPTAPOD_PAAS_RUNNER_PLUGINS    one more folder of plugin jars besides plugins/
# HEPTAPOD_PAAS_RUNNER_JAVA_OPTS  options for the JVM, after the ones below, so that they win: -Xmx1g.
#                                 Split at blanks. Another collector: -XX:-UseSerialGC -XX:+UseG1GC

. "$distribution/lib/find-jdk.sh"

# The demonstration, the benchmark and the endurance test come with the testkit, which no daemon has on its class path.
start_demo() { # demo|benchmark|endurance [ARGUMENT...]
  case "$1" in
    demo) demo_class=dev.paasrunner.testkit.demo.Demo ;;
    benchmark) demo_class=dev.paasrunner.testkit.bench.Benchmark ;;
    endurance) demo_class=dev.paasrunner.testkit.endurance.Endurance ;;
  esac
  shift
  HEPTAPOD_PAAS_RUNNER_PLUGINS="$distribution/demo"
  start "$demo_class" "$@"
}

start() { # MAIN_CLASS [ARGUMENT...]
  main_class=$1
  shift
  JAVA_HOME=$(find_java_home java) || exit 1
  export JAVA_HOME
  class_path="$distribution/lib/*:$distribution/plugins/*"
  if [ -n "${HEPTAPOD_PAAS_RUNNER_PLUGINS:-}" ]; then
    class_path="$class_path:$HEPTAPOD_PAAS_RUNNER_PLUGINS/*"
  fi
  set -f # the options are split, and not matched against files
  # A daemon that waits most of the time: little memory, and an end instead of a half-dead process
  # when that is not enough, since jobs go on at the next start.
  # shellcheck disable=SC2086
  exec "$JAVA_HOME/bin/java" \
    -XX:+UseSerialGC -Xms16m -Xmx256m -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError \
    -Xshare:auto --enable-native-access=ALL-UNNAMED \
    -Ddev.paasrunner.home="$distribution" ${HEPTAPOD_PAAS_RUNNER_JAVA_OPTS:-} \
    -cp "$class_path" "$main_class" "$@"
}
