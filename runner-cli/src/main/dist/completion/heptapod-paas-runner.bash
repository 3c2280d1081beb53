# Completion of heptapod-paas-runner for bash.

_heptapod_paas_runner() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local commands="run demo benchmark"
  local options="--logging-level --poll-interval --job-progress-poll-interval --version --help"
  COMPREPLY=()
  case $previous in
    -l | --logging-level)
      mapfile -t COMPREPLY < <(compgen -W "DEBUG INFO WARNING ERROR" -- "${current^^}")
      return
      ;;
    --poll-interval | --job-progress-poll-interval) return ;;
    benchmark)
      mapfile -t COMPREPLY < <(compgen -W "launch restart footprint" -- "$current")
      return
      ;;
  esac
  if [[ $current == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    return
  fi
  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$current")
  fi
  compopt -o filenames 2>/dev/null
  local file
  while IFS= read -r file; do
    COMPREPLY+=("$file")
  done < <(compgen -f -X '!*.toml' -- "$current"; compgen -d -- "$current")
}

complete -F _heptapod_paas_runner heptapod-paas-runner
