//! The text of a file of variables, evaluated in a document that uses some.

#![no_main]

use std::sync::LazyLock;

use cognito_client_builder::document::Document;
use cognito_client_builder::evaluate::{Inputs, evaluate};

static DOCUMENT: LazyLock<Document> = LazyLock::new(|| {
    let text = include_str!("../../tests/cases/variables-and-outside/document.json");
    Document::from_text(text).expect("a document")
});

libfuzzer_sys::fuzz_target!(|input: &str| {
    if let Ok(inputs) = Inputs::from_text(input) {
        evaluate(&DOCUMENT, &inputs);
    }
});
