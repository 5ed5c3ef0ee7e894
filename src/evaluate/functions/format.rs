//! `format` and `formatlist`: verbs of Go's for values of Terraform's.

use super::super::number::Number;
use super::super::types::Type;
use super::super::value::{Data, Value};
use super::encoding::write_json;
use super::{BEYOND, Function, Gives, Run, any, string, text};

pub(super) static FUNCTIONS: &[Function] = &[
    Function::new("format", &[text("format")], Gives::Text, Run::Plain(format))
        .and_more(any("args").or_null().or_unknown()),
    Function::new("formatlist", &[text("format")], Gives::Texts, Run::Plain(formatlist))
        .and_more(any("args").or_null().or_unknown()),
];

fn format(arguments: &[Value]) -> Result<Value, String> {
    if arguments[1..].iter().any(|it| !it.is_wholly_known()) {
        return Ok(Value::pending(Type::String));
    }
    formatted(string(arguments, 0), &arguments[1..]).map(Value::text)
}

fn formatlist(arguments: &[Value]) -> Result<Value, String> {
    let (pattern, values) = (string(arguments, 0), &arguments[1..]);
    let made = |items: Vec<Value>| Ok(Value::list(Type::String, items));
    if values.is_empty() {
        return made(vec![Value::text(formatted(pattern, values)?)]);
    }
    let walks = |it: &Value| matches!(it.kind, Type::List(_) | Type::Set(_) | Type::Tuple(_)) && !it.is_null();
    let mut length = None;
    let mut unknown = false;
    for (at, value) in values.iter().enumerate() {
        if walks(value) {
            let count = match (&value.kind, &value.data) {
                (Type::Tuple(elements), _) => elements.len(),
                (Type::Set(_), _) if !value.is_wholly_known() => {
                    unknown = true;
                    continue;
                }
                (_, Data::Items(items)) => items.len(),
                _ => {
                    unknown = true;
                    continue;
                }
            };
            unknown |= !value.is_known();
            match length {
                None => length = Some(count),
                Some(other) if other != count => {
                    return Err(format!(
                        "argument {} has length {count}, which is inconsistent with one of length {other}",
                        at + 1
                    ));
                }
                Some(_) => {}
            }
        } else {
            unknown |= value.kind == Type::Dynamic && !value.is_known();
        }
    }
    if unknown {
        return Ok(Value::pending(Type::list(Type::String)));
    }
    let mut items = Vec::new();
    for at in 0..length.unwrap_or(1) {
        let row: Vec<Value> = values
            .iter()
            .map(|it| {
                if walks(it) {
                    it.items().and_then(|all| all.get(at)).cloned().unwrap_or_else(Value::dynamic)
                } else {
                    it.clone()
                }
            })
            .collect();
        if row.iter().any(|it| !it.is_wholly_known()) {
            items.push(Value::pending(Type::String));
        } else {
            items.push(Value::text(
                formatted(pattern, &row).map_err(|it| format!("error on format iteration {at}: {it}"))?,
            ));
        }
    }
    made(items)
}

/// One verb: `%[2]-08.3f`.
#[derive(Default)]
struct Verb {
    zero: bool,
    sharp: bool,
    plus: bool,
    minus: bool,
    space: bool,
    width: Option<usize>,
    precision: Option<usize>,
    mode: char,
}

/// The widest that a value is made.
const WIDEST: usize = 10_000;

fn formatted(pattern: &str, values: &[Value]) -> Result<String, String> {
    let mut out = String::new();
    let mut chars = pattern.chars().peekable();
    let (mut next, mut highest) = (0, 0);
    let mut any_index = false;
    while let Some(c) = chars.next() {
        if c != '%' {
            out.push(c);
            continue;
        }
        if chars.next_if_eq(&'%').is_some() {
            out.push('%');
            continue;
        }
        let mut verb = Verb::default();
        while let Some(flag) = chars.next_if(|c| matches!(c, '0' | '#' | '+' | '-' | ' ')) {
            match flag {
                '0' => verb.zero = true,
                '#' => verb.sharp = true,
                '+' => verb.plus = true,
                '-' => verb.minus = true,
                _ => verb.space = true,
            }
        }
        let number = |chars: &mut std::iter::Peekable<std::str::Chars>| -> Result<Option<usize>, String> {
            let mut found = None;
            while let Some(digit) = chars.next_if(char::is_ascii_digit) {
                let digit = digit.to_digit(10).and_then(|it| usize::try_from(it).ok()).unwrap_or(0);
                found = Some(found.unwrap_or(0_usize) * 10 + digit);
                if found > Some(WIDEST) {
                    return Err(BEYOND.to_owned());
                }
            }
            Ok(found)
        };
        verb.width = number(&mut chars)?;
        if chars.next_if_eq(&'.').is_some() {
            verb.precision = Some(number(&mut chars)?.unwrap_or(0));
        }
        let mut at = next;
        if chars.next_if_eq(&'[').is_some() {
            any_index = true;
            let index = number(&mut chars)?.filter(|it| *it > 0).ok_or("unrecognized format character after [")?;
            if chars.next() != Some(']') {
                return Err("unrecognized format character in an index".to_owned());
            }
            at = index - 1;
        }
        next = at + 1;
        highest = highest.max(next);
        verb.mode = chars.next().filter(char::is_ascii_alphabetic).ok_or("unrecognized format character")?;
        let value = values.get(at).ok_or_else(|| {
            format!("not enough arguments for \"%{}\": need index {next} but have {} total", verb.mode, values.len())
        })?;
        one(&verb, value, &mut out)?;
    }
    if !any_index && highest < values.len() {
        return Err(if highest == 0 {
            "too many arguments; no verbs in format string".to_owned()
        } else {
            format!("too many arguments; only {highest} used by format string")
        });
    }
    Ok(out)
}

