//! What a plain scalar is to each tool: one table of rules, by the format of the file.

use serde_json::{Number, Value as Json};

use super::Format;

/// How the readers of a format take a scalar without quotes for something else than text.
#[derive(Debug, PartialEq, Eq)]
pub struct Rules {
    /// Who reads it so, for messages.
    pub reader: &'static str,
    /// `yes`, `no`, `on` and `off` are booleans.
    words: bool,
    /// Digits after a zero are octal: `060` is 48.
    octal: bool,
    /// `0o60` is 48.
    new_octal: bool,
    /// `1:30` is 90.
    sixties: bool,
    /// `1e3` is a number. Without this an exponent needs a point before it and a sign of its own.
    exponents: bool,
    /// `1_0` is 10.
    underscores: bool,
    /// A whole number with a point keeps the point where it is written as text.
    points: bool,
}

/// YAML 1.1 as PyYAML 6.0.4 and cfn-lint 1.58.0 read it.
static YAML_1_1: Rules = Rules {
    reader: "YAML 1.1",
    words: true,
    octal: true,
    new_octal: false,
    sixties: true,
    exponents: false,
    underscores: true,
    points: true,
};

/// YAML 1.2 as js-yaml 4.3.2 reads it for the Serverless Framework 3.40, and ruamel.yaml 0.19 for the AWS CLI 2.
static YAML_1_2: Rules = Rules {
    reader: "YAML 1.2",
    words: false,
    octal: false,
    new_octal: true,
    sixties: false,
    exponents: true,
    underscores: false,
    points: false,
};

/// What yaml.v3 3.0.1 makes of YAML, for Pulumi YAML 1.38.1: no words of version 1.1, and its octal numbers.
static PULUMI: Rules = Rules {
    reader: "Pulumi",
    words: false,
    octal: true,
    new_octal: true,
    sixties: false,
    exponents: true,
    underscores: true,
    points: false,
};

impl Format {
    /// The rules by which the format's tools read YAML.
    pub(super) fn scalars(self) -> &'static Rules {
        match self {
            Format::Serverless | Format::ApiInput | Format::Describe => &YAML_1_2,
            Format::PulumiYaml => &PULUMI,
            _ => &YAML_1_1,
        }
    }
}

impl Default for &'static Rules {
    fn default() -> Self {
        &YAML_1_1
    }
}

impl Rules {
    /// What a plain scalar is. A date stays text, as CloudFormation's tools take it.
    pub fn value(&self, text: &str) -> Json {
        match text {
            "" | "~" | "null" | "Null" | "NULL" => return Json::Null,
            "true" | "True" | "TRUE" => return Json::Bool(true),
            "false" | "False" | "FALSE" => return Json::Bool(false),
            "yes" | "Yes" | "YES" | "on" | "On" | "ON" if self.words => return Json::Bool(true),
            "no" | "No" | "NO" | "off" | "Off" | "OFF" if self.words => return Json::Bool(false),
            _ => {}
        }
        // Longer ones aren't numbers that anything here takes.
        let is_number = text.len() <= 400 && (self.underscores || !text.contains('_'));
        let number = is_number.then(|| self.integer(text).or_else(|| self.decimal(text))).flatten();
        number.map_or_else(|| Json::String(text.to_owned()), Json::Number)
    }

    fn integer(&self, text: &str) -> Option<Number> {
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let negative = text.starts_with('-');
        let of = |digits: &str, radix: u32| {
            let plain = digits.replace('_', "");
            let right = !plain.is_empty() && plain.chars().all(|c| c.is_digit(radix));
            let value = right.then(|| i64::from_str_radix(&plain, radix).ok()).flatten()?;
            Some(Number::from(if negative { -value } else { value }))
        };
        if let Some(digits) = digits.strip_prefix("0b") {
            return of(digits, 2);
        }
        if let Some(digits) = digits.strip_prefix("0x") {
            return of(digits, 16);
        }
        if let Some(digits) = digits.strip_prefix("0o") {
            return of(digits, 8).filter(|_| self.new_octal);
        }
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if self.sixties && digits.contains(':') {
            return sixties(digits).map(|value| Number::from(if negative { -value } else { value }));
        }
        match digits.strip_prefix('0').filter(|rest| self.octal && !rest.is_empty()) {
            Some(rest) => of(rest, 8),
            None => of(digits, 10),
        }
    }

