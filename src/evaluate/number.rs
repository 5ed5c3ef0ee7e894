//! Numbers as Terraform computes with them: binary floating point with up to 512 bits, rounded to the nearest, ties to
//! even.
//!
//! A literal and a number in a text have 512 bits, what a function counts has 64, what comes from the processor's own
//! arithmetic (`pow`, `log`) has 53; a result has as many as the more precise operand. That is visible: `1/3` has 154
//! digits, `length(["a"]) / 3` has 20. Source: Terraform 1.11 on go-cty 1.16, whose numbers are Go's `big.Float`.

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint, Sign};

/// Bits of a literal.
pub const LITERAL: u32 = 512;
/// Bits of what a function counts.
pub const COUNT: u32 = 64;
/// Bits of the processor's own numbers.
pub const MACHINE: u32 = 53;

/// The largest power of ten that a literal may have. Terraform takes any and may compute for minutes.
const LARGEST_EXPONENT: i64 = 5_000;

/// A number, or one of the two infinities: `1/0` is one in Terraform.
#[derive(Debug, Clone)]
pub struct Number {
    value: Finite,
    bits: u32,
}

/// `mantissa * 2^exponent`; the mantissa is odd, or zero.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Finite {
    Finite { mantissa: BigInt, exponent: i64 },
    Infinite { negative: bool },
}

/// Why there isn't a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberError {
    /// Infinity less infinity and the like.
    NotANumber,
    /// More digits than are computed here.
    TooLarge,
}

impl Number {
    /// What a function counts.
    pub fn count(value: usize) -> Self {
        Number::exact(BigInt::from(value), 0, COUNT)
    }

    pub fn integer(value: i64) -> Self {
        Number::exact(BigInt::from(value), 0, COUNT)
    }

    pub fn from_big(value: BigInt) -> Self {
        let bits = u32::try_from(value.bits()).unwrap_or(u32::MAX).max(COUNT);
        Number::exact(value, 0, bits)
    }

    /// A number of the processor's; `None` where it is none.
    pub fn from_f64(value: f64) -> Option<Self> {
        if value.is_nan() {
            return None;
        }
        if value.is_infinite() {
            return Some(Number { value: Finite::Infinite { negative: value < 0.0 }, bits: MACHINE });
        }
        let bits = value.to_bits();
        let raw = i64::try_from(bits >> 52 & 0x7ff).ok()?;
        let fraction = bits & ((1 << 52) - 1);
        let (mantissa, exponent) = if raw == 0 { (fraction, -1074) } else { (fraction | 1 << 52, raw - 1075) };
        let mantissa = BigInt::from(mantissa) * if value.is_sign_negative() { -1 } else { 1 };
        Some(Number::exact(mantissa, exponent, MACHINE))
    }

    /// Decimal notation, with an exponent or without. `None` where it isn't a number.
    ///
    /// # Errors
    /// [`NumberError::TooLarge`] beyond the exponents that are computed here.
    pub fn parse(text: &str) -> Result<Option<Self>, NumberError> {
        let (negative, digits) = match text.strip_prefix(['+', '-']) {
            Some(rest) => (text.starts_with('-'), rest),
            None => (false, text),
        };
        if matches!(digits, "Inf" | "inf") {
            return Ok(Some(Number { value: Finite::Infinite { negative }, bits: LITERAL }));
        }
        let (number, power) = match digits.split_once(['e', 'E']) {
            Some((number, power)) => {
                let digits = power.strip_prefix(['+', '-']).unwrap_or(power);
                if digits.is_empty() || !digits.bytes().all(|it| it.is_ascii_digit()) {
                    return Ok(None);
                }
                (number, power.parse::<i64>().map_err(|_| NumberError::TooLarge)?)
            }
            None => (digits, 0),
        };
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let all: String = [whole, fraction].concat();
        if all.is_empty() || !all.bytes().all(|it| it.is_ascii_digit()) {
            return Ok(None);
        }
        let power = power - i64::try_from(fraction.len()).map_err(|_| NumberError::TooLarge)?;
        if power.abs() > LARGEST_EXPONENT || all.len() > 20_000 {
            return Err(NumberError::TooLarge);
        }
        let Some(mut mantissa) = BigInt::parse_bytes(all.as_bytes(), 10) else { return Ok(None) };
        if negative {
            mantissa = -mantissa;
        }
        let scale = BigInt::from(10).pow(u32::try_from(power.unsigned_abs()).unwrap_or(u32::MAX));
        Ok(Some(if power >= 0 {
            Number::exact(mantissa * scale, 0, LITERAL)
        } else {
            Number::quotient(&mantissa, 0, &scale, 0, LITERAL)
        }))
    }

