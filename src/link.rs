//! Document to URL fragment and back: a version, then compressed JSON in URL-safe base64. A link once published opens
//! for ever, so a version, once released, is read as it was. Knows nothing of the address bar.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::document::Document;

/// The largest document that a link may unpack to, in bytes: room for thousands of clients, none for a bomb.
const MAX_UNPACKED: usize = 16 << 20;

/// The longest link that is read, in characters.
const MAX_ENCODED: usize = 8 << 20;

/// How hard the deflater works: links are made while a person types.
const LEVEL: u8 = 6;

/// The text after `#d=`: `1`, then the document.
pub fn encode(document: &Document) -> String {
    let json = document.to_json().to_string();
    format!("1{}", URL_SAFE_NO_PAD.encode(miniz_oxide::deflate::compress_to_vec(json.as_bytes(), LEVEL)))
}

/// Reads the text after `#d=`. Fails with a sentence when it is damaged, of a later version, or no document.
#[inline(never)] // A first visit has no link, and does without this.
pub fn decode(text: &str) -> Result<Document, String> {
    if text.len() > MAX_ENCODED {
        return Err("The link is too long to be read.".to_owned());
    }
    match text.split_at_checked(1) {
        Some(("1", packed)) => {
            let damaged = || "The link is damaged: a part of it is missing or was changed on the way.".to_owned();
            let packed = URL_SAFE_NO_PAD.decode(packed.trim_end_matches('=')).map_err(|_| damaged())?;
            let json =
                miniz_oxide::inflate::decompress_to_vec_with_limit(&packed, MAX_UNPACKED).map_err(|_| damaged())?;
            let json = String::from_utf8(json).map_err(|_| damaged())?;
            Document::from_text(&json)
        }
        Some((version, _)) if version.bytes().all(|byte| byte.is_ascii_digit()) => {
            Err("The link was made by a later version of this page. Reload the page and open it again.".to_owned())
        }
        _ => Err("The link does not hold a document.".to_owned()),
    }
}
