//! Text to bytes and back: which encoding a file is in, and the file's own bytes again after a change.
//!
//! UTF-8, UTF-16, and Windows-1252 (of which Latin-1 is a part) are read. In Windows-1252 every byte is a character, as
//! the WHATWG defines it, so a file that is really in another encoding of one byte has wrong letters on screen and still
//! comes back byte for byte. A byte order mark is the first character of the text and comes back as well.

use super::Format;

/// How a file's text is written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    #[default]
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1252,
}

/// The characters of the bytes 0x80 to 0x9F in Windows-1252. Every other byte is the character of its number.
const WINDOWS_1252: [char; 32] = [
    '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2c6}', '\u{2030}',
    '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}', '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}',
    '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2dc}', '\u{2122}', '\u{161}', '\u{203a}', '\u{153}', '\u{9d}',
    '\u{17e}', '\u{178}',
];

impl Encoding {
    const ALL: [Encoding; 4] = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252];

    /// Stable.
    pub const fn id(self) -> &'static str {
        match self {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16Le => "utf-16le",
            Encoding::Utf16Be => "utf-16be",
            Encoding::Windows1252 => "windows-1252",
        }
    }

    /// As a message calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
            Encoding::Windows1252 => "Windows-1252",
        }
    }

    pub fn from_id(id: &str) -> Option<Encoding> {
        Encoding::ALL.into_iter().find(|it| it.id() == id)
    }

    /// A sentence about a file in it, if the tools that read the format mind.
    pub(super) fn told(self, format: Format) -> Option<String> {
        use Format::{CloudFormationJson, CloudFormationYaml, TerraformHcl, TerraformJson, TerraformVariables};
        if self == Encoding::Utf8 {
            return None;
        }
        let tool = match (format, self) {
            (TerraformHcl | TerraformVariables, Encoding::Windows1252) => {
                " Terraform accepts such characters only in comments."
            }
            (TerraformJson, Encoding::Windows1252) => " Terraform reads each such character as U+FFFD.",
            (TerraformHcl | TerraformVariables | TerraformJson, _) => " Terraform rejects it.",
            (CloudFormationYaml | CloudFormationJson, _) => " cfn-lint can't read it.",
            _ => "",
        };
        let label = self.label();
        let unsure = match self {
            Encoding::Windows1252 => " If characters look wrong here, the file has another encoding.",
            _ => "",
        };
        Some(format!(
            "The file is in {label}, not UTF-8.{tool} The builder keeps {label}; save the file as UTF-8 to avoid that.{unsure}"
        ))
    }

    /// Whether a character is one byte where it is ASCII, so that `patch` and `git apply` find the lines.
    pub const fn is_patchable(self) -> bool {
        matches!(self, Encoding::Utf8 | Encoding::Windows1252)
    }

    /// The bytes of a text.
    ///
    /// # Errors
    /// Returns a user-facing message when the encoding has no such character.
    pub fn encode(self, text: &str) -> Result<Vec<u8>, String> {
        match self {
            Encoding::Utf8 => Ok(text.as_bytes().to_vec()),
            Encoding::Utf16Le => Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Encoding::Utf16Be => Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Encoding::Windows1252 => text.chars().map(|c| byte_of(c).ok_or_else(|| self.lacks(c))).collect(),
        }
    }

    fn lacks(self, c: char) -> String {
        let label = self.label();
        format!(
            "The file is in {label}, which has no character \u{201c}{c}\u{201d} (U+{:04X}). Remove the character, or save your file as UTF-8 and open it again.",
            c as u32
        )
    }
}

fn byte_of(c: char) -> Option<u8> {
    match c as u32 {
        code @ (0..=0x7f | 0xa0..=0xff) => Some(code as u8),
        _ => WINDOWS_1252.iter().position(|it| *it == c).map(|at| 0x80 + at as u8),
    }
}

/// Reads the bytes of a file.
///
/// # Errors
/// Returns a user-facing message, which follows the name of the file, when they aren't text that can be given back.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), String> {
    let wide = |encoding: Encoding| {
        let unit: fn([u8; 2]) -> u16 =
            if encoding == Encoding::Utf16Le { u16::from_le_bytes } else { u16::from_be_bytes };
        let (pairs, rest) = bytes.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        let text = String::from_utf16(&units).ok().filter(|_| rest.is_empty());
        text.map(|text| (text, encoding))
            .ok_or_else(|| "is damaged UTF-16. Save it as UTF-8 and open it again.".to_owned())
    };
    if looks_like_utf_32(bytes) {
        return Err("is in UTF-32, which the builder can't read. Save it as UTF-8 and open it again.".to_owned());
    }
    if let Some(encoding) = looks_like_utf_16(bytes) {
        return wide(encoding);
    }
    if bytes.contains(&0) {
        return Err("isn't a text file.".to_owned());
    }
    match str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), Encoding::Utf8)),
        Err(error) => {
            // A letter of two bytes or more by chance is rare in other encodings: this is UTF-8 with a fault.
            if bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii()) {
                let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
                return Err(format!(
                    "is damaged UTF-8: line {line} has bytes that aren't characters. Correct the line and open the file again."
                ));
            }
            let text = bytes.iter().map(|byte| match byte {
                0x80..=0x9f => WINDOWS_1252[usize::from(*byte - 0x80)],
                byte => char::from(*byte),
            });
            Ok((text.collect(), Encoding::Windows1252))
        }
    }
}

/// By its mark, or by the zeros of the letters that configuration mostly is.
fn looks_like_utf_16(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => return Some(Encoding::Utf16Be),
        _ => {}
    }
    let pairs = bytes.as_chunks::<2>().0;
    let zeros = |side: usize| pairs.iter().filter(|pair| pair[side] == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    let is_side = |most: usize, least: usize| most > 0 && most >= pairs.len() / 2 && 8 * least <= most;
    match (is_side(low, high), is_side(high, low)) {
        (true, _) => Some(Encoding::Utf16Le),
        (_, true) => Some(Encoding::Utf16Be),
        _ => None,
    }
}

fn looks_like_utf_32(bytes: &[u8]) -> bool {
    let quads = bytes.as_chunks::<4>().0;
    let all = |is: fn(&[u8; 4]) -> bool| !quads.is_empty() && quads.iter().all(is);
    all(|quad| matches!(quad, [_, _, 0..=0x10, 0])) && all(|quad| quad[0] != 0 || quad[1] != 0)
        || all(|quad| matches!(quad, [0, 0..=0x10, _, _])) && all(|quad| quad[2] != 0 || quad[3] != 0)
}
