#!/usr/bin/env bash
# Runs the checks and counts them: `scripts/test.sh fast` without a browser, `scripts/test.sh all` with.
# Goes on after a failure, so that one run shows all of them; the last line says how many passed and failed.
set -uo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/env.sh"
cd "$ROOT" || exit 1

# The journeys' site, made for a sub-path as on GitHub Pages. Not dist/, which belongs to `make build`.
SITE=$ROOT/target/site
LOG=$(mktemp)
trap 'rm -f "$LOG"' EXIT
passed=0
failed=0

# section "what it checks" command…: prints a heading, runs the command, and counts the tests it reports, or itself as one.
section() {
    local heading=$1 status started=$SECONDS ok bad
    shift
    printf '\n== %s\n' "$heading"
    "$@" 2>&1 | tee "$LOG"
    status=${PIPESTATUS[0]}
    # cargo: "test result: ok. 12 passed; 0 failed; …"; Playwright: "  3 failed" and "  12 passed (9.1s)".
    ok=$(awk '/^test result:/ { n += $4 } /^ +[0-9]+ passed/ { n += $1 } END { print n + 0 }' "$LOG")
    bad=$(awk '/^test result:/ { n += $6 } /^ +[0-9]+ (failed|interrupted)/ { n += $1 } END { print n + 0 }' "$LOG")
    if [ "$status" = 0 ] && [ "$ok" = 0 ]; then ok=1; fi
    if [ "$status" != 0 ] && [ "$bad" = 0 ]; then bad=1; fi
    passed=$((passed + ok))
    failed=$((failed + bad))
    if [ "$status" = 0 ]; then
        printf -- '-- %s: %s passed (%s s)\n' "$heading" "$ok" $((SECONDS - started))
    else
        printf -- '-- %s: FAILED (%s s)\n' "$heading" $((SECONDS - started))
    fi
}

wasm=(--target wasm32-unknown-unknown --features ui)

section "Format" cargo fmt --check
section "Lint: core" cargo clippy --quiet --all-targets -- -D warnings
section "Lint: authors' tool" cargo clippy --quiet --all-targets --features author -- -D warnings
section "Lint: app" cargo clippy --quiet "${wasm[@]}" --lib --bins --test web -- -D warnings
section "Lint: trainer" cargo clippy --quiet --target wasm32-unknown-unknown --features trainer --bin trainer -- -D warnings
section "Rules (host tests)" cargo test --quiet --no-fail-fast --features author
section "Notes" cargo run --quiet --features author --bin bank -- check

if [ "${1:-all}" = all ]; then
    section "Site (release, under /repo/)" trunk build --release --public-url /repo/ --dist "$SITE"
    section "Components (in a browser)" cargo test "${wasm[@]}" --test web
    section "Journeys (in a browser)" env DIST="$SITE" playwright test
fi

printf '\n%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
