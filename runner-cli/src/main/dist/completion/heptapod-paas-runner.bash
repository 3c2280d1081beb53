# Completion of heptapod-paas-runner for bash.

_heptapod_paas_runner_options() { # COMMAND
  case $1 in
    check) echo --online ;;
    sweep) echo --report-only --unmarked ;;
    unregister) echo --name ;;
    state | explain) echo --json ;;
    write-off) echo --reason ;;
    demo) echo --clever --logs --process --serve ;;
    verify | benchmark | endurance) ;;
    *) echo --logging-level --poll-interval --job-progress-poll-interval --poll-cycles --debug-signal --version --help ;;
  esac
}

_heptapod_paas_runner_files() { # CURRENT
  compopt -o filenames 2>/dev/null
  local file
  while IFS= read -r file; do
    COMPREPLY+=("$file")
  done < <(compgen -f -X '!*.toml' -- "$1"; compgen -d -- "$1")
}

_heptapod_paas_runner() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} words=
  COMPREPLY=()
  case $previous in
    -l | --logging-level) words="DEBUG INFO WARNING ERROR" current=${current^^} ;;
    benchmark) words="launch throughput restart footprint prompt" ;;
    --name | --reason | --poll-interval | --job-progress-poll-interval | --poll-cycles) return ;;
    *)
      if [[ $current == -* ]]; then
        words=$(_heptapod_paas_runner_options "${COMP_WORDS[1]}")
      elif ((COMP_CWORD == 1)); then
        words="run check sweep verify unregister state explain write-off demo benchmark endurance"
        _heptapod_paas_runner_files "$current"
      else
        _heptapod_paas_runner_files "$current"
      fi
      ;;
  esac
  local word
  while IFS= read -r word; do
    COMPREPLY+=("$word")
  done < <(compgen -W "$words" -- "$current")
}

complete -F _heptapod_paas_runner heptapod-paas-runner
