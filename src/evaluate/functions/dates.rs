//! Moments in RFC 3339's notation.

use super::super::number::Number;
use super::super::value::Value;
use super::{Function, Gives, Run, string, text};

pub(super) static FUNCTIONS: &[Function] = &[
    Function::new("formatdate", &[text("format"), text("time")], Gives::Text, Run::Plain(formatdate)),
    Function::new("plantimestamp", &[], Gives::Text, Run::Impure),
    Function::new("timeadd", &[text("timestamp"), text("duration")], Gives::Text, Run::Plain(timeadd)),
    Function::new("timecmp", &[text("timestamp_a"), text("timestamp_b")], Gives::Number, Run::Plain(timecmp)),
    Function::new("timestamp", &[], Gives::Text, Run::Impure),
];

const DAY: i64 = 86_400;
const NANOS: i128 = 1_000_000_000;

/// A moment: in nanoseconds since 1970, and the minutes by which its clock is ahead of UTC.
struct Moment {
    nanos: i128,
    offset: i64,
}

/// What a clock and a calendar show.
struct Shown {
    year: i64,
    month: usize,
    day: i64,
    /// Days since Sunday.
    weekday: usize,
    hour: i64,
    minute: i64,
    second: i64,
}

impl Moment {
    fn parse(text: &str) -> Result<Moment, String> {
        let wrong = || format!("\"{text}\" is not a valid RFC3339 timestamp");
        let bytes = text.as_bytes();
        let number = |from: usize, to: usize| -> Result<i64, String> {
            let digits = text.get(from..to).filter(|it| it.bytes().all(|b| b.is_ascii_digit())).ok_or_else(wrong)?;
            digits.parse().map_err(|_| wrong())
        };
        let is = |at: usize, c: u8| bytes.get(at) == Some(&c);
        if !(is(4, b'-') && is(7, b'-') && is(10, b'T') && is(13, b':') && is(16, b':')) {
            return Err(wrong());
        }
        let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
        let (hour, minute, second) = (number(11, 13)?, number(14, 16)?, number(17, 19)?);
        let mut at = 19;
        let mut fraction = 0;
        if is(at, b'.') {
            let digits = bytes[at + 1..].iter().take_while(|it| it.is_ascii_digit()).count();
            if digits == 0 {
                return Err(wrong());
            }
            let shown: String = text[at + 1..at + 1 + digits].chars().chain("000000000".chars()).take(9).collect();
            fraction = shown.parse::<i128>().map_err(|_| wrong())?;
            at += 1 + digits;
        }
        let offset = match text.get(at..) {
            Some("Z") => 0,
            Some(rest) if rest.len() == 6 && rest.as_bytes()[3] == b':' => {
                let ahead = number(at + 1, at + 3)? * 60 + number(at + 4, at + 6)?;
                if number(at + 1, at + 3)? > 24 || number(at + 4, at + 6)? > 59 {
                    return Err(wrong());
                }
                match rest.as_bytes()[0] {
                    b'+' => ahead,
                    b'-' => -ahead,
                    _ => return Err(wrong()),
                }
            }
            _ => return Err(wrong()),
        };
        let fits = (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day)
            && hour < 24
            && minute < 60
            && second < 60;
        if !fits {
            return Err(wrong());
        }
        let seconds = days_before(year, month, day) * DAY + hour * 3600 + minute * 60 + second - offset * 60;
        Ok(Moment { nanos: i128::from(seconds) * NANOS + fraction, offset })
    }

    fn shown(&self) -> Shown {
        let seconds = i64::try_from(self.nanos.div_euclid(NANOS)).unwrap_or(0) + self.offset * 60;
        let (days, second) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
        let (year, month, day) = date(days);
        Shown {
            year,
            month,
            day,
            weekday: usize::try_from((days + 4).rem_euclid(7)).unwrap_or(0),
            hour: second / 3600,
            minute: second / 60 % 60,
            second: second % 60,
        }
    }