    fn decimal(&self, text: &str) -> Option<Number> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent)),
            None => (unsigned, None),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (mantissa, None),
        };
        let digits = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
        let begins = whole.starts_with(|c: char| c.is_ascii_digit())
            || whole.is_empty() && fraction.is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()));
        let exponent_is_right = exponent.is_none_or(|it| {
            let bare = it.strip_prefix(['-', '+']).unwrap_or(it);
            let signed = bare.len() < it.len();
            !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit()) && (self.exponents || signed)
        });
        // A sign before a bare point makes it text to PyYAML and js-yaml; no other tool is asked for one.
        let bare_point = whole.is_empty() && unsigned.len() < text.len();
        if !begins || bare_point || !digits(whole) || !digits(fraction.unwrap_or("")) || !exponent_is_right {
            return None;
        }
        // Without a point, digits alone: what isn't an octal number is text in version 1.1.
        if fraction.is_none() && !self.exponents {
            return None;
        }
        let sign = if text.starts_with('-') { "-" } else { "" };
        let whole = whole.replace('_', "");
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        let fraction = fraction.map(|it| it.replace('_', "")).filter(|it| !it.is_empty());
        let fraction = fraction.map_or_else(String::new, |it| format!(".{it}"));
        let exponent = exponent.map_or_else(String::new, |it| format!("e{it}"));
        serde_json::from_str::<Number>(&format!("{sign}{whole}{fraction}{exponent}")).ok()
    }

    /// What a plain scalar evaluates to where text is expected; `None` where it stays as it is written.
    pub fn as_text(&self, text: &str) -> Option<String> {
        let read = match self.value(text) {
            Json::Bool(value) => value.to_string(),
            Json::Number(number) => match number.as_i64() {
                Some(value) if !(self.points && text.contains('.')) => value.to_string(),
                _ => {
                    let value: f64 = number.to_string().parse().ok()?;
                    // Beyond these tools write exponents, each its own way.
                    if value != 0.0 && !(1e-4..1e15).contains(&value.abs()) {
                        return None;
                    }
                    let point = if self.points && value.fract() == 0.0 { ".0" } else { "" };
                    format!("{value}{point}")
                }
            },
            _ => return None,
        };
        (read != text).then_some(read)
    }

    /// The whole number that a plain scalar is, where it looks like another one.
    pub fn surprise(&self, text: &str) -> Option<i64> {
        let Json::Number(number) = self.value(text) else { return None };
        let value = number.as_i64()?;
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let plain = digits.replace('_', "");
        let is_prefixed = digits.starts_with("0b") || digits.starts_with("0x") || digits.starts_with("0o");
        let same = plain.parse::<f64>().is_ok_and(|it| it == (value as f64).abs());
        (!is_prefixed && !same).then_some(value)
    }
}

/// A number of base 60: `1:30`, `190:20:30`.
fn sixties(digits: &str) -> Option<i64> {
    let mut parts = digits.split(':');
    let first = parts.next()?.replace('_', "");
    let right =
        first.starts_with(|c: char| ('1'..='9').contains(&c)) && first.bytes().all(|byte| byte.is_ascii_digit());
    let mut value: i64 = if right { first.parse().ok()? } else { return None };
    for part in parts {
        let digits = part.len() <= 2 && !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let next: i64 = if digits { part.parse().ok()? } else { return None };
        value = value.checked_mul(60).filter(|_| next < 60)?.checked_add(next)?;
    }
    Some(value)
}
