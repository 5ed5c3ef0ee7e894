//! Arithmetic.

use num_bigint::BigInt;

use super::super::number::Number;
use super::super::types::Type;
use super::super::value::Value;
use super::{BEYOND, Function, Gives, Run, any, number, whole};

pub(super) static FUNCTIONS: &[Function] = &[
    Function::new("abs", &[number("num")], Gives::Number, Run::Plain(|it| Ok(Value::number(of(it, 0).abs())))),
    Function::new("ceil", &[number("num")], Gives::Number, Run::Plain(|it| Ok(Value::number(of(it, 0).ceil())))),
    Function::new("floor", &[number("num")], Gives::Number, Run::Plain(|it| Ok(Value::number(of(it, 0).floor())))),
    Function::new(
        "log",
        &[number("num"), number("base")],
        Gives::Number,
        Run::Plain(|it| float(of(it, 0).to_f64().ln() / of(it, 1).to_f64().ln())),
    ),
    Function::new("max", &[], Gives::Number, Run::Plain(|it| most(it, true))).and_more(number("numbers")),
    Function::new("min", &[], Gives::Number, Run::Plain(|it| most(it, false))).and_more(number("numbers")),
    Function::new("parseint", &[any("number"), number("base")], Gives::By(parseint_type), Run::Plain(parseint)),
    Function::new(
        "pow",
        &[number("num"), number("power")],
        Gives::Number,
        Run::Plain(|it| float(of(it, 0).to_f64().powf(of(it, 1).to_f64()))),
    ),
    Function::new("signum", &[number("num")], Gives::Number, Run::Plain(signum)),
];

fn of(arguments: &[Value], index: usize) -> Number {
    arguments.get(index).and_then(Value::as_number).cloned().unwrap_or_else(|| Number::integer(0))
}

/// What the processor computes.
fn float(value: f64) -> Result<Value, String> {
    Number::from_f64(value).map(Value::number).ok_or_else(|| "the result is not a number".to_owned())
}

fn most(arguments: &[Value], greatest: bool) -> Result<Value, String> {
    let mut numbers = arguments.iter().filter_map(Value::as_number);
    let first = numbers.next().ok_or("must pass at least one number")?;
    let found = numbers.fold(first, |best, it| if (it > best) == greatest && it != best { it } else { best });
    Ok(Value::number(found.clone()))
}

fn parseint_type(arguments: &[Value]) -> Result<Type, String> {
    if arguments[0].kind == Type::String || arguments[0].kind == Type::Dynamic {
        Ok(Type::Number)
    } else {
        Err(format!("first argument must be a string, not {}", arguments[0].kind.friendly()))
    }
}

fn parseint(arguments: &[Value]) -> Result<Value, String> {
    let text = super::string(arguments, 0);
    let base = whole(arguments, 1)?;
    if !(2..=62).contains(&base) {
        return Err("base must be a whole number between 2 and 62 inclusive".to_owned());
    }
    let wrong = || format!("cannot parse \"{text}\" as a base {base} integer");
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() {
        return Err(wrong());
    }
    if digits.len() > 2_000 {
        return Err(BEYOND.to_owned());
    }
    let mut number = BigInt::ZERO;
    for c in digits.bytes() {
        let digit = match c {
            b'0'..=b'9' => c - b'0',
            b'a'..=b'z' => c - b'a' + 10,
            // From 37 on, small and capital letters are digits of their own.
            b'A'..=b'Z' if base <= 36 => c - b'A' + 10,
            b'A'..=b'Z' => c - b'A' + 36,
            _ => return Err(wrong()),
        };
        if i64::from(digit) >= base {
            return Err(wrong());
        }
        number = number * base + digit;
    }
    Ok(Value::number(Number::from_big(if text.starts_with('-') { -number } else { number })))
}

fn signum(arguments: &[Value]) -> Result<Value, String> {
    let sign = match whole(arguments, 0)? {
        0 => 0,
        it if it < 0 => -1,
        _ => 1,
    };
    Ok(Value::number(Number::integer(sign)))
}
