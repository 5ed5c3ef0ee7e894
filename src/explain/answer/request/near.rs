//! How a URL of a request differs from the closest one that a client lists.

/// Two URLs, and where they differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The URL of the request.
    pub sent: String,
    /// The closest URL of the client.
    pub listed: String,
    /// The bytes before and after which both are the same: what remains in the middle differs.
    pub start: usize,
    pub sent_end: usize,
    pub listed_end: usize,
}

impl Difference {
    /// The part of the sent URL that differs; may be empty.
    pub fn sent_part(&self) -> &str {
        &self.sent[self.start..self.sent_end]
    }

    /// The part of the listed URL that differs; may be empty.
    pub fn listed_part(&self) -> &str {
        &self.listed[self.start..self.listed_end]
    }

    /// What differs, as a sentence.
    pub fn sentence(&self) -> String {
        let (sent, listed) = (self.sent.as_str(), self.listed.as_str());
        if sent.strip_suffix('/') == Some(listed) {
            return format!("The request ends with a slash, and {listed} doesn't.");
        }
        if listed.strip_suffix('/') == Some(sent) {
            return format!("The request lacks the slash at the end of {listed}.");
        }
        if sent.eq_ignore_ascii_case(listed) {
            return format!("Only letter case differs from {listed}.");
        }
        if decoded(sent) == decoded(listed) {
            return format!("Only percent-encoding differs from {listed}.");
        }
        if decoded(&decoded(sent)) == listed {
            return format!("redirect_uri is encoded twice: decoded once more, it is {listed}.");
        }
        let (a, b) = (Parts::of(sent), Parts::of(listed));
        let same = |skip: usize| (0..4).filter(|it| *it != skip).all(|it| a.part(it) == b.part(it));
        let only = ["scheme", "host", "port", "path"].into_iter().enumerate().find(|(at, _)| same(*at));
        if let Some((at, word)) = only {
            let show = |part: &str| if part.is_empty() { "none".to_owned() } else { part.to_owned() };
            return format!("The {word} differs from {listed}: {} instead of {}.", show(a.part(at)), show(b.part(at)));
        }
        format!("The closest callback URL is {listed}.")
    }
}

/// A URL's scheme, host, port, and the rest.
struct Parts<'t>([&'t str; 4]);

impl<'t> Parts<'t> {
    fn of(url: &'t str) -> Self {
        let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
        let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        let is_port = |it: &(&str, &str)| it.1.chars().all(|c| c.is_ascii_digit());
        let (host, port) = authority.rsplit_once(':').filter(is_port).unwrap_or((authority, ""));
        Parts([scheme, host, port, path])
    }

    fn part(&self, at: usize) -> &'t str {
        self.0[at]
    }
}

/// A text with its percent-encoding decoded, as far as it is text.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, tail @ ..] = rest {
        if let ([b'%', high, low, ..], true) = (rest, rest.len() > 2)
            && let (Some(high), Some(low)) = (super::super::message::hex(*high), super::super::message::hex(*low))
        {
            bytes.push(high * 16 + low);
            rest = &rest[3..];
            continue;
        }
        bytes.push(*byte);
        rest = tail;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The difference to the closest of these URLs: the one with the longest common beginning and end.
pub(super) fn nearest<'u>(sent: &str, listed: impl Iterator<Item = &'u str>) -> Option<Difference> {
    let same = |a: &str, b: &str| {
        let start: usize = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        let (a, b) = (&a[start..], &b[start..]);
        let end: usize =
            a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        (start, end)
    };
    let score = |url: &str| {
        let (start, end) = same(&sent.to_ascii_lowercase(), &url.to_ascii_lowercase());
        // Of two that share as much, the shorter one is closer.
        ((start + end) as i64 * 2 - url.len() as i64, std::cmp::Reverse(url.len()))
    };
    let listed = listed.max_by_key(|url| score(url))?;
    let (start, end) = same(sent, listed);
    Some(Difference {
        sent: sent.to_owned(),
        listed: listed.to_owned(),
        start,
        sent_end: sent.len() - end,
        listed_end: listed.len() - end,
    })
}
