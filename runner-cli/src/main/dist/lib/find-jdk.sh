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

usual_jdk_folders() { # one a line; JDKs are looked for inside of them
  printf '%s\n' /usr/lib/jvm /usr/lib64/jvm /usr/java /opt /opt/java \
    "${HOME:-/nonexistent}/.sdkman/candidates/java" "${HOME:-/nonexistent}/.jdks" \
    /Library/Java/JavaVirtualMachines
}

java_homes() { # TOOL: where a JDK may be, the most wanted first, one a line
  printf '%s\n' "${JAVA_HOME:-}"
  home_of_command "$1"
  usual_jdk_folders | while IFS= read -r folder; do
    # Not by a pattern: whoever sources this may have switched patterns off.
    ls "$folder" 2>/dev/null | while IFS= read -r name; do
      printf '%s\n' "$folder/$name" "$folder/$name/Contents/Home"
    done
  done
}

find_java_home() {
  java_home=$(java_homes "$1" | while IFS= read -r home; do
    if java_is_25 "$home" "$1"; then
      printf '%s\n' "$home"
      break
    fi
  done)
  if [ -n "$java_home" ]; then
    printf '%s\n' "$java_home"
    return 0
  fi
  echo "No Java 25 was found in JAVA_HOME, on the PATH or in the usual folders. Install a JDK 25" \
    "(for instance Temurin 25, or the package openjdk-25-jdk), or set JAVA_HOME to one." >&2
  return 1
}
