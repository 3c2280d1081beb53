# Finds a Java 25 home; sourced by ./mvnw and by the start scripts, so that both look in the same places.
# Usage: find_java_home TOOL   (TOOL: java for running, javac for building)
# Prints the home, or explains on standard error what to install and returns 1.

java_is_25() { # HOME TOOL
  [ -x "$1/bin/$2" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release"
}

home_of_command() { # the home of the first TOOL on the PATH, links resolved
  command_path=$(command -v "$1" 2>/dev/null) || return 1
  dirname "$(dirname "$(readlink -f "$command_path")")"
}

find_java_home() {
  for home in "${JAVA_HOME:-}" "$(home_of_command "$1")"; do
    if [ -n "$home" ] && java_is_25 "$home" "$1"; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  for folder in /usr/lib/jvm /usr/lib64/jvm /usr/java /opt /opt/java "${HOME:-/nonexistent}/.sdkman/candidates/java" \
    "${HOME:-/nonexistent}/.jdks" /Library/Java/JavaVirtualMachines; do
    [ -d "$folder" ] || continue
    for name in $(ls "$folder" 2>/dev/null); do
      for home in "$folder/$name" "$folder/$name/Contents/Home"; do
        if java_is_25 "$home" "$1"; then
          printf '%s\n' "$home"
          return 0
        fi
      done
    done
  done
  echo "No Java 25 was found in JAVA_HOME, on the PATH or in the usual folders. Install a JDK 25" \
    "(for instance Temurin 25, or the package openjdk-25-jdk), or set JAVA_HOME to one." >&2
  return 1
}
