#!/usr/bin/env bash
# leptos 0.8.23 with wasm_split_helpers 0.2.3.
# Expected: a function marked #[lazy] returns an error, or waits, when its part of the program can't be loaded.
# Seen: it panics. With panic = "abort", one failed request stops the page. `wasm_split`, which #[lazy] expands to,
# has the option `fallible`: the function returns the error, and the next call loads again. #[lazy] doesn't set
# it. If no tool splits the program (cargo-leptos --split or wasm-split-cli), the program imports the module
# __wasm_split_placeholder__, which doesn't exist.
# Why it matters: a page that must survive a lost connection needs `wasm_split` with `fallible`, and its
# development builds must be split, too.
# Source: found by blocking the requests for the parts of a program. Needs Rust's target wasm32-unknown-unknown.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

mkdir src
cat >Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2024"
[dependencies]
leptos = { version = "=0.8.23", default-features = false, features = ["csr"] }
wasm_split_helpers = "=0.2.3"
[profile.dev]
panic = "abort"
debug = false
TOML
cat >src/main.rs <<'RUST'
use std::future::Future;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

#[lazy]
fn lazy() -> i32 {
    1
}

#[wasm_split(part, wasm_split_path = leptos::wasm_split, fallible)]
fn fallible() -> Result<i32, SplitLoaderError> {
    Ok(2)
}

fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return value;
        }
    }
}

#[unsafe(no_mangle)]
pub extern "C" fn run_lazy() -> i32 {
    run(lazy())
}

#[unsafe(no_mangle)]
pub extern "C" fn run_fallible() -> i32 {
    run(fallible()).unwrap_or(-1)
}

fn main() {}
RUST
RUSTFLAGS='-C link-arg=--export-table' CARGO_TARGET_DIR="$finding_dir/target" \
  cargo build --quiet --target wasm32-unknown-unknown
echo 'leptos 0.8.23, wasm_split_helpers 0.2.3'
cat >run.mjs <<'JS'
import { readFileSync } from "node:fs";
const module = await WebAssembly.compile(readFileSync("target/wasm32-unknown-unknown/debug/finding.wasm"));
const modules = new Set(WebAssembly.Module.imports(module).map((it) => it.module));
let table;
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  // Every request for a part fails.
  const load = (callback, data) => table.get(callback)(data, 0);
  (imports[from] ??= {})[name] = name.startsWith("__wasm_split_load_") ? load : () => 0;
}
const { exports } = await WebAssembly.instantiate(module, imports);
table = exports.__indirect_function_table;
const result = (name) => {
  try {
    return exports[name]();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};
console.log("imports", [...modules].filter((it) => it.includes("split")).join(", "));
console.log("fallible", result("run_fallible"), "and again", result("run_fallible"));
console.log("lazy", result("run_lazy"));
JS
seen "with every request for a part failing:" 'imports __wasm_split_placeholder__
fallible -1 and again -1
lazy RuntimeError: unreachable' "$(node run.mjs)"
finish
