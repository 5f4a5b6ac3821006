#!/usr/bin/env bash
# Real servers for Sinan on this machine, without Docker and bound to loopback only:
#   Kafka    Apache Kafka 4.1.1, one KRaft node
#   MongoDB  FerretDB 2.7, which speaks MongoDB's protocol, over PostgreSQL 18 with DocumentDB
#
#   npm run servers -- up                        install what is missing, start both, print the settings
#   npm run servers -- env                       print the settings, for: eval "$(npm run -s servers -- env)"
#   npm run servers -- status                    what runs and where; exit code 3 unless both run
#   npm run servers -- stop  kafka|mongo [-9]    stop one in order, or kill it with SIGKILL
#   npm run servers -- start kafka|mongo         start it again on the same data
#   npm run servers -- down                      stop both
#   npm run servers -- wipe                      stop both and delete their data and logs; the programs stay
#
# The first `up` needs root and a network. A second instance beside the first has a home and ports of its own:
#   SINAN_SERVERS_HOME         data, logs and process ids of this instance   (~/.cache/sinan-servers/default)
#   SINAN_SERVERS_KAFKA_PORT   and the next one, for Kafka's controller      (19092)
#   SINAN_SERVERS_MONGO_PORT   and the next one, for PostgreSQL              (28017)
#   SINAN_SERVERS_PROGRAMS     the installed programs, shared by instances   (~/.cache/sinan-servers/programs)
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
cache="${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/sinan-servers"
programs="${SINAN_SERVERS_PROGRAMS:-$cache/programs}"
home="${SINAN_SERVERS_HOME:-$cache/default}"
kafka_port="${SINAN_SERVERS_KAFKA_PORT:-19092}"
mongo_port="${SINAN_SERVERS_MONGO_PORT:-28017}"
for part in say processes tools kafka postgres mongo; do
  # shellcheck source=/dev/null
  source "$here/$part.sh"
done

usage() { sed -n '2,/^set /{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" >&2; exit 2; }

print_env() {
  echo "export KAFKA_BROKERS=127.0.0.1:$kafka_port"
  echo "export MONGODB_URI=mongodb://127.0.0.1:$mongo_port/"
}

# Sources that do not depend on each other are fetched at the same time.
install_all() (
  mkdir -p "$programs"
  exec 9>"$programs/lock"
  flock -n 9 || { say 'waiting for another installation …' && flock 9; }
  installed && exit 0
  install_tools
  local one pids=() failed=0
  for one in install_kafka install_debian install_ferretdb; do "$one" & pids+=($!); done
  for one in "${pids[@]}"; do wait "$one" || failed=1; done
  exit "$failed"
)
installed() { kafka_installed && debian_installed && ferretdb_installed; }

up() {
  installed || install_all || exit 1
  start_kafka
  start_mongo
  say "both answer; logs are in $home/log"
  print_env
}

down() { stop_mongo TERM; stop_kafka TERM; }

wipe() {
  down
  drop_cluster
  rm -rf "$home/data" "$home/log" "$home/run"
}

status() {
  local name port code=0
  for name in kafka mongo; do
    port="${name}_port"
    if alive "$name"; then echo "$name runs on 127.0.0.1:${!port}, process $(pid_of "$name")"; else echo "$name is down"; code=3; fi
  done
  return "$code"
}

# One command at a time works on an instance; the servers themselves do not hold the lock.
alone() {
  mkdir -p "$home/run" "$home/log" "$home/data"
  home="$(cd "$home" && pwd)"
  exec 8>"$home/lock" && flock 8
}

command="${1:-}" name="${2:-}" signal=TERM
[[ "${3:-}" == -9 ]] && signal=KILL
case "$command" in
  env) print_env; exit ;;
  up | down | wipe | status) ;;
  start | stop) [[ "$name" == kafka || "$name" == mongo ]] || usage ;;
  *) usage ;;
esac
require_root
alone
case "$command" in
  start) installed || fail "nothing is installed yet: run up first"; "start_$name" ;;
  stop) "stop_$name" "$signal" ;;
  *) "$command" ;;
esac
