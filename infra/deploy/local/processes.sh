# Processes that outlive the command. A process is known by its id and the moment of its birth, so that an id
# that the system has given to another is never taken for ours.

birth_of() { # pid → its birth in clock ticks since boot; nothing when it does not run
  local line stat
  line="$(cat "/proc/$1/stat" 2>/dev/null)" || return 1
  read -ra stat <<<"${line##*) }"
  ! ended "$1" "${stat[0]}" && echo "${stat[19]}"
}
# Ended, only not collected by its parent yet. While it has threads left (Java's die after the first) it still holds its ports.
ended() { [[ "$2" == [ZX] ]] && (($(find "/proc/$1/task" -mindepth 1 -maxdepth 1 2>/dev/null | wc -l) <= 1)); }
pid_of() { [[ -f "$home/run/$1.pid" ]] && cut -d' ' -f1 "$home/run/$1.pid"; }
alive() {
  local pid birth
  [[ -f "$home/run/$1.pid" ]] && read -r pid birth <"$home/run/$1.pid" && [[ "$(birth_of "$pid")" == "$birth" ]]
}

# launch NAME COMMAND…: starts it in a session of its own, its output added to log/NAME.log.
launch() {
  local name="$1"
  shift
  setsid "$@" >>"$home/log/$name.log" 2>&1 </dev/null 8>&- 9>&- &
  echo "$! $(birth_of $!)" >"$home/run/$name.pid"
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
must_be_free() { # port, the variable that sets it
  ! answers "$1" || fail "port $1 is in use by another program: stop it, or choose other ports with $2"
}

# Waits until NAME answers on PORT. Seconds as a rule; a machine that is busy otherwise gets three minutes.
await_answer() {
  local name="$1" port="$2" _
  for _ in {1..900}; do
    answers "$port" && return
    alive "$name" || fail "$name ended while it was starting: $(tail -n 1 "$home/log/$name.log") The log: $home/log/$name.log"
    sleep 0.2
  done
  fail "$name does not answer on port $port after 180 s. The log: $home/log/$name.log"
}

any_runs() { local pid; for pid in "$@"; do birth_of "$pid" >/dev/null && return; done; return 1; }

# stop_process NAME SIGNAL: KILL ends its children with it. Waits until all are gone; after 30 s it kills.
stop_process() {
  local name="$1" signal="$2" pid pids _
  if alive "$name"; then
    pid="$(pid_of "$name")"
    pids="$pid"
    [[ "$signal" == KILL ]] && pids="$pid $(cat "/proc/$pid/task/$pid/children" 2>/dev/null || true)"
    # shellcheck disable=SC2086 # a list of ids
    kill -s "$signal" $pids 2>/dev/null || true
    for _ in {1..300}; do any_runs $pids || break; sleep 0.1; done
    ! any_runs $pids || kill -s KILL $pids 2>/dev/null || true
  fi
  rm -f "$home/run/$name.pid"
}
