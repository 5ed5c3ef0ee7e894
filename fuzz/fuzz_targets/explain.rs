//! Error messages and requests that somebody pastes.

#![no_main]

use std::sync::LazyLock;

use cognito_client_builder::document::Document;
use cognito_client_builder::explain::explain;
use cognito_client_builder::presets::PRESETS;

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| PRESETS[0].document());

libfuzzer_sys::fuzz_target!(|input: &str| {
    for document in [None, Some(&*DOCUMENT)] {
        for answer in explain(input, document, None) {
            for fix in &answer.fixes {
                fix.apply(&DOCUMENT);
            }
        }
    }
});
