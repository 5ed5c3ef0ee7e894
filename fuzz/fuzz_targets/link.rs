//! The fragment of an address, which anyone can make.

#![no_main]

use cognito_client_builder::link::{encode, open};

libfuzzer_sys::fuzz_target!(|input: &str| {
    if let Ok(linked) = open(input) {
        assert_eq!(open(&encode(&linked.document)).map(|it| it.document), Ok(linked.document));
    }
});
