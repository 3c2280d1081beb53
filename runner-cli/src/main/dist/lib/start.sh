# Starts a main class of this distribution; sourced by the scripts in bin/.
# Usage: distribution=FOLDER; . "$distribution/lib/start.sh"; start MAIN_CLASS [ARGUMENT...]
# Uses the Java in runtime/ if there is one, else a Java 25 of this machine. Exit code 1 if there is
# none; otherwise the program takes this process over.
#
# HEPTAPOD_PAAS_RUNNER_PLUGINS    one more folder of plugin jars besides plugins/
# HEPTAPOD_PAAS_RUNNER_JAVA_OPTS  options for the JVM, after the ones below, so that they win: -Xmx1g.
#                                 Split at blanks. Another collector: -XX:-UseSerialGC -XX:+UseG1GC

. "$distribution/lib/find-jdk.sh"

heap=-Xmx256m

# The demonstration, the benchmark and the endurance test come with the testkit, which no daemon has on its class path.
start_demo() { # demo|benchmark|endurance [ARGUMENT...]
  case "$1" in
    demo) demo_class=dev.paasrunner.testkit.demo.Demo ;;
    benchmark) demo_class=dev.paasrunner.testkit.bench.Benchmark ;;
    endurance) demo_class=dev.paasrunner.testkit.endurance.Endurance ;;
  esac
  shift
  heap=-Xmx1g
  HEPTAPOD_PAAS_RUNNER_PLUGINS="$distribution/demo"
  start "$demo_class" "$@"
}

# The jars of some folders, in order: what was prepared at the packaging is only good for that order.
class_path() { # FOLDER...
  LC_ALL=C
  for folder in "$@"; do
    for jar in "$folder"/*.jar; do
      [ ! -e "$jar" ] || printf '%s:' "$jar"
    done
  done
}

start() { # MAIN_CLASS [ARGUMENT...]
  main_class=$1
  shift
  java="$distribution/runtime/bin/java"
  if [ ! -x "$java" ]; then
    JAVA_HOME=$(find_java_home java) || exit 1
    export JAVA_HOME
    java="$JAVA_HOME/bin/java"
  fi
  # In a variable, since it is too long for a command line that people look at.
  CLASSPATH=$(class_path "$distribution/lib" "$distribution/plugins" \
    ${HEPTAPOD_PAAS_RUNNER_PLUGINS:+"$HEPTAPOD_PAAS_RUNNER_PLUGINS"})
  CLASSPATH=${CLASSPATH%:}
  export CLASSPATH
  set -f # the options are split, and not matched against files
  # shellcheck disable=SC2086
  set -- ${HEPTAPOD_PAAS_RUNNER_JAVA_OPTS:-} "$main_class" "$@"
  cache="$distribution/runtime/heptapod-paas-runner.aot"
  if [ -r "$cache" ]; then
    # What a changed lib/ or other options make useless is passed over without a word.
    set -- "-XX:AOTCache=$cache" "-Xlog:aot*=off,cds*=off,class+path=off" "$@"
  fi
  # A daemon that waits most of the time: little memory, the quick compiler only, and one core for its
  # jobs, which spares it the handing of work to and fro (whoever waits for a file or a name gets a
  # thread beside it). Memory that C code has freed goes back once a minute, there are no files in
  # /tmp, and the end comes instead of a half-dead process when the memory is not enough, since jobs
  # go on at the next start.
  exec "$java" \
    -XX:+UseSerialGC -Xms16m "$heap" -XX:+UseCompactObjectHeaders \
    -XX:TieredStopAtLevel=1 -XX:TrimNativeHeapInterval=60000 -XX:-UsePerfData \
    -Djdk.virtualThreadScheduler.parallelism=1 -Djdk.virtualThreadScheduler.maxPoolSize=32 \
    -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED \
    -Ddev.paasrunner.home="$distribution" "$@"
}
