# Set-up that every command needs, sourced by the scripts beside this file.
#
# Each setup_* function leaves its tool ready, and costs nothing worth mentioning when it already is. Two kinds of
# machine work: one with rustup and the open internet, and a Debian one (as root) that reaches package registries
# only. Written for bash 3.2 and POSIX tools, so that macOS works as it comes.

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"
# shellcheck source=.ci/versions
. .ci/versions

# Compiled tools live outside the clone: a second clone on the machine need not compile them again.
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/cognito-client-builder

have() { command -v "$1" >/dev/null 2>&1; }
note() { printf '%s\n' "$*" >&2; }
die() {
  note "error: $*"
  exit 1
}

# step NAME COMMAND...: runs it under a heading and says how long it took. For plain commands: bash goes on after an
# error inside a function that is called like this.
step() {
  local name=$1 start=$SECONDS
  shift
  printf '\n== %s\n' "$name"
  "$@" || {
    printf '== %s FAILED after %s s\n' "$name" $((SECONDS - start))
    return 1
  }
  printf '== %s: ok, %s s\n' "$name" $((SECONDS - start))
}

# Two runs in one checkout would write the same files, so the second waits for the first.
lock() {
  local owner said=
  mkdir -p target
  while ! mkdir target/.lock 2>/dev/null; do
    owner=$(cat target/.lock/pid 2>/dev/null || true)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf target/.lock # left behind by a run that was killed
      continue
    fi
    [ -n "$said" ] || note "waiting for another run in this checkout (process ${owner:-unknown}, target/.lock)"
    said=1
    sleep 1
  done
  echo $$ >target/.lock/pid
  trap unlock EXIT
}
unlock() {
  rm -rf "$ROOT/target/.lock"
  trap - EXIT
}

# fresh STAMP KEY: is the step that wrote this stamp still done for this key?
fresh() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }

# at_least OLDEST ACTUAL, for dotted numbers.
at_least() {
  local a b c d
  IFS=. read -r a b _ <<<"$1"
  IFS=. read -r c d _ <<<"$2"
  [ "$c" -gt "$a" ] || { [ "$c" -eq "$a" ] && [ "$d" -ge "$b" ]; }
}

# On Debian as root a missing package is installed without asking; elsewhere the caller names the command.
apt_install() {
  [ "$(id -u)" = 0 ] && have apt-get || return 1
  note "installing with apt-get: $*"
  {
    apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "$@"
  } </dev/null >"$CACHE/apt.log" 2>&1 || {
    tail -n 5 "$CACHE/apt.log" >&2
    return 1
  }
}

setup_rust() {
  have cargo || apt_install cargo-web rustc-web ||
    die "cargo is missing. Install Rust: curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh"

  # With every crate of the lock file at hand, everything after this needs no network. The continuous integration
  # refuses a lock file that does not fit Cargo.toml; at home it is brought up to date.
  local key
  key=$(cat Cargo.toml Cargo.lock 2>/dev/null | cksum)
  if ! fresh target/.crates "$key"; then
    note "fetching crates"
    cargo fetch -q ${CI:+--locked}
    cat Cargo.toml Cargo.lock | cksum >target/.crates
  fi
}

setup_lint() {
  cargo fmt --version >/dev/null 2>&1 || apt_install rustfmt-web || die "rustfmt is missing: rustup component add rustfmt"
  cargo clippy --version >/dev/null 2>&1 || apt_install rust-web-clippy || die "clippy is missing: rustup component add clippy"
  # In the clone that has no standard library for the browser yet, and can get one.
  has_wasm_std || ! have rustup || rustup target add wasm32-unknown-unknown >/dev/null 2>&1 || true
}

# The page is checked for the browser, which spares compiling Leptos for this machine; where the browser's standard
# library is missing, everything is checked for this machine.
clippy() {
  if has_wasm_std; then
    cargo clippy -q --offline --no-default-features --all-targets -- -D warnings &&
      cargo clippy -q --offline --target wasm32-unknown-unknown --bin cognito-client-builder -- -D warnings
  else
    cargo clippy -q --offline --all-targets -- -D warnings
  fi
}

# Fails on links of the documentation that lead nowhere, private items included.
docs() (
  target=
  has_wasm_std && target='--target wasm32-unknown-unknown'
  export RUSTDOCFLAGS='-D warnings -A rustdoc::private_intra_doc_links'
  cargo doc -q --offline --no-default-features --lib --no-deps --document-private-items &&
    cargo rustdoc -q --offline $target --bin cognito-client-builder -- --document-private-items
)

# cargo_tool CRATE PROGRAM VERSION OPT_LEVEL ARGUMENTS...: on PATH in exactly this version, compiled when there is none.
cargo_tool() {
  local crate=$1 program=$2 version=$3 opt_level=$4 dir=$CACHE/$1-$3 quiet=
  shift 4
  case "$("$program" --version 2>/dev/null)" in "$program $version"*) return ;; esac
  if [ ! -x "$dir/bin/$program" ]; then
    note "compiling $program $version, once on this machine (some minutes)"
    [ -t 2 ] || quiet=1 # a log need not list what is compiled
    # How fast these tools run matters less than how long they take to compile.
    CARGO_PROFILE_RELEASE_OPT_LEVEL=$opt_level CARGO_PROFILE_RELEASE_LTO=off CARGO_TARGET_DIR="$CACHE/build" \
      cargo install ${quiet:+-q} "$crate" --version "$version" --root "$dir" "$@"
  fi
  PATH=$dir/bin:$PATH
}

