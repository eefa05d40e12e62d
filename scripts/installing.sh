# What scripts/setup-render and scripts/setup-cluster share; sourced by them.

say() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }
fail() { say "$*"; exit 2; }

# Runs a command up to three times: mirrors and registries have their moments.
retry() {
  local try
  for try in 1 2 3; do
    if "$@"; then return 0; fi
    say "attempt $try of 3 failed: $*"
    sleep $((try * 3))
  done
  return 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  elif command -v sudo >/dev/null; then
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  else
    return 1
  fi
}

has_package() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# install_debian PACKAGE…: those that are missing, through apt.
install_debian() {
  local missing=() name
  command -v dpkg-query >/dev/null ||
    fail "this is no Debian; install by hand what stands in scripts/$(basename "$0"): $*"
  for name in "$@"; do
    has_package "$name" || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing ${missing[*]}"
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    fail "not root and no sudo; run as root: apt-get install ${missing[*]}"
  fi
  retry as_root apt-get update -qq || fail "apt-get update failed; check the network, then run this again"
  retry as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    fail "apt-get could not install ${missing[*]}; its message stands above"
}

# install_python REQUIREMENTS VENV: a Python environment with just what is pinned.
install_python() {
  local requirements=$1 venv=$2 stamp=$2/installed.txt
  command -v python3 >/dev/null || fail "python3 is missing; install Python 3.11 or later"
  cmp -s "$requirements" "$stamp" && return 0
  say "installing the Python packages into $venv"
  rm -rf "$venv"
  mkdir -p "$(dirname "$venv")"
  python3 -m venv "$venv" || fail "python3 -m venv failed; Debian has it in python3-venv"
  retry "$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$requirements" ||
    fail "pip could not install $requirements; check the network, then run this again"
  cp "$requirements" "$stamp"
}
