//! Links: what is sent is what opens, for ever, and nothing damaged does harm.

use cognito_client_builder::document::Document;
use cognito_client_builder::link::{decode, encode};
use cognito_client_builder::presets::PRESETS;
use serde_json::json;

use crate::generate_documents::{Random, Style, document};

#[test]
fn a_link_opens_the_document_that_it_was_made_of() {
    let mut random = Random::new(3);
    for style in [Style::Valid, Style::Hostile] {
        for _ in 0..100 {
            let Ok(document) = Document::from_json(&document(&mut random, style)) else { continue };
            assert_eq!(decode(&encode(&document)), Ok(document));
        }
    }
    for preset in PRESETS {
        let link = encode(&preset.document());
        assert!(!preset.document().clients.is_empty(), "{}", preset.id);
        assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
        assert!(link.len() < 2000, "{}: {} characters", preset.id, link.len());
    }
}

#[test]
fn published_links_open() {
    let json = json!({ "resource": { "aws_cognito_user_pool_client": { "web": { "name": "w\u{e9}b" } } } });
    let document = Document::from_json(&json).unwrap();
    for link in include_str!("../links.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        assert_eq!(decode(link), Ok(document.clone()), "{link}");
    }
}

#[test]
fn damaged_links_are_refused() {
    let link = encode(&PRESETS[0].document());
    for length in 0..link.len() {
        assert!(decode(&link[..length]).is_err() || length == link.len(), "cut to {length}");
    }
    let mut random = Random::new(11);
    for _ in 0..2000 {
        let mut bytes = link.clone().into_bytes();
        let at = random.below(bytes.len());
        bytes[at] = *random.pick(b"AZaz09-_=+/ %");
        let _ = decode(std::str::from_utf8(&bytes).unwrap());
    }
    for text in ["", "1", "0abc", "9abc", "x", "\u{1f511}", "1\u{1f511}", "1!!!!"] {
        assert!(decode(text).is_err(), "{text:?}");
    }
    assert!(decode("2later").unwrap_err().contains("later version"));
    // A bomb: much more than a document may be, in a short link.
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![b' '; 64 << 20], 9);
    let text = base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, bomb);
    assert!(decode(&format!("1{text}")).is_err());
}
