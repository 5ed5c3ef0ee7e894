#!/usr/bin/env bash
# granit-parser 2.1.0.
# Expected: the event of a value that isn't written has no text.
# Seen: it has the plain text ~, exactly as if ~ were written. With a tag before it (!!str, !Sub), the text is "".
# Why it matters: only the position tells "CallbackURLs:" from "CallbackURLs: ~". An editor that replaces the
# text of the event in the file replaces a character that isn't there.
# Source: found while writing an editor on the events.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.bash"

rust_program 'granit-parser = "=2.1.0"' <<'RUST'
use granit_parser::{Event, Parser};

fn main() {
    for text in ["ClientName:\n", "ClientName: ~\n", "ClientName: !!str\n", "[a: ]\n"] {
        let scalars: Vec<String> = Parser::new_from_str(text)
            .filter_map(|event| match event.unwrap().0 {
                Event::Scalar(text, style, ..) => Some(format!("{text:?} {style:?}")),
                _ => None,
            })
            .collect();
        println!("{text:?}: {}", scalars.last().unwrap());
    }
}
RUST

seen "The value's event:" '"ClientName:\n": "~" Plain
"ClientName: ~\n": "~" Plain
"ClientName: !!str\n": "" Plain
"[a: ]\n": "~" Plain' "$(rust)"
finish
