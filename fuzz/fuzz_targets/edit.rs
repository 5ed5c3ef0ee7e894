//! A change of whatever was read: one argument of each client takes another value, or none.

#![no_main]

use std::sync::Arc;

use cognito_client_builder::edit::edit_imported;
use cognito_client_builder::schema::fields;
use serde_json::json;

libfuzzer_sys::fuzz_target!(|input: (u8, u8, &str)| {
    let (field, value, input) = input;
    let (files, import) = cognito_client_builder_fuzz::read(input);
    let field = &fields()[usize::from(field) % fields().len()];
    let value = match value % 8 {
        0 => None,
        1 => Some(json!(true)),
        2 => Some(json!(17)),
        3 => Some(json!("another")),
        4 => Some(json!(["https://new.example.com/"])),
        5 => Some(json!("${var.x}")),
        6 => Some(json!(["a\"b\\c\n${aws_cognito_user_pool.pool.id} $${x}"])),
        _ => Some(json!({ "access_token": "minutes" })),
    };
    let mut wanted = import.document.clone();
    for client in &mut wanted.clients {
        Arc::make_mut(client).set(field.id, value.clone());
    }
    let edited = edit_imported(&files, &import, &wanted);
    assert_eq!(edited.files.len(), files.len());
    for (before, after) in files.iter().zip(&edited.files) {
        assert!(after.changed || after.text == before.text);
    }
});
