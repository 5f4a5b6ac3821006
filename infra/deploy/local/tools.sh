# What the machine must have before anything is installed: root (for the Debian system of the database), Java, Maven, Go, debootstrap.

require_root() { [[ "$(id -u)" -eq 0 ]] || fail 'root is needed, since the database runs in a Debian system of its own (chroot): run it with sudo'; }

java_version() { java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'; }
go_version() { go env GOVERSION 2>/dev/null | sed -n 's/^go1\.\([0-9]*\).*/\1/p'; }
has_java() { command -v java >/dev/null && (($(java_version) >= 17)); }
# From 1.21 on, Go fetches the newer version that a program asks for.
has_go() { command -v go >/dev/null && (($(go_version) >= 21)); }

apt_install() { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; }
java_package() { apt-cache search --names-only '^openjdk-(17|21|25)-jre-headless$' | sort | sed -n '1s/ .*//p'; }

missing_packages() {
  has_java || java_package
  command -v mvn >/dev/null || echo maven
  has_go || echo golang-go
  command -v debootstrap >/dev/null || echo debootstrap debian-archive-keyring
}

install_tools() {
  local packages log="$programs/log/tools.log"
  packages="$(missing_packages | xargs)"
  if [[ -n "$packages" ]]; then
    command -v apt-get >/dev/null || fail "missing on this machine, which has no apt-get to install it: $packages"
    # shellcheck disable=SC2086 # a list of packages
    step "$log" "installing $packages" apt_install $packages
  fi
  has_java || fail "Java 17 or newer is needed and is not among this system's packages: put one on the PATH"
  has_go || fail "Go 1.21 or newer is needed and is not among this system's packages: put one on the PATH"
}
