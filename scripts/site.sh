#!/usr/bin/env bash
# Trunk's post_build hook: completes the staged site with `bank site`.
set -euo pipefail
cd "$(dirname -- "${BASH_SOURCE[0]}")/.."
exec cargo run --quiet --features author --bin bank -- site --content content --staging "$TRUNK_STAGING_DIR" \
    --public-url "$TRUNK_PUBLIC_URL" --profile "$TRUNK_PROFILE" ${SITE_URL:+--site-url "$SITE_URL"}