    /// `mantissa * 2^exponent`, rounded to the bits.
    fn exact(mut mantissa: BigInt, mut exponent: i64, bits: u32) -> Self {
        let excess = mantissa.bits().saturating_sub(u64::from(bits));
        if excess > 0 {
            mantissa = round(&mantissa, excess, false);
            exponent += i64::try_from(excess).unwrap_or(i64::MAX);
        }
        match mantissa.trailing_zeros() {
            Some(zeros) if zeros > 0 => {
                mantissa >>= zeros;
                exponent += i64::try_from(zeros).unwrap_or(i64::MAX);
            }
            Some(_) => {}
            None => exponent = 0,
        }
        Number { value: Finite::Finite { mantissa, exponent }, bits }
    }

    fn quotient(a: &BigInt, a_exponent: i64, b: &BigInt, b_exponent: i64, bits: u32) -> Self {
        // Enough digits that the rest only tells whether it is exactly half.
        let shift = (u64::from(bits) + 2 + b.bits()).saturating_sub(a.bits());
        let scaled: BigInt = a << shift;
        let (quotient, rest) = (&scaled / b, &scaled % b);
        let exponent = a_exponent - b_exponent - i64::try_from(shift).unwrap_or(i64::MAX);
        if rest.sign() == Sign::NoSign {
            return Number::exact(quotient, exponent, bits);
        }
        let excess = quotient.bits().saturating_sub(u64::from(bits));
        let rounded = round(&quotient, excess, true);
        Number::exact(rounded, exponent + i64::try_from(excess).unwrap_or(i64::MAX), bits)
    }

    fn sign(&self) -> Ordering {
        match &self.value {
            Finite::Infinite { negative: true } => Ordering::Less,
            Finite::Infinite { negative: false } => Ordering::Greater,
            Finite::Finite { mantissa, .. } => mantissa.cmp(&BigInt::ZERO),
        }
    }

    pub fn is_zero(&self) -> bool {
        self.sign() == Ordering::Equal
    }

    pub fn is_negative(&self) -> bool {
        self.sign() == Ordering::Less
    }

    pub fn is_infinite(&self) -> bool {
        matches!(self.value, Finite::Infinite { .. })
    }

    /// The whole number that it is; `None` where it is none.
    pub fn to_integer(&self) -> Option<BigInt> {
        match &self.value {
            Finite::Finite { mantissa, exponent } if *exponent >= 0 && *exponent < 1 << 20 => {
                Some(mantissa << *exponent)
            }
            _ => None,
        }
    }

    pub fn to_i64(&self) -> Option<i64> {
        i64::try_from(self.to_integer()?).ok()
    }

    pub fn to_usize(&self) -> Option<usize> {
        usize::try_from(self.to_integer()?).ok()
    }

    /// The nearest number of the processor's.
    pub fn to_f64(&self) -> f64 {
        match &self.value {
            Finite::Infinite { negative: true } => f64::NEG_INFINITY,
            Finite::Infinite { negative: false } => f64::INFINITY,
            // Its digits are exact; the standard library rounds them correctly.
            Finite::Finite { .. } => self.text().parse().unwrap_or(f64::NAN),
        }
    }

