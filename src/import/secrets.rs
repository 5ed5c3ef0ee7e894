//! Client secrets: how they are recognized, and how they are removed from what was read.

use serde_json::{Map, Value as Json};

/// Put where a secret stood inside a longer text.
const GONE: &str = crate::dialects::template::REMOVED;

/// The shortest text that is taken for a secret where a name says that it is one; shorter ones would be found in
/// words that have nothing to do with it.
const SHORTEST: usize = 6;

/// Whether a name says that its value is a client secret: `client_secret`, `ClientSecret`, `GOOGLE_CLIENT_SECRET`.
pub fn is_secret_name(name: &str) -> bool {
    if !has_letters_of_secret(name) {
        return false;
    }
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    // `client_secret_arn` and `client_secret_name` say where a secret is, not what it is.
    let Some(at) = plain.rfind("clientsecret") else { return false };
    // Whether there is to be one, as in `GenerateClientSecret`.
    !plain[..at].ends_with("generate")
        && matches!(&plain[at + "clientsecret".len()..], "" | "value" | "s" | "string" | "text" | "key")
}

/// Whether a name has every letter of `clientsecret`, which hardly any other name has.
fn has_letters_of_secret(name: &str) -> bool {
    let set = |text: &str| text.bytes().fold(0_u32, |set, byte| set | 1 << (byte & 0x1f));
    let wanted = set("clientsecret");
    set(name) & wanted == wanted
}

/// Takes the values of secrets out of Terraform JSON and collects their texts. References stay: they aren't secrets.
pub fn take(json: &mut Json, found: &mut Vec<String>) {
    take_at(json, false, found);
}

fn take_at(json: &mut Json, named: bool, found: &mut Vec<String>) {
    match json {
        Json::Object(map) => {
            let gone: Vec<String> = map
                .iter()
                .filter(|(key, value)| {
                    let holds = named && matches!(key.as_str(), "default" | "value" | "secret_string" | "Default");
                    (holds || is_secret_name(key)) && literal(value).is_some()
                })
                .map(|(key, _)| key.clone())
                .collect();
            for key in gone {
                if let Some(value) = map.shift_remove(&key) {
                    found.extend(literal(&value).map(str::to_owned));
                }
            }
            for (key, value) in map.iter_mut() {
                // Settings of the client whose name is like it hold no text of their own.
                take_at(value, named || is_secret_name(key), found);
            }
        }
        Json::Array(items) => {
            if named {
                found.extend(items.iter().filter_map(literal).map(str::to_owned));
                items.retain(|item| literal(item).is_none());
            }
            items.iter_mut().for_each(|item| take_at(item, named, found));
        }
        Json::String(text) => {
            scan(text, found);
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

/// A text that is there as it is, not referred to.
fn literal(json: &Json) -> Option<&str> {
    let text = json.as_str()?;
    let computed = (text.starts_with("${") || text.starts_with("{{resolve:")) && text.ends_with('}');
    // A name that ends so may be that of a switch.
    let switch = ["true", "false", "yes", "no"].iter().any(|it| text.eq_ignore_ascii_case(it));
    (!text.is_empty() && !computed && !switch).then_some(text)
}

/// The same where the keys of an object are names of the user's, and say nothing of the values.
pub fn take_named(json: &mut Json, found: &mut Vec<String>) {
    match json {
        Json::Object(entries) => entries.values_mut().for_each(|it| take(it, found)),
        other => take(other, found),
    }
}

const SECRET: &[u8] = b"secret";

/// Where the word begins, in any case.
fn find_secret(text: &[u8]) -> Option<usize> {
    let is_start = |at: &usize| text.get(*at..*at + SECRET.len()).is_some_and(|word| word.eq_ignore_ascii_case(SECRET));
    (0..text.len()).filter(|at| text[*at].eq_ignore_ascii_case(&SECRET[0])).find(is_start)
}

/// Collects the secrets inside a longer text: `client_secret = "..."` in an expression, `"ClientSecret": "..."` in JSON.
pub fn scan(text: &str, found: &mut Vec<String>) {
    if !text.bytes().any(|byte| matches!(byte, b'"' | b'\'')) {
        return;
    }
    let mut from = 0;
    while let Some(at) = find_secret(&text.as_bytes()[from..]) {
        let end = from + at + SECRET.len();
        from = end;
        let start =
            text[..end].rfind(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))).map_or(0, |it| it + 1);
        if !text.is_char_boundary(start) || !is_secret_name(&text[start..end]) {
            continue;
        }
        let rest = text[end..].trim_start_matches(['"', '\'', '\\']).trim_start();
        let Some(rest) = rest.strip_prefix(['=', ':']) else { continue };
        let rest = rest.trim_start_matches('>').trim_start();
        let opened = rest.trim_start_matches('\\');
        let Some(quote) = opened.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
        let value = &opened[1..];
        let Some(close) = value.find(quote) else { continue };
        let value = value[..close].trim_end_matches('\\');
        if !value.is_empty() && !value.starts_with("${") {
            found.push(value.to_owned());
        }
    }
}

/// Finds known secrets in any text, however many there are: by their first bytes.
#[derive(Debug, Default)]
pub struct Sweeper {
    by_start: std::collections::HashMap<[u8; SHORTEST], Vec<String>>,
}

impl Sweeper {
    pub fn new(secrets: &[String]) -> Self {
        let mut sweeper = Sweeper::default();
        for secret in secrets {
            if let Some(start) = secret.as_bytes().first_chunk() {
                sweeper.by_start.entry(*start).or_default().push(secret.clone());
            }
        }
        // Longer ones first: one may be the beginning of another.
        sweeper.by_start.values_mut().for_each(|it| it.sort_by_key(|secret| std::cmp::Reverse(secret.len())));
        sweeper
    }

    pub fn is_empty(&self) -> bool {
        self.by_start.is_empty()
    }

    /// Where secrets are in a text.
    pub fn find(&self, text: &str) -> Vec<std::ops::Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        let bytes = text.as_bytes();
        while let Some(start) = bytes[at..].first_chunk::<SHORTEST>() {
            let secret =
                self.by_start.get(start).and_then(|it| it.iter().find(|it| bytes[at..].starts_with(it.as_bytes())));
            match secret {
                Some(secret) => {
                    found.push(at..at + secret.len());
                    at += secret.len();
                }
                None => at += 1,
            }
        }
        found
    }

    /// The text without the secrets; `None` where it has none.
    pub fn clean(&self, text: &str) -> Option<String> {
        let found = self.find(text);
        if found.is_empty() {
            return None;
        }
        let mut clean = String::new();
        let mut from = 0;
        for range in found {
            clean.push_str(&text[from..range.start]);
            clean.push_str(GONE);
            from = range.end;
        }
        clean.push_str(&text[from..]);
        Some(clean)
    }

    /// Takes the secrets out of every text, wherever else they came to be.
    pub fn sweep(&self, json: &mut Json) {
        match json {
            Json::String(text) => {
                if let Some(clean) = self.clean(text) {
                    *text = clean;
                }
            }
            Json::Array(items) => items.iter_mut().for_each(|item| self.sweep(item)),
            Json::Object(map) => {
                if map.keys().any(|key| self.clean(key).is_some()) {
                    let all = std::mem::take(map);
                    *map =
                        all.into_iter().map(|(key, it)| (self.clean(&key).unwrap_or(key), it)).collect::<Map<_, _>>();
                }
                map.values_mut().for_each(|value| self.sweep(value));
            }
            Json::Null | Json::Bool(_) | Json::Number(_) => {}
        }
    }
}
