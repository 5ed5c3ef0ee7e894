# Each command does all its set-up itself, on a fresh clone as on a warm one. What it does stands in .ci/.

.PHONY: help serve test build conformance bench screenshots fmt lint clean

SHELL := bash

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | while IFS='	' read -r name text; do printf '  make %-12s %s\n' "$$name" "$$text"; done

serve: ## start the development server and print its address (PORT=8080)
	@.ci/serve

test: ## run every test that needs no heavyweight tool chain, browser tests included
	@.ci/test

build: ## build the release site into dist/
	@.ci/build

conformance: ## check generated output with the real tools
	@.ci/conformance

bench: ## measure the first load, and typing beside a peer
	@.ci/bench

screenshots: ## take the pictures of the page's main states, the README's and the share image among them
	@.ci/screenshots

fmt: ## format the Rust sources
	@cargo fmt

lint: ## formatting, clippy and the documentation's links only
	@. .ci/lib.sh; setup rust lint; cargo fmt --check; clippy; docs

clean: ## remove everything that was built or installed in this clone
	@rm -rf target dist .venv tests/node_modules
