# The commands of this project; each first installs what is missing (scripts/setup.sh).
#
#   make serve     build the release site and serve it on http://127.0.0.1:8080/ (PORT=… DEV=1 for a debug build)
#   make test      every check, the browser's too
#   make check     the fast part, without a browser
#   make build     the site, into dist/ (PUBLIC_URL=/repo/ for a sub-path, SITE_URL=https://owner.github.io/repo/ when known)
#   make content   check the notes
#   make bench     measure the budgets and print a table
#   make bench-plan  simulate people who learn for a date: ours against published schedulers
#   make clean     remove what was built here (the tools' cache stays)

SHELL := bash
.DEFAULT_GOAL := help
RUN := . scripts/env.sh &&

PUBLIC_URL ?= /
PORT ?= 8080
export PUBLIC_URL SITE_URL

.PHONY: help serve build test check content bench bench-plan icons screenshots clean
help:
	@sed -n 's/^#   //p' Makefile

serve:
	@scripts/setup.sh build content
	@printf '\n  http://127.0.0.1:%s%s answers once the build is done. Ctrl-C stops it.\n\n' '$(PORT)' '$(PUBLIC_URL)'
	@# Without auto-reload: its inline script would need a hole in the content security policy.
	@$(RUN) trunk serve $(if $(DEV),,--release) --no-autoreload --address 127.0.0.1 --port '$(PORT)' --public-url '$(PUBLIC_URL)'

build:
	@scripts/setup.sh build content
	@$(RUN) trunk build --release --public-url '$(PUBLIC_URL)'
	@echo 'The site is in dist/, made for $(PUBLIC_URL)'

test:
	@scripts/setup.sh build content browser
	@scripts/test.sh all

check:
	@scripts/setup.sh build content
	@scripts/test.sh fast

content:
	@scripts/setup.sh content
	@$(RUN) cargo run --quiet --features author --bin bank -- check

bench:
	@scripts/setup.sh build content browser
	@$(RUN) trunk build --release --public-url /repo/
	@$(RUN) node bench/run.mjs

bench-plan:
	@scripts/setup.sh rust
	@$(RUN) cargo run --quiet --profile simulation --example bench_plan

# Draws public/icons from the outlines in scripts/seal.json; the result is committed.
icons:
	@scripts/setup.sh browser
	@$(RUN) node scripts/icons.mjs

# Takes the pictures of public/screenshots from the release site; the result is committed.
screenshots:
	@scripts/setup.sh build content browser
	@$(RUN) trunk build --release --public-url /repo/
	@$(RUN) node scripts/screenshots.mjs

clean:
	rm -rf dist target node_modules test-results playwright-report
