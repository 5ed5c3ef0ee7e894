//! Ranges of IP addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use num_bigint::BigInt;

use super::super::types::Type;
use super::super::value::Value;
use super::{Function, Gives, Run, number, string, text, whole};

pub(super) static FUNCTIONS: &[Function] = &[
    Function::new("cidrhost", &[text("prefix"), number("hostnum")], Gives::Text, Run::Plain(host)),
    Function::new("cidrnetmask", &[text("prefix")], Gives::Text, Run::Plain(netmask)),
    Function::new(
        "cidrsubnet",
        &[text("prefix"), number("newbits"), number("netnum")],
        Gives::Text,
        Run::Plain(subnet),
    ),
    Function::new("cidrsubnets", &[text("prefix")], Gives::Texts, Run::Plain(subnets)).and_more(number("newbits")),
];

/// Addresses that begin alike: the first of them, how many bits begin alike, how many there are.
#[derive(Clone, Copy)]
struct Range {
    first: u128,
    length: u32,
    bits: u32,
}

impl Range {
    fn parse(text: &str) -> Result<Range, String> {
        let wrong = || format!("invalid CIDR expression: invalid CIDR address: {text}");
        let (address, length) = text.split_once('/').ok_or_else(wrong)?;
        let bits = if address.contains(':') { 128 } else { 32 };
        // Leading zeros are taken, as they always were.
        let address: u128 = if bits == 32 {
            let parts: Vec<&str> = address.split('.').collect();
            let mut all = 0_u128;
            if parts.len() != 4 {
                return Err(wrong());
            }
            for part in parts {
                if part.is_empty() || !part.bytes().all(|it| it.is_ascii_digit()) {
                    return Err(wrong());
                }
                all = all << 8
                    | u128::from(
                        part.trim_start_matches('0')
                            .parse::<u8>()
                            .or_else(|_| if part.bytes().all(|it| it == b'0') { Ok(0) } else { Err(wrong()) })?,
                    );
            }
            all
        } else {
            u128::from(address.parse::<Ipv6Addr>().map_err(|_| wrong())?)
        };
        if length.is_empty() || !length.bytes().all(|it| it.is_ascii_digit()) {
            return Err(wrong());
        }
        let length: u32 = length.parse().map_err(|_| wrong())?;
        if length > bits {
            return Err(wrong());
        }
        Ok(Range { first: address & mask(bits, length), length, bits })
    }

    fn address(&self, address: u128) -> String {
        match self.bits {
            32 => IpAddr::V4(Ipv4Addr::from(u32::try_from(address & 0xffff_ffff).unwrap_or(0))).to_string(),
            _ => {
                let address = Ipv6Addr::from(address);
                // Go writes one that holds an address of version 4 as that.
                match address.to_ipv4_mapped() {
                    Some(it) => it.to_string(),
                    None => address.to_string(),
                }
            }
        }
    }

    fn text(&self) -> String {
        format!("{}/{}", self.address(self.first), self.length)
    }
}

/// The first `length` of that many bits.
fn mask(bits: u32, length: u32) -> u128 {
    let all = if bits == 128 { u128::MAX } else { (1 << bits) - 1 };
    if length == 0 { 0 } else { all & all << (bits - length) }
}

fn host(arguments: &[Value]) -> Result<Value, String> {
    let range = Range::parse(string(arguments, 0))?;
    let wanted = arguments[1]
        .as_number()
        .and_then(super::super::number::Number::to_integer)
        .ok_or("a whole number is required")?;
    let free = range.bits - range.length;
    let count = BigInt::from(1) << free;
    let at = if wanted < BigInt::ZERO { &wanted + &count } else { wanted.clone() };
    if at < BigInt::ZERO || at >= count {
        return Err(format!("prefix of {} does not accommodate a host numbered {wanted}", range.length));
    }
    let at = u128::try_from(at).unwrap_or(0);
    Ok(Value::text(range.address(range.first | at)))
}

fn netmask(arguments: &[Value]) -> Result<Value, String> {
    let range = Range::parse(string(arguments, 0))?;
    if range.bits == 128 {
        return Err("IPv6 addresses cannot have a netmask".to_owned());
    }
    Ok(Value::text(range.address(mask(32, range.length))))
}

/// Terraform's library takes numbers that leave the prefix: it compares the last 64 bits of the magnitude only, and no
/// limit holds for fewer than 0 or more than 63 new bits. A negative number goes in as two's complement, and the
/// magnitude of the outcome counts.
fn subnet(arguments: &[Value]) -> Result<Value, String> {
    let range = Range::parse(string(arguments, 0))?;
    let more = whole(arguments, 1)?;
    let number = arguments[2]
        .as_number()
        .and_then(super::super::number::Number::to_integer)
        .ok_or("a whole number is required")?;
    let length = i64::from(range.length).saturating_add(more);
    if length > i64::from(range.bits) {
        return Err(format!("insufficient address space to extend prefix of {} by {more}", range.length));
    }
    let last = number.magnitude().iter_u64_digits().next().unwrap_or(0);
    let outside = || Err(format!("prefix extension of {more} does not accommodate a subnet numbered {number}"));
    if u32::try_from(more).is_ok_and(|it| it < 64 && last >> it > 0) {
        return outside();
    }
    let Ok(length) = u32::try_from(length) else {
        // Of less than no bits Go knows no notation.
        return if number == BigInt::ZERO { Ok(Value::text("<nil>")) } else { outside() };
    };
    let first = BigInt::from(range.first) | &number << (range.bits - length);
    match u128::try_from(first.magnitude()) {
        Ok(first) if first <= mask(range.bits, range.bits) => Ok(Value::text(Range { first, length, ..range }.text())),
        _ => outside(),
    }
}

fn subnets(arguments: &[Value]) -> Result<Value, String> {
    let range = Range::parse(string(arguments, 0))?;
    let end = range.first | !mask(range.bits, range.length) & mask(range.bits, range.bits);
    let mut made = Vec::new();
    let mut next = Some(range.first);
    for (at, more) in arguments.iter().enumerate().skip(1) {
        let more = whole(arguments, at).map_err(|it| format!("{it} ({})", more.kind.friendly()))?;
        let more = u32::try_from(more).ok().filter(|it| *it >= 1).ok_or("must extend prefix by at least one bit")?;
        let length = range.length.saturating_add(more);
        if more > 32 || length > range.bits {
            return Err(format!("would extend prefix to {length} bits, which is too long"));
        }
        // Each begins where its own size allows it.
        let size_less_one = !mask(range.bits, length) & mask(range.bits, range.bits);
        let first = next
            .and_then(|it| it.checked_add(size_less_one))
            .map(|it| it & !size_less_one)
            .filter(|it| *it <= end && it | size_less_one <= end)
            .ok_or("not enough remaining address space for a subnet of that size")?;
        made.push(Value::text(Range { first, length, ..range }.text()));
        next = (first | size_less_one).checked_add(1);
    }
    Ok(Value::list(Type::String, made))
}
