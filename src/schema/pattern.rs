//! The API model's patterns as code: a regular expression engine would weigh more than the rest of the page.

use super::Pattern;

impl Pattern {
    /// Whether the whole text matches. `\w` and `\s` are ASCII, as in the engines that the patterns were written for.
    pub fn matches(self, text: &str) -> bool {
        let all = |test: fn(char) -> bool| !text.is_empty() && text.chars().all(test);
        match self {
            Pattern::ClientName => all(|c| word(c) || is_space(c) || matches!(c, '+' | '=' | ',' | '.' | '@' | '-')),
            Pattern::UserPoolId => text.rsplit_once('_').is_some_and(|(region, suffix)| {
                !region.is_empty()
                    && !suffix.is_empty()
                    && region.chars().all(|c| word(c) || c == '-')
                    && suffix.chars().all(|c| c.is_ascii_alphanumeric())
            }),
            Pattern::Scope => all(|c| matches!(c, '\x21' | '\x23'..='\x5b' | '\x5d'..='\x7e')),
            Pattern::Visible => all(|c| visible(c) && !c.is_whitespace()),
            Pattern::VisibleOrSpace => all(|c| visible(c) || separator(c)),
            Pattern::Arn => arn(text),
            Pattern::Hexadecimal => all(|c| c.is_ascii_hexdigit()),
            Pattern::ClientId => all(|c| word(c) || c == '+'),
            Pattern::ScopeName => all(|c| c != '/' && matches!(c, '\x21' | '\x23'..='\x5b' | '\x5d'..='\x7e')),
            Pattern::ProviderName => {
                all(|c| visible(c) && !c.is_whitespace()) && !text.starts_with('_') && !text.ends_with('_')
            }
            Pattern::Domain => {
                let ends = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
                all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.'))
                    && text.starts_with(ends)
                    && text.ends_with(ends)
            }
        }
    }

    /// Whether it says only which characters may come, in any order.
    pub const fn is_character_class(self) -> bool {
        !matches!(self, Pattern::UserPoolId | Pattern::Arn | Pattern::ProviderName | Pattern::Domain)
    }

    /// What is allowed, to complete "may contain only ...".
    pub const fn allows(self) -> &'static str {
        match self {
            Pattern::ClientName => "letters a-z, digits, underscores, white space, and + = , . @ -",
            Pattern::UserPoolId => "a Region, an underscore, and letters and digits, as in us-east-1_AbCdEf123",
            Pattern::Scope => "printable ASCII characters without spaces, double quotes, and backslashes",
            Pattern::Visible => "visible characters, without spaces",
            Pattern::VisibleOrSpace => "visible characters and spaces",
            Pattern::Arn => "an ARN: arn:partition:service:region:account:resource, with account digits",
            Pattern::Hexadecimal => "hexadecimal digits: 0-9 and a-f",
            Pattern::ClientId => "letters, digits, underscores, and plus signs",
            Pattern::ScopeName => "printable ASCII characters without spaces, slashes, double quotes, and backslashes",
            Pattern::ProviderName => "visible characters without spaces, not starting or ending with an underscore",
            Pattern::Domain => "lowercase letters, digits, and hyphens, starting and ending with a letter or digit",
        }
    }
}

fn word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\x0b' | '\x0c' | '\r')
}

/// `\p{Z}`: spaces, and the line and paragraph separators.
fn separator(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// `[\p{L}\p{M}\p{S}\p{N}\p{P}]`, read as "none of `\p{Z}` and `\p{C}`". Which code points are assigned changes with
/// Unicode's versions, so unassigned ones outside of the private areas pass: no error where AWS may know better.
fn visible(c: char) -> bool {
    let format = matches!(c, '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{8e2}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0001}'..='\u{e007f}');
    let private = matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    let none = matches!(u32::from(c) & 0xffff, 0xfffe | 0xffff) || matches!(c, '\u{fdd0}'..='\u{fdef}');
    !(c.is_control() || separator(c) || format || private || none)
}

/// `arn:P:P:(P*)?:[0-9]+:P(:P)?(:P)?` with `P = [\w+=/,.@-]+`.
fn arn(text: &str) -> bool {
    let part = |part: &str| part.chars().all(|c| word(c) || matches!(c, '+' | '=' | '/' | ',' | '.' | '@' | '-'));
    let parts: Vec<&str> = text.split(':').collect();
    let [prefix, partition, service, region, account, resource @ ..] = parts.as_slice() else { return false };
    *prefix == "arn"
        && !partition.is_empty()
        && part(partition)
        && !service.is_empty()
        && part(service)
        && part(region)
        && !account.is_empty()
        && account.bytes().all(|byte| byte.is_ascii_digit())
        && (1..=3).contains(&resource.len())
        && resource.iter().all(|it| !it.is_empty() && part(it))
}
