//! Links: what is sent is what opens, for ever, and nothing damaged does harm.

use cognito_client_builder::document::Document;
use cognito_client_builder::link::{encode, open};
use cognito_client_builder::presets::PRESETS;
use serde_json::json;

use crate::generate_documents::{Random, Style, document};

/// What a link opens that has nothing after it.
fn decode(text: &str) -> Result<Document, String> {
    let linked = open(text)?;
    assert_eq!(linked.told(), None, "{text}");
    Ok(linked.document)
}

/// A link of version 1, as pages made it that had no checksum.
fn without_checksum(json: &str) -> String {
    let packed = miniz_oxide::deflate::compress_to_vec(json.as_bytes(), 6);
    format!("1{}", base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, packed))
}

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
fn damaged_links_are_rejected() {
    let link = encode(&PRESETS[0].document());
    for length in 0..link.len() {
        assert!(open(&link[..length]).is_err(), "cut to {length}");
    }
    for text in
        ["", "1", "2", "2AAAA", "2AAAAAA", "0abc", "9abc", "x", "\u{1f511}", "1\u{1f511}", "2\u{1f511}", "1!!!!"]
    {
        assert!(open(text).is_err(), "{text:?}");
    }
    assert!(open("3later").unwrap_err().contains("later version"));
    // A bomb: much more than a document may be, in a short link.
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![b' '; 64 << 20], 9);
    let packed = |bytes: &[u8]| base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, bytes);
    assert!(open(&format!("1{}", packed(&bomb))).is_err());
    let summed = [adler2::adler32_slice(&bomb).to_be_bytes().as_slice(), &bomb].concat();
    assert!(open(&format!("2{}", packed(&summed))).is_err());
}

#[test]
fn a_changed_character_is_noticed() {
    let client = json!({ "name": "resource", "user_pool_id": "us-gov-west-1_Zz09" });
    let small = json!({ "resource": { "aws_cognito_user_pool_client": { "web": client } } });
    for document in [PRESETS[0].document(), PRESETS[3].document(), Document::from_json(&small).unwrap()] {
        let link = encode(&document);
        for at in 0..link.len() {
            for other in "Aa0-".bytes().filter(|other| *other != link.as_bytes()[at]) {
                let mut bytes = link.clone().into_bytes();
                bytes[at] = other;
                let changed = String::from_utf8(bytes).unwrap();
                let message = open(&changed).map(|it| it.document.to_json().to_string()).unwrap_err();
                assert!(at == 0 || message.contains("damaged") && message.contains("Copy the whole link"), "{message}");
            }
        }
        // A character is gone, doubled, or changed places with the next one.
        for at in 1..link.len() - 1 {
            let (head, tail) = link.split_at(at);
            let (next, second) = (&tail[..1], &tail[1..2]);
            assert!(open(&format!("{head}{}", &tail[1..])).is_err());
            assert!(open(&format!("{head}{next}{tail}")).is_err());
            let swapped = format!("{head}{second}{next}{}", &tail[2..]);
            assert!(swapped == link || open(&swapped).is_err());
        }
    }
}

#[test]
fn text_after_a_link_is_ignored_and_reported() {
    let document = PRESETS[0].document();
    let old = without_checksum(&document.to_json().to_string());
    for (link, appended) in [encode(&document), old].iter().flat_map(|link| {
        [".", ")", ">", "\u{2026}", ",", "%22", "&utm_source=chat", " and some words", "\n> quoted", "*", "~~", "\"}]"]
            .map(|appended| (link, appended))
    }) {
        let linked = open(&format!("{link}{appended}")).unwrap_or_else(|error| panic!("{appended:?}: {error}"));
        assert_eq!(linked.document, document, "{appended:?}");
        assert_eq!(linked.appended, appended);
        let told = linked.told().unwrap();
        assert!(told.starts_with("Ignored the text after the link: "), "{told}");
    }
    // Emphasis of Markdown, and dashes, are letters of base64; the padding of old base64 says nothing.
    for appended in ["_", "__", "-", "--", "_.", "__)"] {
        let linked = open(&format!("{}{appended}", encode(&document))).unwrap();
        assert_eq!((linked.document, linked.appended.as_str()), (document.clone(), appended));
    }
    assert_eq!(decode(&format!("{}==", encode(&document))), Ok(document.clone()));
    let long = open(&format!("{} {}\u{1b}[0m", encode(&document), "word ".repeat(1000))).unwrap().told().unwrap();
    assert!(long.chars().count() < 120 && long.contains('\u{2026}'), "{long}");
}
