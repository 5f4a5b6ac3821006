#!/usr/bin/env bash
# Installs the Kafka library of the foreign client (test/contract/foreign-client.py) into a cache folder, once per list of packages,
# and prints the folder: PYTHONPATH="$(infra/deploy/foreign-client/install.sh)". Needs Python 3; where pip is missing, Debian's is
# installed, which needs root.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
wanted="$here/requirements.txt"
folder="${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/sinan-foreign-client/$(sha256sum "$wanted" | cut -c1-16)"

say() { echo "foreign client: $*" >&2; }
ensure_pip() {
  ! python3 -m pip --version >/dev/null 2>&1 || return 0
  say 'installing pip'
  apt-get update -q >&2 && apt-get install -y -q python3-pip >&2
}
# Into a folder of this process first: two that install at once must not meet, and a broken-off installation must not be found.
part="$folder.$$"
trap 'rm -rf "$part"' EXIT
install() {
  say 'installing the Kafka library'
  mkdir -p "$(dirname "$folder")"
  PIP_ROOT_USER_ACTION=ignore python3 -m pip install -q --disable-pip-version-check --no-input --no-deps --require-hashes \
    --target "$part" -r "$wanted" >&2
  mv -T "$part" "$folder" 2>/dev/null || [ -d "$folder" ]
}

if [ ! -d "$folder" ]; then
  ensure_pip
  install
fi
echo "$folder"
