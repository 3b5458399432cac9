#!/usr/bin/env bash
# Installs what is missing, at pinned versions; quick when nothing is.
#
#   scripts/setup.sh rust       Rust
#   scripts/setup.sh build      Rust target, trunk, wasm-bindgen, wasm-opt
#   scripts/setup.sh content    Python with the packages the notes' programs import
#   scripts/setup.sh browser    Node packages, Chromium with chromedriver, Chinese fonts
#
# What cannot be installed safely is named, with the command that installs it.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/env.sh"

say() { printf '[setup] %s\n' "$*" >&2; }
missing() {
    printf '[setup] missing: %s\n[setup] install it with: %s\n' "$1" "$2" >&2
    exit 1
}

# On Debian as root apt is safe to use; elsewhere only the command is named.
apt_install() {
    if has apt-get && [ "$(id -u)" = 0 ]; then
        say "installing $* with apt"
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
    else
        return 1
    fi
}
apt_hint() { if has apt-get; then echo "sudo apt-get update && sudo apt-get install -y $*"; else echo "your package manager ($*)"; fi; }

# Runs a cargo install into a folder that appears only when it is complete.
install_tool() {
    local home=$1
    shift
    say "building $* (once; kept in $home)"
    rm -rf "$home.part"
    # Not the project's target folder: other recipes may hold its lock for minutes.
    CARGO_TARGET_DIR=$CACHE/build cargo install --quiet --root "$home.part" "$@"
    rm -rf "$home"
    mv "$home.part" "$home"
    rm -rf "$CACHE/build"
}

setup_rust() {
    has cargo || missing "Rust" "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh"
    has cc || apt_install build-essential || missing "a C linker" "$(apt_hint build-essential)"
    if has rustup; then
        local channel
        channel=$(awk -F'"' '/^channel/ { print $2 }' "$ROOT/rust-toolchain.toml")
        if ! (cd "$ROOT" && rustc --version && cargo clippy --version && cargo fmt --version) >/dev/null 2>&1; then
            say "installing Rust $channel"
            rustup toolchain install "$channel" --profile minimal --component clippy --component rustfmt
        fi
        if [ ! -d "$(cd "$ROOT" && rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ]; then
            say "adding Rust's wasm32-unknown-unknown target"
            rustup target add --toolchain "$channel" wasm32-unknown-unknown
        fi
    elif [ ! -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ]; then
        missing "Rust's wasm32-unknown-unknown target" "rustup target add wasm32-unknown-unknown (after installing rustup)"
    fi
}

# $1: packages for building only (production) or all of them (all).
setup_node() {
    local which=$1 stamp
    # Whoever has run the browser tests keeps their packages when the list changes.
    if [ -e "$ROOT/node_modules/.zhuiwen-all" ]; then which=all; fi
    stamp=$(digest "$ROOT/package-lock.json")
    if [ "$(cat "$ROOT/node_modules/.zhuiwen-all" 2>/dev/null)" = "$stamp" ]; then return; fi
    if [ "$which" = production ] && [ "$(cat "$ROOT/node_modules/.zhuiwen-production" 2>/dev/null)" = "$stamp" ]; then return; fi
    if [ "$which" = all ]; then
        say "installing Node packages"
        (cd "$ROOT" && npm ci --no-audit --no-fund --loglevel=error >&2)
    else
        say "installing wasm-opt"
        (cd "$ROOT" && npm ci --omit=dev --no-audit --no-fund --loglevel=error >&2)
    fi
    echo "$stamp" >"$ROOT/node_modules/.zhuiwen-$which"
}

has_node() { has npm && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null; }

setup_build() {
    setup_rust
    if [ "$(trunk --version 2>/dev/null)" != "trunk $TRUNK_VERSION" ]; then
        install_tool "$CACHE/trunk-$TRUNK_VERSION" trunk --version "$TRUNK_VERSION" --locked
    fi
    if [ "$(wasm-bindgen --version 2>/dev/null)" != "wasm-bindgen $BINDGEN_VERSION" ]; then
        # Without --locked: the lock file it ships names a crate version the registry has withdrawn.
        install_tool "$CACHE/wasm-bindgen-$BINDGEN_VERSION" wasm-bindgen-cli --version "$BINDGEN_VERSION"
    fi
    # Without Node, trunk itself downloads the wasm-opt that Trunk.toml names.
    if has_node; then setup_node production; fi
}

setup_content() {
    setup_rust
    local wanted="Python 3.11 or newer with venv"
    if [ -z "${BASE_PYTHON:-}" ]; then
        apt_install python3 python3-venv || missing "$wanted" "$(apt_hint python3 python3-venv)"
        exec "${BASH_SOURCE[0]}" content
    fi
    if [ -e "$PYTHON_HOME/ready" ]; then return; fi
    say "preparing Python $PYTHON_VERSION for the notes' programs"
    rm -rf "$PYTHON_HOME"
    if ! "$BASE_PYTHON" -m venv "$PYTHON_HOME" >/dev/null 2>&1; then
        apt_install python3-venv || missing "$wanted" "$(apt_hint python3-venv)"
        "$BASE_PYTHON" -m venv "$PYTHON_HOME"
    fi
    "$ZHUIWEN_PYTHON" -m pip install --quiet --disable-pip-version-check -r "$ROOT/content/requirements.txt"
    touch "$PYTHON_HOME/ready"
}

setup_browser() {
    has_node || missing "Node 20 or newer, with npm" "https://nodejs.org/ or your package manager"
    setup_node all
    if [ -z "${CHROMIUM:-}" ] || [ -z "${CHROMEDRIVER:-}" ]; then
        apt_install chromium chromium-driver || missing "Chromium with chromedriver" "$(apt_hint chromium chromium-driver)"
    fi
    if has fc-list && [ -z "$(fc-list :lang=zh family | head -1)" ]; then
        apt_install fonts-noto-cjk || say "no Chinese font: the pictures will show boxes. $(apt_hint fonts-noto-cjk)"
    fi
}

mkdir -p "$CACHE"
# Two recipes at once must not build the same tool into the same folder.
if has flock && [ -z "${ZHUIWEN_SETUP_LOCKED:-}" ]; then
    ZHUIWEN_SETUP_LOCKED=1 exec flock "$CACHE/setup.lock" "${BASH_SOURCE[0]}" "$@"
fi
for part in "$@"; do
    case $part in
    rust) setup_rust ;;
    build) setup_build ;;
    content) setup_content ;;
    browser) setup_browser ;;
    *) echo "usage: $0 rust|build|content|browser …" >&2 && exit 2 ;;
    esac
done