    /// The offset as `+07:00`.
    fn zone(&self, colon: &str) -> String {
        let sign = if self.offset < 0 { '-' } else { '+' };
        format!("{sign}{:02}{colon}{:02}", self.offset.abs() / 60, self.offset.abs() % 60)
    }
}

/// A date or moment as YAML's plain scalars have it, in RFC 3339's notation: the parts of one digit or two, seconds with
/// a fraction, which is dropped.
pub(super) fn in_yaml(text: &str) -> Option<String> {
    let mut rest = text;
    let mut number = |most: usize, after: &[char]| {
        let length = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
        let (digits, behind) = rest.split_at(length);
        // What may follow; nothing, where the text may end.
        let next = behind.chars().next();
        rest = match next {
            Some(c) if after.contains(&c) => &behind[c.len_utf8()..],
            None if after.contains(&'\0') => "",
            Some(_) if after.is_empty() => behind,
            None if after.is_empty() => "",
            _ => return None,
        };
        let value: i64 = digits.parse().ok()?;
        Some((value, length, next))
    };
    let (year, digits, _) = number(4, &['-'])?;
    let (month, ..) = number(2, &['-'])?;
    let (day, _, next) = number(2, &['T', 't', ' ', '\0'])?;
    if digits != 4 || !(1..=12).contains(&month) || !(1..=days_in(year, month)).contains(&day) {
        return None;
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    let Some(between) = next else { return Some(format!("{date}T00:00:00Z")) };
    let (hour, ..) = number(2, &[':'])?;
    let (minute, ..) = number(2, &[':'])?;
    let (second, ..) = number(2, &[])?;
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    if let Some(fraction) = rest.strip_prefix(['.', ',']).filter(|it| it.starts_with(|c: char| c.is_ascii_digit())) {
        rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    let zone = match (between, rest) {
        (' ', "") | ('T' | 't', "Z") => "Z",
        ('T' | 't', zone) => {
            let inner = zone.strip_prefix(['+', '-'])?.as_bytes();
            let [h, hh, b':', m, mm] = inner else { return None };
            if ![h, hh, m, mm].iter().all(|it| it.is_ascii_digit()) {
                return None;
            }
            let (hours, minutes) = ((h - b'0') * 10 + hh - b'0', (m - b'0') * 10 + mm - b'0');
            if hours > 24 || minutes > 60 {
                return None;
            }
            if hours == 0 && minutes == 0 { "Z" } else { zone }
        }
        _ => return None,
    };
    Some(format!("{date}T{hour:02}:{minute:02}:{second:02}{zone}"))
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970 to a date; years begin in March, so that a leap day is the last.
fn days_before(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn date(days: i64) -> (i64, usize, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), usize::try_from(month).unwrap_or(1), day)
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

fn formatdate(arguments: &[Value]) -> Result<Value, String> {
    let moment = Moment::parse(string(arguments, 1))?;
    let shown = moment.shown();
    let mut out = String::new();
    let mut rest = string(arguments, 0);
    while let Some(first) = rest.chars().next() {
        if first == '\'' {
            // Text as it is; a quote in it is written twice.
            let mut chars = rest[1..].char_indices().peekable();
            let mut end = None;
            while let Some((at, c)) = chars.next() {
                if c != '\'' {
                    out.push(c);
                } else if chars.next_if(|(_, c)| *c == '\'').is_some() {
                    out.push('\'');
                } else {
                    end = Some(at);
                    break;
                }
            }
            rest = &rest[end.ok_or("unterminated literal '")? + 2..];
            continue;
        }
        let length = rest.len() - rest.trim_start_matches(first).len();
        if !first.is_ascii_alphabetic() {
            out.push_str(&rest[..length]);
            rest = &rest[length..];
            continue;
        }
        let verb = &rest[..length];
        rest = &rest[length..];
        let twelve = match shown.hour % 12 {
            0 => 12,
            hour => hour,
        };
        let half = if shown.hour < 12 { "AM" } else { "PM" };
        let (month, weekday) = (MONTHS[(shown.month + 11) % 12], WEEKDAYS[shown.weekday % 7]);
        match verb {
            "YYYY" => out.push_str(&format!("{:04}", shown.year)),
            "YY" => out.push_str(&format!("{:02}", shown.year % 100)),
            "MMMM" => out.push_str(month),
            "MMM" => out.push_str(&month[..3]),
            "MM" => out.push_str(&format!("{:02}", shown.month)),
            "M" => out.push_str(&shown.month.to_string()),
            "DD" => out.push_str(&format!("{:02}", shown.day)),
            "D" => out.push_str(&shown.day.to_string()),
            "EEEE" => out.push_str(weekday),
            "EEE" => out.push_str(&weekday[..3]),
            "hh" => out.push_str(&format!("{:02}", shown.hour)),
            "h" => out.push_str(&shown.hour.to_string()),
            "HH" => out.push_str(&format!("{twelve:02}")),
            "H" => out.push_str(&twelve.to_string()),
            "AA" => out.push_str(half),
            "aa" => out.push_str(&half.to_ascii_lowercase()),
            "mm" => out.push_str(&format!("{:02}", shown.minute)),
            "m" => out.push_str(&shown.minute.to_string()),
            "ss" => out.push_str(&format!("{:02}", shown.second)),
            "s" => out.push_str(&shown.second.to_string()),
            "Z" if moment.offset == 0 => out.push('Z'),
            "Z" | "ZZZZZ" => out.push_str(&moment.zone(":")),
            "ZZZ" if moment.offset == 0 => out.push_str("UTC"),
            "ZZZ" | "ZZZZ" => out.push_str(&moment.zone("")),
            _ => return Err(format!("invalid date format verb \"{verb}\"")),
        }
    }
    Ok(Value::text(out))
}

/// `1h30m`, `-2.5s`, in nanoseconds.
fn duration(text: &str) -> Result<i128, String> {
    let wrong = || format!("invalid duration \"{text}\"");
    let (negative, mut rest) = match text.strip_prefix(['+', '-']) {
        Some(rest) => (text.starts_with('-'), rest),
        None => (false, text),
    };
    if rest == "0" {
        return Ok(0);
    }
    if rest.is_empty() {
        return Err(wrong());
    }
    let mut total = 0_i128;
    while !rest.is_empty() {
        let number = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let (digits, behind) = rest.split_at(number);
        let unit = behind.find(|c: char| c.is_ascii_digit() || c == '.').unwrap_or(behind.len());
        let (unit, behind) = behind.split_at(unit);
        rest = behind;
        let scale: i128 = match unit {
            "ns" => 1,
            "us" | "µs" | "μs" => 1_000,
            "ms" => 1_000_000,
            "s" => NANOS,
            "m" => 60 * NANOS,
            "h" => 3_600 * NANOS,
            _ => return Err(wrong()),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && fraction.is_empty() || fraction.contains('.') || whole.len() > 18 {
            return Err(wrong());
        }
        total += if whole.is_empty() { 0 } else { whole.parse::<i128>().map_err(|_| wrong())? * scale };
        let mut place = scale;
        for digit in fraction.bytes().take(18) {
            place /= 10;
            total += i128::from(digit - b'0') * place;
        }
        if total > i128::from(i64::MAX) {
            return Err(wrong());
        }
    }
    Ok(if negative { -total } else { total })
}

fn timeadd(arguments: &[Value]) -> Result<Value, String> {
    let mut moment = Moment::parse(string(arguments, 0))?;
    moment.nanos += duration(string(arguments, 1))?;
    let shown = moment.shown();
    let zone = if moment.offset == 0 { "Z".to_owned() } else { moment.zone(":") };
    Ok(Value::text(format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{zone}",
        shown.year, shown.month, shown.day, shown.hour, shown.minute, shown.second
    )))
}

fn timecmp(arguments: &[Value]) -> Result<Value, String> {
    let (a, b) = (Moment::parse(string(arguments, 0))?, Moment::parse(string(arguments, 1))?);
    Ok(Value::number(Number::integer(a.nanos.cmp(&b.nanos) as i64)))
}
