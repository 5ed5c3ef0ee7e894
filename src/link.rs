//! Document to URL fragment and back: a version, then a checksum and compressed JSON in URL-safe base64. A link once
//! published opens for ever, so a version, once released, is read as it was. Knows nothing of the address bar.
//!
//! | version | what follows it, before base64 |
//! |---|---|
//! | 1 | the JSON, deflated |
//! | 2 | the Adler-32 checksum of the rest in 4 bytes, high byte first; the JSON, deflated |

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::document::Document;

/// The largest document that a link may unpack to, in bytes: room for thousands of clients, none for a bomb.
const MAX_UNPACKED: usize = 16 << 20;

/// The longest link that is read, in characters.
const MAX_ENCODED: usize = 8 << 20;

/// How hard the deflater works: links are made while a user types.
const LEVEL: u8 = 6;

/// The bytes of the checksum.
const CHECKSUM: usize = 4;

/// The most characters of base64 that may follow a link and are tried without: Markdown's `__` and a dash.
const MOST_TRAILING: usize = 3;

/// What a link holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Linked {
    pub document: Document,
    /// The text after the link that doesn't belong to it: a period, a bracket, what a chat program added.
    pub appended: String,
}

impl Linked {
    /// A sentence about the text after the link, if there is any.
    pub fn told(&self) -> Option<String> {
        const MOST: usize = 40;
        let words: Vec<&str> = self.appended.split_whitespace().take(MOST).collect();
        let text: String = words.join(" ").chars().filter(|c| !c.is_control()).collect();
        let shown: String = text.chars().take(MOST).collect();
        let more = if shown.len() < text.len() { "\u{2026}" } else { "" };
        if text.is_empty() {
            return None;
        }
        Some(format!("Ignored the text after the link: \u{201c}{shown}{more}\u{201d}. It doesn't belong to the link."))
    }
}

/// The text after `#d=`: `2`, then the document with its checksum.
pub fn encode(document: &Document) -> String {
    let json = document.to_json().to_string();
    let packed = miniz_oxide::deflate::compress_to_vec(json.as_bytes(), LEVEL);
    let mut bytes = adler2::adler32_slice(&packed).to_be_bytes().to_vec();
    bytes.extend(packed);
    format!("2{}", URL_SAFE_NO_PAD.encode(bytes))
}

/// Whether a character can be a part of what follows `#d=`.
fn is_packed(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// Reads the text after `#d=`, with whatever follows the link in it.
///
/// # Errors
/// Returns a user-facing message when the link is damaged, of a later version, or no document.
#[inline(never)] // A first visit has no link, and does without this.
pub fn open(text: &str) -> Result<Linked, String> {
    let end = text.find(|c| !is_packed(c)).unwrap_or(text.len());
    let first = decode(&text[..end]);
    // What follows may look like a part of the link. Only a checksum tells.
    let trailing = text[..end].len() - text[..end].trim_end_matches(['_', '-']).len();
    let tried = if first.is_err() && text.starts_with('2') { trailing.min(MOST_TRAILING) } else { 0 };
    let shorter = (1..=tried).find_map(|cut| Some((decode(&text[..end - cut]).ok()?, end - cut)));
    let (document, end) = match shorter {
        Some(found) => found,
        None => (first?, end),
    };
    Ok(Linked { document, appended: text[end..].trim_start_matches('=').to_owned() })
}

/// Reads a link, which is all of the text. Fails like [`open`].
fn decode(text: &str) -> Result<Document, String> {
    if text.len() > MAX_ENCODED {
        return Err("The link is too long to be read.".to_owned());
    }
    let version = text.get(..1).unwrap_or_default();
    let unpack = |packed: &[u8]| -> Option<String> {
        let json = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, MAX_UNPACKED).ok()?;
        String::from_utf8(json).ok()
    };
    let bytes = || URL_SAFE_NO_PAD.decode(&text[1..]).ok();
    let json = match version {
        "1" => bytes().and_then(|bytes| unpack(&bytes)),
        "2" => bytes().and_then(|bytes| {
            let (checksum, packed) = bytes.split_first_chunk::<CHECKSUM>()?;
            (u32::from_be_bytes(*checksum) == adler2::adler32_slice(packed)).then(|| unpack(packed))?
        }),
        _ if version.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0') => {
            return Err(
                "A later version of this page made the link. Reload the page and open the link again.".to_owned()
            );
        }
        _ => return Err("The link doesn't contain a configuration.".to_owned()),
    };
    let damaged = "The link is damaged: a part of it is missing or was changed on the way. Copy the whole link again from its source, or ask the sender for the Terraform JSON.";
    Document::from_text(&json.ok_or(damaged)?)
}
