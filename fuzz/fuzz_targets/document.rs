//! A document as scripts, storage and links give it, through all that is made of one: findings, values, every target.

#![no_main]

use cognito_client_builder::document::Document;
use cognito_client_builder::evaluate::{Inputs, evaluate};
use cognito_client_builder::explain::{changes, next_steps, summary};
use cognito_client_builder::program::Scope;
use cognito_client_builder::targets::{TARGETS, generate};
use cognito_client_builder::validate::validate;

libfuzzer_sys::fuzz_target!(|input: &str| {
    let Ok(document) = Document::from_text(input) else { return };
    assert_eq!(Document::from_json(&document.to_json()).as_ref(), Ok(&document));
    evaluate(&document, &Inputs::none());
    for finding in validate(&document) {
        for fix in &finding.fixes {
            fix.apply(&document);
        }
    }
    for client in &document.clients {
        summary(&document, client);
        next_steps(&document, client);
    }
    for pair in document.clients.windows(2) {
        changes(&pair[0], &pair[1]);
    }
    for target in TARGETS {
        generate(&document, target, Scope::Complete).text();
    }
});