fn one(verb: &Verb, value: &Value, out: &mut String) -> Result<(), String> {
    let wrong = |why: String| format!("unsupported value for \"%{}\": {why}", verb.mode);
    if verb.mode != 'v' && value.is_null() {
        return Err(wrong("null value cannot be formatted".to_owned()));
    }
    let converted = |kind: Type| value.clone().convert(&kind).map_err(wrong);
    match verb.mode {
        'v' => {
            let text = match &value.data {
                Data::Text(text) if !verb.sharp => text.clone(),
                Data::Number(number) if !verb.sharp => {
                    format!(
                        "{}{}",
                        if number.is_negative() {
                            "-"
                        } else if number.is_infinite() {
                            "+"
                        } else {
                            ""
                        },
                        number.general(None, 6)
                    )
                }
                _ => json(value),
            };
            out.push_str(&padded(verb, &text));
        }
        't' => {
            let value = converted(Type::Bool)?;
            out.push_str(if value.as_bool() == Some(true) { "true" } else { "false" });
        }
        's' | 'q' => {
            let value = converted(Type::String)?;
            let mut text = value.as_text().unwrap_or_default().to_owned();
            if let Some(length) = verb.precision.filter(|it| *it > 0) {
                text = super::strings::graphemes(&text).into_iter().take(length).collect();
            }
            let text = if verb.mode == 'q' { json(&Value::text(text)) } else { text };
            out.push_str(&padded(verb, &text));
        }
        'b' | 'd' | 'o' | 'x' | 'X' => {
            let value = converted(Type::Number)?;
            let number = value
                .as_number()
                .and_then(Number::to_integer)
                .ok_or_else(|| wrong("an integer is required".to_owned()))?;
            let radix = match verb.mode {
                'b' => 2,
                'o' => 8,
                'd' => 10,
                _ => 16,
            };
            let mut digits = number.magnitude().to_str_radix(radix);
            if verb.mode == 'X' {
                digits.make_ascii_uppercase();
            }
            let negative = number.sign() == num_bigint::Sign::Minus;
            if let Some(least) = verb.precision {
                if least == 0 && digits == "0" {
                    digits.clear();
                }
                digits = format!("{}{digits}", "0".repeat(least.saturating_sub(digits.len())));
            }
            let base = match verb.mode {
                _ if !verb.sharp => "",
                'b' => "0b",
                'o' => "0",
                'x' => "0x",
                'X' => "0X",
                _ => "",
            };
            out.push_str(&signed(verb, negative, base, &digits, verb.precision.is_none()));
        }
        'e' | 'E' | 'f' | 'g' | 'G' => {
            let value = converted(Type::Number)?;
            let Some(number) = value.as_number() else { return Err(wrong("a number is required".to_owned())) };
            let text = match verb.mode {
                'f' => number.fixed(verb.precision.unwrap_or(6)),
                'e' | 'E' => number.scientific(verb.precision.unwrap_or(6)),
                _ => number.general(verb.precision, 6),
            };
            let text = if verb.mode.is_ascii_uppercase() { text.to_ascii_uppercase() } else { text };
            out.push_str(&signed(verb, number.is_negative(), "", &text, !number.is_infinite()));
        }
        mode => return Err(format!("unsupported format verb '{mode}'")),
    }
    Ok(())
}

fn json(value: &Value) -> String {
    let mut out = String::new();
    write_json(value, &mut out);
    out
}

/// White space before or behind, by what a reader takes for characters.
fn padded(verb: &Verb, text: &str) -> String {
    let Some(missing) = verb.width.and_then(|it| it.checked_sub(super::strings::graphemes(text).len())) else {
        return text.to_owned();
    };
    let pad = if verb.zero { "0" } else { " " }.repeat(missing);
    if verb.minus { format!("{text}{pad}") } else { format!("{pad}{text}") }
}

/// A number with its sign; zeros are between sign and digits.
fn signed(verb: &Verb, negative: bool, base: &str, digits: &str, may_zero: bool) -> String {
    let sign = match (negative, verb.plus, verb.space) {
        (true, ..) => "-",
        (_, true, _) => "+",
        (_, _, true) => " ",
        _ => "",
    };
    let length = sign.len() + base.len() + digits.len();
    let Some(missing) = verb.width.and_then(|it| it.checked_sub(length)) else {
        return format!("{sign}{base}{digits}");
    };
    if verb.minus {
        format!("{sign}{base}{digits}{}", " ".repeat(missing))
    } else if verb.zero && may_zero {
        format!("{sign}{base}{}{digits}", "0".repeat(missing))
    } else {
        format!("{}{sign}{base}{digits}", " ".repeat(missing))
    }
}