    /// Toward zero.
    pub fn truncate(&self) -> Self {
        match &self.value {
            Finite::Finite { mantissa, exponent } if *exponent < 0 => {
                let magnitude: BigUint = mantissa.magnitude() >> exponent.unsigned_abs();
                Number::exact(BigInt::from_biguint(mantissa.sign(), magnitude), 0, self.bits)
            }
            _ => self.clone(),
        }
    }

    pub fn floor(&self) -> Self {
        let whole = self.truncate();
        if self.is_negative() && whole != *self { whole.combine(&Number::integer(-1), whole.bits) } else { whole }
    }

    pub fn ceil(&self) -> Self {
        self.negate().floor().negate()
    }

    pub fn negate(&self) -> Self {
        let value = match &self.value {
            Finite::Infinite { negative } => Finite::Infinite { negative: !negative },
            Finite::Finite { mantissa, exponent } => Finite::Finite { mantissa: -mantissa, exponent: *exponent },
        };
        Number { value, bits: self.bits }
    }

    pub fn abs(&self) -> Self {
        if self.is_negative() { self.negate() } else { self.clone() }
    }

    fn combine(&self, other: &Self, bits: u32) -> Self {
        match (&self.value, &other.value) {
            (Finite::Infinite { .. }, _) => self.clone(),
            (_, Finite::Infinite { .. }) => other.clone(),
            (Finite::Finite { mantissa: a, exponent: x }, Finite::Finite { mantissa: b, exponent: y }) => {
                let low = *x.min(y);
                Number::exact((a << (x - low)) + (b << (y - low)), low, bits)
            }
        }
    }

    /// # Errors
    /// [`NumberError::NotANumber`] for an infinity and its opposite.
    pub fn add(&self, other: &Self) -> Result<Self, NumberError> {
        if self.is_infinite() && other.is_infinite() && self.sign() != other.sign() {
            return Err(NumberError::NotANumber);
        }
        self.reachable(other)?;
        Ok(self.combine(other, self.bits.max(other.bits)))
    }

    /// # Errors
    /// As [`Number::add`].
    pub fn subtract(&self, other: &Self) -> Result<Self, NumberError> {
        self.add(&other.negate())
    }

    /// # Errors
    /// [`NumberError::NotANumber`] for an infinity and zero.
    pub fn multiply(&self, other: &Self) -> Result<Self, NumberError> {
        self.times(other, self.bits.max(other.bits))
    }

    fn times(&self, other: &Self, bits: u32) -> Result<Self, NumberError> {
        match (&self.value, &other.value) {
            (Finite::Finite { mantissa: a, exponent: x }, Finite::Finite { mantissa: b, exponent: y }) => {
                let product = Number::exact(a * b, x + y, bits);
                product.reachable(&product)?;
                Ok(product)
            }
            _ if self.is_zero() || other.is_zero() => Err(NumberError::NotANumber),
            _ => Ok(Number { value: Finite::Infinite { negative: self.is_negative() != other.is_negative() }, bits }),
        }
    }

    /// # Errors
    /// [`NumberError::NotANumber`] for zero by zero, and for two infinities.
    pub fn divide(&self, other: &Self) -> Result<Self, NumberError> {
        let bits = self.bits.max(other.bits);
        let negative = self.is_negative() != other.is_negative();
        match (&self.value, &other.value) {
            (Finite::Finite { mantissa: a, exponent: x }, Finite::Finite { mantissa: b, exponent: y }) => {
                match (self.is_zero(), other.is_zero()) {
                    (true, true) => Err(NumberError::NotANumber),
                    (true, false) => Ok(Number::exact(BigInt::ZERO, 0, bits)),
                    (false, true) => Ok(Number { value: Finite::Infinite { negative }, bits }),
                    (false, false) => Ok(Number::quotient(a, *x, b, *y, bits)),
                }
            }
            (Finite::Infinite { .. }, Finite::Infinite { .. }) => Err(NumberError::NotANumber),
            (Finite::Infinite { .. }, _) => Ok(Number { value: Finite::Infinite { negative }, bits }),
            (_, Finite::Infinite { .. }) => Ok(Number::exact(BigInt::ZERO, 0, bits)),
        }
    }

