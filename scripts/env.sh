# Sourced by every recipe: where the pinned tools live, in which versions, and PATH so that they win.
#
# Tools are kept outside the checkout, in folders named by version, so a fresh clone does not build them again.
# To put them elsewhere, set ZHUIWEN_CACHE.

ROOT=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
CACHE=${ZHUIWEN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/zhuiwen}

# trunk 0.22 asks for a newer rustc than rust-toolchain.toml names.
TRUNK_VERSION=0.21.14
# The command-line tool and the library must be of one version: Cargo.lock decides.
BINDGEN_VERSION=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' "$ROOT/Cargo.lock")

# node_modules first: its wasm-opt is the one Trunk.toml asks for. (Debian's binaryen 108 writes broken modules.)
PATH=$ROOT/node_modules/.bin:$CACHE/trunk-$TRUNK_VERSION/bin:$CACHE/wasm-bindgen-$BINDGEN_VERSION/bin:$PATH
export PATH ROOT CACHE

has() { command -v "$1" >/dev/null 2>&1; }
digest() { cat "$@" | { if has sha256sum; then sha256sum; else shasum -a 256; fi; } | cut -c1-16; }

# The note bank's Python fences run in a private environment, one for each list of packages and version of Python.
# Of pythonN.N and python3 the first that is at least 3.11 serves.
find_python() {
    local python
    for python in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if has "$python" && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    return 1
}
if BASE_PYTHON=$(find_python); then
    PYTHON_VERSION=$("$BASE_PYTHON" -c 'import platform; print(platform.python_version())')
    PYTHON_HOME=$CACHE/py-$PYTHON_VERSION-$(digest "$ROOT/content/requirements.txt")
    export ZHUIWEN_PYTHON=$PYTHON_HOME/bin/python
fi

# The browser of the journeys and the benchmarks.
find_chromium() {
    local chromium
    for chromium in ${CHROMIUM:-} chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
        if has "$chromium"; then
            command -v "$chromium"
            return
        fi
    done
    return 1
}
if CHROMIUM=$(find_chromium); then export CHROMIUM; fi

# GitHub's runners keep chromedriver off PATH and name its folder instead.
if has chromedriver; then
    CHROMEDRIVER=$(command -v chromedriver)
elif [ -n "${CHROMEWEBDRIVER:-}" ]; then
    CHROMEDRIVER=$CHROMEWEBDRIVER/chromedriver
fi
if [ -n "${CHROMEDRIVER:-}" ]; then export CHROMEDRIVER; fi
