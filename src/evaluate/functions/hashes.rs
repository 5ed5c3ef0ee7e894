//! Digests, and what is made from them or from chance.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256, Sha512};

use super::super::value::Value;
use super::{Function, Gives, Run, any, number, string, text};

pub(super) static FUNCTIONS: &[Function] = &[
    Function::new("base64sha256", &[text("str")], Gives::Text, Run::Plain(|it| base64(&Sha256::digest(string(it, 0))))),
    Function::new("base64sha512", &[text("str")], Gives::Text, Run::Plain(|it| base64(&Sha512::digest(string(it, 0))))),
    Function::new("bcrypt", &[text("str")], Gives::Text, Run::Impure).and_more(number("cost")),
    Function::new("md5", &[text("str")], Gives::Text, Run::Plain(|it| hex(&Md5::digest(string(it, 0))))),
    Function::new("rsadecrypt", &[text("ciphertext"), text("privatekey")], Gives::Text, Run::Impure),
    Function::new("sha1", &[text("str")], Gives::Text, Run::Plain(|it| hex(&Sha1::digest(string(it, 0))))),
    Function::new("sha256", &[text("str")], Gives::Text, Run::Plain(|it| hex(&Sha256::digest(string(it, 0))))),
    Function::new("sha512", &[text("str")], Gives::Text, Run::Plain(|it| hex(&Sha512::digest(string(it, 0))))),
    Function::new("uuid", &[], Gives::Text, Run::Impure),
    Function::new("uuidv5", &[text("namespace"), text("name")], Gives::Text, Run::Plain(uuidv5)),
    // Reads a template when the expression runs.
    Function::new(
        "templatestring",
        &[text("template").or_unknown(), any("vars").or_unknown().or_dynamic()],
        Gives::Text,
        Run::Impure,
    ),
    // Files of the machine.
    Function::new("abspath", &[text("path")], Gives::Text, Run::Impure),
    Function::new("file", &[text("path")], Gives::Text, Run::Impure),
    Function::new("filebase64", &[text("path")], Gives::Text, Run::Impure),
    Function::new("filebase64sha256", &[text("path")], Gives::Text, Run::Impure),
    Function::new("filebase64sha512", &[text("path")], Gives::Text, Run::Impure),
    Function::new("fileexists", &[text("path")], Gives::Bool, Run::Impure),
    Function::new("filemd5", &[text("path")], Gives::Text, Run::Impure),
    Function::new(
        "fileset",
        &[text("path"), text("pattern")],
        Gives::By(|_| Ok(super::super::types::Type::set(super::super::types::Type::String))),
        Run::Impure,
    ),
    Function::new("filesha1", &[text("path")], Gives::Text, Run::Impure),
    Function::new("filesha256", &[text("path")], Gives::Text, Run::Impure),
    Function::new("filesha512", &[text("path")], Gives::Text, Run::Impure),
    Function::new("pathexpand", &[text("path")], Gives::Text, Run::Impure),
    Function::new(
        "templatefile",
        &[text("path"), super::any("vars")],
        Gives::By(|_| Ok(super::super::types::Type::Dynamic)),
        Run::Impure,
    ),
];

fn hex(bytes: &[u8]) -> Result<Value, String> {
    Ok(Value::text(bytes.iter().map(|it| format!("{it:02x}")).collect::<String>()))
}

fn base64(bytes: &[u8]) -> Result<Value, String> {
    Ok(Value::text(STANDARD.encode(bytes)))
}

/// A name within a name space, as a UUID of version 5 (RFC 9562).
fn uuidv5(arguments: &[Value]) -> Result<Value, String> {
    let space = match string(arguments, 0) {
        "dns" | "DNS" => "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
        "url" | "URL" => "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
        "oid" | "OID" => "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
        "x500" | "X500" => "6ba7b814-9dad-11d1-80b4-00c04fd430c8",
        other => other,
    };
    let wrong = || format!("uuidv5() doesn't support namespace {space}");
    let digits: String = space.chars().filter(|c| *c != '-').collect();
    let shaped = space.len() == 36 && [8, 13, 18, 23].iter().all(|at| space.as_bytes()[*at] == b'-');
    if !shaped || digits.len() != 32 {
        return Err(wrong());
    }
    let number = u128::from_str_radix(&digits, 16).map_err(|_| wrong())?;
    let mut digest = Sha1::new();
    digest.update(number.to_be_bytes());
    digest.update(string(arguments, 1));
    let mut bytes: [u8; 16] = digest.finalize()[..16].try_into().map_err(|_| wrong())?;
    bytes[6] = bytes[6] & 0x0f | 0x50;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex: String = bytes.iter().map(|it| format!("{it:02x}")).collect();
    Ok(Value::text([&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")))
}
