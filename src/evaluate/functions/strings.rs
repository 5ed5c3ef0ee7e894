//! Texts.

use unicode_segmentation::UnicodeSegmentation;

use super::super::types::Type;
use super::super::value::Value;
use super::{BEYOND, Function, Gives, Run, Wanted, number, of, string, text, whole};

pub(super) static FUNCTIONS: &[Function] = &[
    Function::new("basename", &[text("path")], Gives::Text, Run::Plain(|it| made(basename(string(it, 0))))),
    Function::new(
        "chomp",
        &[text("str")],
        Gives::Text,
        Run::Plain(|it| made(string(it, 0).trim_end_matches(['\r', '\n']))),
    ),
    Function::new("dirname", &[text("path")], Gives::Text, Run::Plain(|it| made(dirname(string(it, 0))))),
    Function::new(
        "endswith",
        &[text("str"), text("suffix")],
        Gives::Bool,
        Run::Plain(|it| Ok(Value::bool(string(it, 0).ends_with(string(it, 1))))),
    ),
    Function::new("indent", &[number("spaces"), text("str")], Gives::Text, Run::Plain(indent)),
    Function::new("join", &[text("separator")], Gives::Text, Run::Plain(join)).and_more(of("lists", Wanted::Texts)),
    Function::new(
        "lower",
        &[text("str")],
        Gives::Text,
        Run::Plain(|it| made(string(it, 0).chars().map(lower).collect::<String>())),
    ),
    Function::new("split", &[text("separator"), text("str")], Gives::Texts, Run::Plain(split)),
    Function::new(
        "startswith",
        &[text("str"), text("prefix")],
        Gives::Bool,
        Run::Plain(|it| Ok(Value::bool(string(it, 0).starts_with(string(it, 1))))),
    ),
    Function::new(
        "strcontains",
        &[text("str"), text("substr")],
        Gives::Bool,
        Run::Plain(|it| Ok(Value::bool(string(it, 0).contains(string(it, 1))))),
    ),
    Function::new(
        "strrev",
        &[text("str")],
        Gives::Text,
        Run::Plain(|it| made(graphemes(string(it, 0)).into_iter().rev().collect::<String>())),
    ),
    Function::new("substr", &[text("str"), number("offset"), number("length")], Gives::Text, Run::Plain(substr)),
    Function::new("title", &[text("str")], Gives::Text, Run::Plain(|it| made(title(string(it, 0))))),
    Function::new(
        "trim",
        &[text("str"), text("cutset")],
        Gives::Text,
        Run::Plain(|it| {
            let cut: Vec<char> = string(it, 1).chars().collect();
            made(string(it, 0).trim_matches(cut.as_slice()))
        }),
    ),
    Function::new(
        "trimprefix",
        &[text("str"), text("prefix")],
        Gives::Text,
        Run::Plain(|it| made(string(it, 0).strip_prefix(string(it, 1)).unwrap_or(string(it, 0)))),
    ),
    Function::new("trimspace", &[text("str")], Gives::Text, Run::Plain(|it| made(string(it, 0).trim()))),
    Function::new(
        "trimsuffix",
        &[text("str"), text("suffix")],
        Gives::Text,
        Run::Plain(|it| made(string(it, 0).strip_suffix(string(it, 1)).unwrap_or(string(it, 0)))),
    ),
    Function::new(
        "upper",
        &[text("str")],
        Gives::Text,
        Run::Plain(|it| made(string(it, 0).chars().map(upper).collect::<String>())),
    ),
];

fn made(text: impl Into<String>) -> Result<Value, String> {
    Ok(Value::text(text))
}

/// What a reader takes for one character each.
pub(super) fn graphemes(text: &str) -> Vec<&str> {
    text.graphemes(true).collect()
}

/// One letter for one letter, as Go's tables have it: `ß` stays.
fn upper(c: char) -> char {
    let mut all = c.to_uppercase();
    match (all.next(), all.next()) {
        (Some(it), None) => it,
        _ => c,
    }
}