    /// The rest of a division toward zero; that by zero is the number itself. Every step is rounded to its own bits.
    ///
    /// # Errors
    /// [`NumberError::NotANumber`] where the product of infinities is none.
    pub fn modulo(&self, other: &Self) -> Result<Self, NumberError> {
        if self.is_infinite() || other.is_infinite() {
            return self.multiply(other);
        }
        if other.is_zero() {
            return Ok(self.clone());
        }
        let whole = self.divide(other)?.truncate().to_integer().ok_or(NumberError::TooLarge)?;
        let whole = Number::exact(whole, 0, self.bits);
        let product = other.times(&whole, self.bits)?;
        Ok(self.combine(&product.negate(), self.bits))
    }

    /// Two numbers so far apart that their sum would take megabytes aren't added.
    fn reachable(&self, other: &Self) -> Result<(), NumberError> {
        let range = |it: &Self| match &it.value {
            Finite::Finite { exponent, .. } => *exponent,
            Finite::Infinite { .. } => 0,
        };
        let (a, b) = (range(self), range(other));
        if a.abs().max(b.abs()) > 1 << 16 { Err(NumberError::TooLarge) } else { Ok(()) }
    }

    /// The shortest decimal notation, without an exponent, that names exactly this number among those of its bits.
    pub fn text(&self) -> String {
        let (mantissa, exponent) = match &self.value {
            Finite::Infinite { negative: true } => return "-Inf".to_owned(),
            Finite::Infinite { negative: false } => return "+Inf".to_owned(),
            Finite::Finite { mantissa, .. } if mantissa.sign() == Sign::NoSign => return "0".to_owned(),
            Finite::Finite { mantissa, exponent } => (mantissa.magnitude(), *exponent),
        };
        let sign = if self.is_negative() { "-" } else { "" };
        if exponent >= 0 && mantissa.bits() + exponent.unsigned_abs() <= u64::from(self.bits) {
            // A whole number with room: its digits, without the zeros that a shorter notation would round.
            return format!("{sign}{}", mantissa << exponent.unsigned_abs());
        }
        format!("{sign}{}", self.shortest().text())
    }

    /// The fewest digits that name it among the numbers of its bits; of the magnitude, which is finite.
    fn shortest(&self) -> Decimal {
        let Finite::Finite { mantissa, exponent } = &self.value else {
            return Decimal { digits: Vec::new(), point: 0 };
        };
        let mantissa = mantissa.magnitude();
        // In units of half the distance between neighbors, so that the neighbors' borders are whole.
        let spare = u64::from(self.bits + 1).saturating_sub(mantissa.bits());
        let (value, exponent) = (mantissa << spare, exponent - i64::try_from(spare).unwrap_or(i64::MAX));
        let inclusive = !value.bit(1);
        let lower = Decimal::new(&(&value - 1_u32), exponent);
        let upper = Decimal::new(&(&value + 1_u32), exponent);
        Decimal::new(&value, exponent).shortest(&lower, &upper, inclusive)
    }

    /// All digits of the magnitude.
    fn digits(&self) -> Decimal {
        match &self.value {
            Finite::Finite { mantissa, exponent } if mantissa.sign() != Sign::NoSign => {
                Decimal::new(mantissa.magnitude(), *exponent)
            }
            _ => Decimal { digits: Vec::new(), point: 0 },
        }
    }

    /// Go's `%f` of the magnitude: that many digits behind the point.
    pub fn fixed(&self, precision: usize) -> String {
        if self.is_infinite() {
            return "Inf".to_owned();
        }
        self.digits().fixed(precision)
    }

