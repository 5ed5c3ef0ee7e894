//! Names of other tools as Terraform's labels and variables: the inverse of how our targets name things, where there
//! is one.

use std::collections::HashSet;

use crate::document::text::is_identifier;
use crate::schema::ResourceKind;

/// `CallbackURLs` to `callback_urls`, `OAuthClient` to `oauth_client`, `web-app` stays.
pub fn snake(name: &str) -> String {
    let chars: Vec<char> = name.replace("OAuth", "Oauth").chars().collect();
    let mut snake = String::new();
    for (index, c) in chars.iter().enumerate() {
        if !(c.is_alphanumeric() || *c == '_' || *c == '-') {
            if !snake.ends_with('_') && !snake.is_empty() {
                snake.push('_');
            }
            continue;
        }
        if c.is_ascii_uppercase() && index > 0 {
            let before = chars[index - 1];
            // "URLs" is a plural, not "UR" and "Ls".
            let plural =
                chars.get(index + 1) == Some(&'s') && !chars.get(index + 2).is_some_and(char::is_ascii_lowercase);
            let word_begins = chars.get(index + 1).is_some_and(char::is_ascii_lowercase) && !plural;
            if before.is_ascii_lowercase() || before.is_ascii_digit() || before.is_ascii_uppercase() && word_begins {
                snake.push('_');
            }
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake.trim_end_matches('_').to_owned()
}

/// A label for a logical ID: `WebClient` to `web`, `UserPoolClient` to `user_pool_client`, `Pool` to `pool`.
pub fn label(kind: &ResourceKind, logical: &str) -> String {
    let logical = without_hash(logical);
    let type_name = kind.cloudformation.rsplit(':').next().unwrap_or("");
    let noun = type_name.rfind(|c: char| c.is_ascii_uppercase()).map_or(type_name, |at| &type_name[at..]);
    // "CognitoUserPool" is best called as it is; "WebClient" is the client called "web".
    let whole = noun != type_name && logical.ends_with(type_name);
    let short = match logical.strip_suffix(noun) {
        Some(short) if !whole && !short.is_empty() && !short.ends_with("UserPool") => short,
        _ => logical,
    };
    identifier(&snake(short), "resource")
}

/// CDK ends its logical IDs with eight hexadecimal digits.
fn without_hash(logical: &str) -> &str {
    match logical.len().checked_sub(8).and_then(|at| logical.split_at_checked(at)) {
        Some((name, hash))
            if !name.is_empty()
                && hash.bytes().all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(&b))
                && hash.bytes().any(|b| b.is_ascii_digit()) =>
        {
            name
        }
        _ => logical,
    }
}

/// `wanted`, made a name that Terraform takes.
pub fn identifier(wanted: &str, fallback: &str) -> String {
    let mut name: String =
        wanted.chars().map(|c| if c == '_' || c == '-' || c.is_alphanumeric() { c } else { '_' }).collect();
    name.truncate(name.char_indices().nth(100).map_or(name.len(), |(at, _)| at));
    if name.is_empty() {
        return fallback.to_owned();
    }
    if !is_identifier(&name) {
        name.insert_str(0, &format!("{fallback}_"));
    }
    name
}

/// `wanted`, or `wanted` with a number; what comes out is taken from then on.
pub fn free(wanted: &str, taken: &mut HashSet<String>) -> String {
    let mut name = wanted.to_owned();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{wanted}_{number}");
        number += 1;
    }
    name
}