fn lower(c: char) -> char {
    let mut all = c.to_lowercase();
    match (all.next(), all.next()) {
        (Some(it), None) => it,
        // A capital I with a dot.
        _ if c == '\u{130}' => 'i',
        _ => c,
    }
}

fn title(text: &str) -> String {
    let mut before = ' ';
    text.chars()
        .map(|c| {
            let separates = if before.is_ascii() {
                !(before.is_ascii_alphanumeric() || before == '_')
            } else {
                !before.is_alphanumeric() && before.is_whitespace()
            };
            before = c;
            if separates { upper(c) } else { c }
        })
        .collect()
}

fn basename(path: &str) -> String {
    if path.is_empty() {
        return ".".to_owned();
    }
    let trimmed = path.trim_end_matches('/');
    if trimmed.is_empty() {
        return "/".to_owned();
    }
    trimmed.rsplit('/').next().unwrap_or_default().to_owned()
}

fn dirname(path: &str) -> String {
    clean(path.rfind('/').map_or("", |at| &path[..=at]))
}

/// A path without what says nothing: `a//b/./c/..` is `a/b`.
fn clean(path: &str) -> String {
    let rooted = path.starts_with('/');
    let mut kept: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if kept.last().is_some_and(|it| *it != "..") => drop(kept.pop()),
            ".." if rooted => {}
            part => kept.push(part),
        }
    }
    let joined = kept.join("/");
    match (rooted, joined.is_empty()) {
        (true, _) => format!("/{joined}"),
        (false, true) => ".".to_owned(),
        (false, false) => joined,
    }
}

/// The most characters that are put in here.
const LARGEST_PAD: usize = 1 << 20;

fn indent(arguments: &[Value]) -> Result<Value, String> {
    let spaces = usize::try_from(whole(arguments, 0)?).map_err(|_| "the number of spaces must not be negative")?;
    let lines = string(arguments, 1).matches('\n').count();
    if spaces.saturating_mul(lines) > LARGEST_PAD {
        return Err(BEYOND.to_owned());
    }
    made(string(arguments, 1).replace('\n', &format!("\n{}", " ".repeat(spaces))))
}

fn join(arguments: &[Value]) -> Result<Value, String> {
    if arguments.len() < 2 {
        return Err("at least two arguments are required".to_owned());
    }
    let separator = string(arguments, 0);
    let mut texts = Vec::new();
    for list in &arguments[1..] {
        if !list.is_wholly_known() {
            return Ok(Value::pending(Type::String));
        }
        for (at, item) in list.items().into_iter().flatten().enumerate() {
            texts.push(item.as_text().ok_or_else(|| format!("element {at} is null; cannot concatenate null values"))?);
        }
    }
    if separator.len().saturating_mul(texts.len()) > LARGEST_PAD * 16 {
        return Err(BEYOND.to_owned());
    }
    made(texts.join(separator))
}

fn split(arguments: &[Value]) -> Result<Value, String> {
    let (separator, text) = (string(arguments, 0), string(arguments, 1));
    let parts: Vec<Value> = if separator.is_empty() {
        text.chars().map(|c| Value::text(c.to_string())).collect()
    } else {
        text.split(separator).map(Value::text).collect()
    };
    Ok(Value::list(Type::String, parts))
}

fn substr(arguments: &[Value]) -> Result<Value, String> {
    let text = string(arguments, 0);
    let (offset, length) = (whole(arguments, 1)?, whole(arguments, 2)?);
    let all = graphemes(text);
    let total = i64::try_from(all.len()).unwrap_or(i64::MAX);
    let from = if offset < 0 {
        (offset + total).max(0)
    } else if length == 0 {
        return made("");
    } else {
        offset
    };
    let from = usize::try_from(from).unwrap_or(usize::MAX);
    if from > 0 && from >= all.len() {
        return made("");
    }
    let rest = &all[from..];
    // Counting from the end, a length of zero isn't a length at all.
    let count = usize::try_from(length).ok().filter(|it| *it > 0).unwrap_or(rest.len()).min(rest.len());
    made(rest[..count].concat())
}