    /// Go's `%e` of the magnitude: one digit before the point, that many behind it.
    pub fn scientific(&self, precision: usize) -> String {
        if self.is_infinite() {
            return "Inf".to_owned();
        }
        self.digits().to_length(precision + 1).scientific(precision)
    }

    /// Go's `%g` of the magnitude: with an exponent where that is below -4, or above the precision; without one, the
    /// fewest digits and an exponent from 21 on, or with `short` from 6 on.
    pub fn general(&self, precision: Option<usize>, threshold: i64) -> String {
        if self.is_infinite() {
            return "Inf".to_owned();
        }
        let digits = match precision {
            None if self.is_zero() => self.digits(),
            None => self.shortest(),
            Some(precision) => self.digits().to_length(precision.max(1)),
        };
        let length = i64::try_from(digits.digits.len()).unwrap_or(i64::MAX);
        let wanted = precision.map_or(threshold, |it| {
            let it = i64::try_from(it.max(1)).unwrap_or(i64::MAX);
            if it > length && length >= digits.point { length } else { it }
        });
        let exponent = digits.point - 1;
        if !self.is_zero() && (exponent < -4 || exponent >= wanted) {
            return digits.scientific(digits.digits.len().saturating_sub(1));
        }
        let behind = usize::try_from(length - digits.point).unwrap_or(0);
        digits.fixed(if self.is_zero() { 0 } else { behind })
    }
}

/// `value / 2^excess`, to the nearest, ties to even; `beyond` says that something less than a unit was cut off before.
fn round(value: &BigInt, excess: u64, beyond: bool) -> BigInt {
    if excess == 0 {
        return value.clone();
    }
    let magnitude = value.magnitude();
    let mut rounded: BigUint = magnitude >> excess;
    let half = magnitude.bit(excess - 1);
    let below = beyond || magnitude.trailing_zeros().is_some_and(|zeros| zeros < excess - 1);
    if half && (below || rounded.bit(0)) {
        rounded += 1_u32;
    }
    BigInt::from_biguint(value.sign(), rounded)
}

/// `0.d1d2d3... * 10^point`.
struct Decimal {
    digits: Vec<u8>,
    point: i64,
}

impl Decimal {
    fn new(mantissa: &BigUint, exponent: i64) -> Self {
        let (text, shift) = if exponent >= 0 {
            ((mantissa << exponent.unsigned_abs()).to_string(), 0)
        } else {
            let power = u32::try_from(exponent.unsigned_abs()).unwrap_or(u32::MAX);
            ((mantissa * BigUint::from(5_u32).pow(power)).to_string(), exponent)
        };
        let point = i64::try_from(text.len()).unwrap_or(i64::MAX) + shift;
        Decimal { digits: text.trim_end_matches('0').bytes().map(|it| it - b'0').collect(), point }
    }

    fn at(&self, index: i64) -> u8 {
        usize::try_from(index).ok().and_then(|index| self.digits.get(index)).copied().unwrap_or(0)
    }

    /// The fewest digits between the borders.
    fn shortest(&self, lower: &Self, upper: &Self, inclusive: bool) -> Self {
        let (mut down, mut up);
        for index in 0..self.digits.len() {
            let place = i64::try_from(index).unwrap_or(i64::MAX);
            let of = |it: &Decimal| it.at(place - (self.point - it.point));
            let (digit, low, high) = (self.digits[index], of(lower), of(upper));
            let ends = |it: &Decimal| {
                place - (self.point - it.point) + 1 >= i64::try_from(it.digits.len()).unwrap_or(i64::MAX)
            };
            let kept = &self.digits[..=index];
            down = low != digit || inclusive && ends(lower) && kept_equal(kept, lower, self.point);
            up = digit != high && (inclusive || digit + 1 < high || !ends(upper));
            if !up && !down {
                continue;
            }
            let next = self.digits.get(index + 1).copied().unwrap_or(0);
            let exactly_half = next == 5 && self.digits.len() == index + 2;
            let rounds_up = match (down, up) {
                (true, true) => next > 5 || next == 5 && (!exactly_half || digit % 2 == 1),
                (_, up) => up,
            };
            return Decimal::rounded(kept, self.point, rounds_up);
        }
        Decimal { digits: self.digits.clone(), point: self.point }
    }

