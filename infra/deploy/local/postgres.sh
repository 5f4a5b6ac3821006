# PostgreSQL 18 with DocumentDB, in a small Debian system of its own that instances share. Each instance has a cluster (a data
# folder and a port) there. Nothing is mounted into that system: it sees its own files only, and no mount can be left behind.

debian="$programs/debian"
pg_port=$((mongo_port + 1))
pg_bin=/usr/lib/postgresql/18/bin

cluster() { printf '/var/lib/sinan/%s' "$(printf %s "$home" | sha256sum | cut -c1-16)"; }
as_postgres() { LC_ALL=C.UTF-8 chroot --userspec=postgres:postgres "$debian" "$@"; }
debian_installed() { [[ -f "$debian/done" ]]; }

install_debian() {
  ! debian_installed || return 0
  step "$programs/log/debian.log" 'installing PostgreSQL 18 with DocumentDB' fetch_debian
  touch "$debian/done"
  say 'PostgreSQL with DocumentDB is installed'
}
# Debian testing has the package; should it be missing there for a while, unstable has it.
fetch_debian() {
  local suite mirror
  mirror="$(debian_mirror)"
  for suite in testing sid; do
    umount "$debian/proc" 2>/dev/null || true # of an installation that was interrupted
    rm -rf --one-file-system "$debian"
    # shellcheck disable=SC2086 # no mirror is no argument
    ! debootstrap --variant=minbase --include=postgresql-18-documentdb "$suite" "$debian" $mirror || break
  done
  [[ -x "$debian$pg_bin/postgres" ]] || return 1
  umount "$debian/proc" "$debian/sys" 2>/dev/null || true
}
# The mirror that this machine uses, when it is a Debian one; otherwise debootstrap knows one.
debian_mirror() {
  { grep -rhoE 'https?://[^ ]+/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null || true; } |
    tr -d ' ' | { grep -vE 'snapshot|archive' || true; } | sed -n 1p
}

make_cluster() {
  chroot "$debian" rm -rf "$(cluster).new"
  chroot "$debian" install -d -o postgres -g postgres "$(dirname "$(cluster)")"
  as_postgres "$pg_bin/initdb" -D "$(cluster).new" --auth=trust --username=postgres --encoding=UTF8 --locale=C.UTF-8
  cat >>"$debian$(cluster).new/postgresql.conf" <<'CONF'
listen_addresses = 'localhost'
unix_socket_directories = ''
max_connections = 200
dynamic_shared_memory_type = mmap
shared_preload_libraries = 'pg_cron,pg_documentdb_core,pg_documentdb'
cron.database_name = 'postgres'
CONF
  mv "$debian$(cluster).new" "$debian$(cluster)"
}
drop_cluster() { rm -rf --one-file-system "${debian:?}$(cluster)" "${debian:?}$(cluster).new"; }

start_postgres() {
  ! alive postgres || return 0
  must_be_free "$pg_port" SINAN_SERVERS_MONGO_PORT
  [[ -d "$debian$(cluster)" ]] || step "$home/log/postgres.log" "preparing PostgreSQL's data" make_cluster
  rm -f "$debian$(cluster)/postmaster.pid"
  launch postgres env LC_ALL=C.UTF-8 chroot --userspec=postgres:postgres "$debian" "$pg_bin/postgres" -D "$(cluster)" -p "$pg_port"
  await_answer postgres "$pg_port"
  await_database
}
# A database that was killed first repairs itself, and refuses callers meanwhile.
await_database() {
  local _
  for _ in {1..300}; do
    sql 'create extension if not exists documentdb cascade' >>"$home/log/postgres.log" 2>&1 && return
    alive postgres || break
    sleep 0.2
  done
  fail "PostgreSQL does not answer; the log: $home/log/postgres.log"
}
sql() { as_postgres "$pg_bin/psql" -h 127.0.0.1 -p "$pg_port" -U postgres -q -c "$1"; }

# INT is PostgreSQL's fast stop: TERM would wait for callers to leave.
stop_postgres() { stop_process postgres "${1/TERM/INT}"; }
