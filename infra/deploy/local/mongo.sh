# FerretDB: MongoDB's protocol over PostgreSQL. To the platform the two are one server: they start and end together.

ferretdb_installed() { [[ -x "$programs/bin/ferretdb" ]]; }

install_ferretdb() {
  ! ferretdb_installed || return 0
  step "$programs/log/ferretdb.log" 'building FerretDB' build_ferretdb
  say 'FerretDB is built'
}
# Go itself is made newer where it must be: Debian's builds leave that out unless told.
build_ferretdb() {
  GOTOOLCHAIN=auto GOBIN="$programs/bin" GOFLAGS=-mod=mod go install github.com/FerretDB/FerretDB/v2/cmd/ferretdb@v2.7.0
}

start_mongo() {
  ! alive mongo || ! alive postgres || return 0
  stop_process mongo TERM
  must_be_free "$mongo_port" SINAN_SERVERS_MONGO_PORT
  say "starting MongoDB (FerretDB) on 127.0.0.1:$mongo_port …"
  start_postgres
  mkdir -p "$home/data/ferretdb"
  launch mongo "$programs/bin/ferretdb" --no-auth --telemetry=disable --log-level=WARN --debug-addr=- \
    --state-dir="$home/data/ferretdb" --listen-addr="127.0.0.1:$mongo_port" \
    --postgresql-url="postgres://postgres@127.0.0.1:$pg_port/postgres?pool_max_conns=100"
  await_answer mongo "$mongo_port"
  say 'MongoDB answers'
}

# With KILL the database dies first, in the middle of whatever it was doing.
stop_mongo() {
  [[ "$1" != KILL ]] || stop_postgres KILL
  stop_process mongo "$1"
  stop_postgres "$1"
  say 'MongoDB is down'
}