    fn rounded(digits: &[u8], point: i64, up: bool) -> Self {
        let mut digits = digits.to_vec();
        let mut point = point;
        if up {
            while digits.last() == Some(&9) {
                digits.pop();
            }
            match digits.last_mut() {
                Some(last) => *last += 1,
                None => {
                    digits.push(1);
                    point += 1;
                }
            }
        }
        while digits.last() == Some(&0) {
            digits.pop();
        }
        Decimal { digits, point }
    }

    /// The first digits, the last one rounded: to the nearest, ties to even.
    fn to_length(&self, length: usize) -> Self {
        let Some(next) = self.digits.get(length) else {
            return Decimal { digits: self.digits.clone(), point: self.point };
        };
        let exactly_half = *next == 5 && self.digits.len() == length + 1;
        let odd = length > 0 && self.digits[length - 1] % 2 == 1;
        let up = *next > 5 || *next == 5 && (!exactly_half || odd);
        Decimal::rounded(&self.digits[..length], self.point, up)
    }

    fn fixed(&self, precision: usize) -> String {
        let kept = self.point + i64::try_from(precision).unwrap_or(i64::MAX);
        let rounded = match usize::try_from(kept) {
            Ok(kept) => self.to_length(kept),
            Err(_) => Decimal { digits: Vec::new(), point: 0 },
        };
        let digit = |at: i64| char::from(rounded.at(at) + b'0');
        let whole: String = if rounded.digits.is_empty() || rounded.point <= 0 {
            "0".to_owned()
        } else {
            (0..rounded.point).map(digit).collect()
        };
        if precision == 0 {
            return whole;
        }
        let last = i64::try_from(precision).unwrap_or(i64::MAX);
        let fraction: String =
            (0..last).map(|at| if rounded.digits.is_empty() { '0' } else { digit(rounded.point + at) }).collect();
        format!("{whole}.{fraction}")
    }

    fn scientific(&self, precision: usize) -> String {
        let digit = |at: usize| char::from(self.digits.get(at).copied().unwrap_or(0) + b'0');
        let mut out = String::from(digit(0));
        if precision > 0 {
            out.push('.');
            out.extend((1..=precision).map(digit));
        }
        let exponent = if self.digits.is_empty() { 0 } else { self.point - 1 };
        let sign = if exponent < 0 { '-' } else { '+' };
        format!("{out}e{sign}{:02}", exponent.abs())
    }

    fn text(&self) -> String {
        let digits: String = self.digits.iter().map(|it| char::from(it + b'0')).collect();
        let length = i64::try_from(digits.len()).unwrap_or(i64::MAX);
        let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or(0));
        if self.point <= 0 {
            format!("0.{}{digits}", zeros(-self.point))
        } else if self.point >= length {
            format!("{digits}{}", zeros(self.point - length))
        } else {
            let (whole, fraction) = digits.split_at(usize::try_from(self.point).unwrap_or(0));
            format!("{whole}.{fraction}")
        }
    }
}

fn kept_equal(kept: &[u8], lower: &Decimal, point: i64) -> bool {
    point == lower.point && lower.digits.len() <= kept.len()
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.value, &other.value) {
            (Finite::Finite { .. }, Finite::Finite { .. }) if self.sign() == other.sign() => {
                let difference = self.combine(&other.negate(), u32::MAX);
                difference.sign()
            }
            (Finite::Infinite { negative: a }, Finite::Infinite { negative: b }) => b.cmp(a),
            (Finite::Infinite { negative }, _) => {
                if *negative {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
            (_, Finite::Infinite { negative }) => {
                if *negative {
                    Ordering::Greater
                } else {
                    Ordering::Less
                }
            }
            _ => self.sign().cmp(&other.sign()),
        }
    }
}