setup_trunk() {
  local bindgen
  bindgen=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' Cargo.lock)
  # Without Trunk's default features it needs no TLS library and does not ask for newer versions of itself.
  cargo_tool trunk trunk "$TRUNK_VERSION" 0 --locked --no-default-features
  # Not --locked: its lock file may name a crate version that a mirror does not serve yet.
  cargo_tool wasm-bindgen-cli wasm-bindgen "$bindgen" 1 --bin wasm-bindgen
  rm -rf "$CACHE/build"
  export TRUNK_SKIP_VERSION_CHECK=true
}

has_wasm_std() {
  local lib
  lib=$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null) && ls "$lib"/libstd-*.rlib >/dev/null 2>&1
}
has_debian_rust() { [ -x /usr/bin/cargo ] && [ -f /usr/lib/rustlib/src/rust/library/Cargo.lock ] && have wasm-ld-19; }

# The environment of a build for the browser: to be called in the process that runs Trunk, after everything else.
setup_wasm() {
  # A directory of its own: the compiler may be another one than cargo test's, and neither shall undo the other's work
  # or wait for its lock.
  export CARGO_TARGET_DIR=$ROOT/target/wasm
  local compiler=rustc prefix flags=

  if has_wasm_std; then
    :
  elif ! has_debian_rust && have rustup && rustup target add wasm32-unknown-unknown >/dev/null 2>&1; then
    :
  elif has_debian_rust || apt_install rustc-web cargo-web rust-web-src lld-19; then
    # No standard library for the browser can be had, so it is built from the source that Debian has for its
    # own compiler. Nightly switches are only unlocked to say so to cargo.
    compiler=/usr/bin/rustc
    export RUSTC=$compiler CARGO=/usr/bin/cargo RUSTC_BOOTSTRAP=1
    export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19
    # Trunk calls the cargo on PATH. Links to just these two, so that nothing else of /usr/bin comes to the front.
    mkdir -p "$CACHE/debian-rust"
    ln -sf /usr/bin/cargo /usr/bin/rustc "$CACHE/debian-rust/"
    PATH=$CACHE/debian-rust:$PATH
    # The crates that the standard library itself is made from.
    if ! fresh target/.crates-std "$("$compiler" -V)"; then
      cargo fetch -q --target wasm32-unknown-unknown
      "$compiler" -V >target/.crates-std
    fi
  else
    die "the browser's standard library is missing: rustup target add wasm32-unknown-unknown"
  fi

  # Messages of a panic name source files; they shall not name this machine's directories.
  for prefix in "$ROOT=." "${CARGO_HOME:-$HOME/.cargo}=cargo" "$("$compiler" --print sysroot)/lib/rustlib/src/rust=rust" \
    "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do
    case $prefix in
    *" "*) continue ;; # cargo splits these flags at spaces
    *=*) ;;
    *) prefix="$prefix=crates" ;;
    esac
    flags="$flags --remap-path-prefix=$prefix"
  done
  # Leptos makes one type for all views instead of one for each: measured, a third less of its code.
  flags="$flags --cfg erase_components"
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="${CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS:-}$flags"
}

setup_node() {
  have node || apt_install nodejs npm || die "Node.js is missing. Install version $NODE_OLDEST or newer: https://nodejs.org/en/download"
  have npm || apt_install npm || die "npm is missing. Install it with Node.js: https://nodejs.org/en/download"
  at_least "$NODE_OLDEST" "$(node -p process.versions.node)" ||
    die "Node.js $(node -v) is too old. Install version $NODE_OLDEST or newer: https://nodejs.org/en/download"
  local key
  key=$(cksum <tests/package-lock.json)
  if ! fresh tests/node_modules/.done "$key"; then
    note "installing node packages"
    (cd tests && npm ci --no-audit --no-fund --loglevel=error >&2)
    echo "$key" >tests/node_modules/.done
  fi
  PATH=$ROOT/tests/node_modules/.bin:$PATH # wasm-opt, which Trunk would download otherwise
}

setup_browser() {
  node tests/e2e/harness/browser.mjs >/dev/null || apt_install chromium ||
    die "no Chromium or Chrome found. Install one (Debian: sudo apt-get install chromium, macOS: brew install --cask chromium) or set CHROMIUM to its path"
}

setup_python() {
  local key python=python3
  have python3 && python3 -c 'import venv, ensurepip' 2>/dev/null || apt_install python3-venv ||
    die "python3 with venv is missing. Install Python $PYTHON_OLDEST or newer (Debian: sudo apt-get install python3-venv, macOS: brew install python)"
  at_least "$PYTHON_OLDEST" "$($python -c 'import platform; print(platform.python_version())')" ||
    die "$($python --version) is too old. Install $PYTHON_OLDEST or newer: https://www.python.org/downloads/"
  key=$(cksum <tests/conformance/requirements.txt)
  if ! fresh .venv/.done "$key"; then
    note "installing Python packages"
    rm -rf .venv
    $python -m venv .venv
    .venv/bin/pip install -q --no-deps --disable-pip-version-check -r tests/conformance/requirements.txt
    echo "$key" >.venv/.done
  fi
  PATH=$ROOT/.venv/bin:$PATH
}

# setup PART...: runs those parts, one run at a time.
setup() {
  local part start=$SECONDS
  mkdir -p "$CACHE"
  lock
  for part in "$@"; do "setup_$part"; done
  unlock
  note "set-up done in $((SECONDS - start)) s"
}
