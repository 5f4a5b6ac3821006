# What people see: one line a step on stderr, with the seconds since the command began. The rest goes to log files.

say() { printf 'servers: %s (%d s)\n' "$*" "$SECONDS" >&2; }
fail() { printf 'servers: %s\n' "$*" >&2; exit 1; }

# step LOG WHAT COMMAND…: runs a command with its output in LOG; on failure says what failed and where to read why.
step() {
  local log="$1" what="$2"
  shift 2
  say "$what …"
  mkdir -p "$(dirname "$log")"
  "$@" >>"$log" 2>&1 8>&- || fail "$what failed. $(reason "$log")Everything it said: $log"
}

# The likely cause, where the log names one.
reason() {
  grep -qiE 'could not resolve|temporary failure|unknown host|no such host|network is unreachable|connection (refused|timed out)|transfer artifact|Failed to fetch|Failure trying to run: *wget|Failed getting release' "$1" &&
    echo 'It could not reach a package source: the first start needs a network. ' || true
}
