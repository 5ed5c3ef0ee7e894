//! How long tokens last, and how they are renewed and revoked.

use serde_json::{Value as Json, json};

use super::super::fix::{Edit, Fix};
use super::*;
use crate::document::words::{duration, plural};
use crate::facts::{ClientFacts, Known, Lifetime};
use crate::schema::arg;
use crate::schema::seconds_per;

const REVOCATION: &str = guide!("token-revocation");
const LIFETIMES: &[&str] = &[arg::ACCESS, arg::ID, arg::REFRESH];

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "token-lifetime",
        number: "R60",
        title: "Access or ID token lifetime out of range",
        arguments: &[arg::ACCESS, arg::ID, arg::UNITS],
        explanation: || "5 minutes to 1 day. Without a unit, the number counts hours: 60 means 60 hours.",
        enforced_by: PLAN_APPLY,
        aws_says: || Some("Invalid range for token validity."),
        sources: || &[API, thread!("hashicorp/terraform-provider-aws", "30433")],
        example: || r#"{"access_token_validity":60}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "refresh-token-lifetime",
        number: "R61",
        title: "Refresh token lifetime out of range",
        arguments: &[arg::REFRESH, arg::UNITS],
        explanation: || "1 hour to 3,650 days. Without a unit, the number counts days.",
        enforced_by: PLAN_APPLY,
        aws_says: || Some("Invalid range for token validity."),
        example: || r#"{"refresh_token_validity":5000}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "token-outlives-refresh-token",
        number: "R62",
        title: "Access or ID token outlives the refresh token",
        arguments: LIFETIMES,
        explanation: || "The refresh token must last at least as long as the other tokens. Lifetimes that aren't set use their defaults: 1 hour, 1 hour, and 30 days.",
        aws_says: || {
            Some("Access and Id Token expiration times must be less than or equal to refresh token expiration times.")
        },
        told: client(order),
        example: || r#"{"access_token_validity":12,"refresh_token_validity":2,"token_validity_units":{"access_token":"hours","id_token":"hours","refresh_token":"hours"}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "refresh-token-zero",
        number: "R63",
        title: "Refresh token lifetime of 0",
        arguments: &[arg::REFRESH],
        explanation: || "The API treats 0 as 30 days; Terraform and CloudFormation reject it. Remove the argument instead.",
        enforced_by: EnforcedBy::Tools(
            "Terraform on plan; CloudFormation and cfn-lint before deployment. The API changes it silently",
        ),
        example: || r#"{"refresh_token_validity":0}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "unit-missing",
        number: "R64",
        title: "Token lifetime units incomplete",
        arguments: &[arg::UNITS, arg::ACCESS, arg::ID, arg::REFRESH],
        explanation: || "If the block exists, the Terraform provider counts a lifetime without a unit as zero. Set all three units.",
        enforced_by: PLAN,
        sources: || &[TERRAFORM_DOCS, thread!("hashicorp/terraform-provider-aws", "30496")],
        families: TERRAFORM,
        told: client(unit_missing),
        example: || r#"{"refresh_token_validity":7,"token_validity_units":{"access_token":"minutes"}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "unit-mismatch",
        number: "R65",
        severity: Severity::Warning,
        title: "Refresh token lifetime in the wrong unit?",
        arguments: &[arg::REFRESH, arg::UNITS],
        explanation: || "Without a unit, access and ID tokens count in hours and refresh tokens in days: 3600 is valid, and almost ten years.",
        enforced_by: NOTHING,
        told: client(mismatch),
        example: || r#"{"refresh_token_validity":3600}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "long-token",
        number: "R66",
        severity: Severity::Warning,
        title: "Long access or ID token lifetime",
        arguments: &[arg::ACCESS, arg::ID],
        explanation: || "Services that check only the signature accept these tokens until they expire, even if stolen or revoked. Use an hour or less, and refresh.",
        enforced_by: NOTHING,
        sources: || &[REVOCATION, rfc9700!("2.2")],
        risk: true,
        told: client(long),
        example: || r#"{"access_token_validity":12}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "long-refresh-token",
        number: "R67",
        severity: Severity::Warning,
        title: "Long refresh token lifetime",
        arguments: &[arg::REFRESH],
        explanation: || "A stolen session lasts this long if no one notices. The 90-day threshold is this page's, not an AWS limit.",
        enforced_by: NOTHING,
        sources: || &[rfc9700!("4.14.2")],
        risk: true,
        told: client(long_refresh),
        example: || r#"{"refresh_token_validity":180}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "revocation-off",
        number: "R68",
        severity: Severity::Warning,
        title: "Token revocation off",
        arguments: &[arg::REVOCATION],
        explanation: || "Nothing can end a stolen session before its refresh token expires: neither RevokeToken nor the revocation endpoint works.",
        enforced_by: NOTHING,
        sources: || &[REVOCATION],
        risk: true,
        told: client(revocation),
        example: || r#"{"enable_token_revocation":false}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "rotation-fields",
        number: "R69",
        title: "Refresh token rotation settings",
        arguments: &[arg::ROTATION],
        explanation: || "The block requires feature, ENABLED or DISABLED. The grace period is 0 to 60 seconds.",
        enforced_by: EnforcedBy::Tools(
            "Terraform on plan; CloudFormation and cfn-lint before deployment; AWS on apply",
        ),
        example: || r#"{"explicit_auth_flows":["ALLOW_USER_SRP_AUTH"],"refresh_token_rotation":{"feature":"ENABLED","retry_grace_period_seconds":86400}}"#,
        ..Rule::DEFAULTS
    },
];

/// Whether the units are a block, or could become one.
fn has_units(c: &ClientFacts) -> bool {
    match c.raw(arg::UNITS) {
        None | Some(Json::Null | Json::Object(_)) => true,
        Some(Json::Array(blocks)) => blocks.len() == 1 && blocks[0].is_object(),
        Some(_) => false,
    }
}

/// Sets a unit, and the missing ones to what they are anyway: Terraform wants all or none.
fn set_unit(c: &ClientFacts, token: &Lifetime, unit: &str) -> Vec<Edit> {
    c.lifetimes()
        .iter()
        .filter_map(|it| match it.path == token.path {
            true => Some(Edit::Set(it.unit_path, json!(unit))),
            false => (it.unit == Known::Absent).then(|| Edit::Set(it.unit_path, json!(it.default_unit()))),
        })
        .collect()
}

/// Whether a token may last so long next to the others as they are.
fn fits(c: &ClientFacts, token: &Lifetime, seconds: i64) -> bool {
    let (min, max) = token.range();
    let ordered = match token.path {
        arg::REFRESH => [&c.access, &c.id].iter().all(|it| it.seconds().is_none_or(|it| it <= seconds)),
        _ => c.refresh.seconds().is_none_or(|refresh| seconds <= refresh),
    };
    (min..=max).contains(&seconds) && ordered
}

/// The same number in another unit, where none was written: a written unit was meant.
fn in_unit(c: &ClientFacts, token: &Lifetime, unit: &'static str) -> Option<Fix> {
    let Known::Is(number) = token.number else { return None };
    let seconds = number.checked_mul(seconds_per(unit)?)?;
    let open = token.unit == Known::Absent && token.unit_name() != Some(unit);
    let change = open && has_units(c) && fits(c, token, seconds);
    change.then(|| Fix::new(c.client, set_unit(c, token, unit)).note(format!("{number} {unit}")))
}

/// Another number in the unit in effect.
fn at_most(c: &ClientFacts, token: &Lifetime, seconds: i64) -> Option<Fix> {
    let unit = seconds_per(token.unit_name()?)?;
    let number = seconds.div_euclid(unit);
    fits(c, token, number.checked_mul(unit)?).then(|| set_number(c, token, number, unit))
}

fn at_least(c: &ClientFacts, token: &Lifetime, seconds: i64) -> Option<Fix> {
    let unit = seconds_per(token.unit_name()?)?;
    let number = seconds.checked_add(unit - 1)?.div_euclid(unit);
    fits(c, token, number.checked_mul(unit)?).then(|| set_number(c, token, number, unit))
}

fn set_number(c: &ClientFacts, token: &Lifetime, number: i64, unit: i64) -> Fix {
    let edits = match token.unit {
        // A block without this unit would make Terraform count zero.
        Known::Absent if c.is_set(arg::UNITS) && has_units(c) => {
            [vec![Edit::Set(token.path, json!(number))], set_unit(c, token, token.default_unit())].concat()
        }
        _ => vec![Edit::Set(token.path, json!(number))],
    };
    Fix::new(c.client, edits).note(duration(number * unit))
}

/// Fixes of a lifetime that is out of range: the unit that was probably meant, where none was written, and the nearest
/// number in the unit in effect.
pub(super) fn lifetime_fixes(c: &ClientFacts, path: &str) -> Vec<Fix> {
    let lifetimes = c.lifetimes();
    let Some(token) = lifetimes.iter().find(|it| it.path == path) else { return Vec::new() };
    let (Known::Is(number), Some(unit)) = (token.number, token.unit_name()) else { return Vec::new() };
    if number <= 0 {
        let default = token.seconds_by_default();
        let unset = Fix::new(c.client, vec![Edit::Unset(token.path)]).note(duration(default));
        let unset = Some(unset).filter(|_| fits(c, token, default));
        return at_least(c, token, default).into_iter().chain(unset).collect();
    }
    let (min, max) = token.range();
    let per = seconds_per(unit).unwrap_or(1);
    let large = number.checked_mul(per).is_none_or(|seconds| seconds > max);
    let units: &[&'static str] = match (large, unit) {
        (true, "days") => &["hours", "minutes", "seconds"],
        (true, "hours") => &["minutes", "seconds"],
        (true, "minutes") => &["seconds"],
        (false, "seconds") => &["minutes", "hours", "days"],
        (false, "minutes") => &["hours", "days"],
        (false, "hours") => &["days"],
        _ => &[],
    };
    let mut fixes: Vec<Fix> = units.iter().find_map(|unit| in_unit(c, token, unit)).into_iter().collect();
    let longest = [&c.access, &c.id].iter().filter_map(|it| it.seconds()).max().unwrap_or(0);
    fixes.extend(match (large, path) {
        (true, arg::REFRESH) => at_most(c, token, max),
        (true, _) => at_most(c, token, max.min(c.refresh.seconds().unwrap_or(max))),
        (false, arg::REFRESH) => at_least(c, token, min.max(longest)),
        (false, _) => at_least(c, token, min),
    });
    fixes
}

fn order(c: &ClientFacts) -> Vec<Hit> {
    let Some(refresh) = c.refresh.seconds() else { return Vec::new() };
    let mut hits = Vec::new();
    for token in [&c.access, &c.id] {
        let Some(seconds) = token.seconds().filter(|seconds| *seconds > refresh) else { continue };
        // Both by default can't be, and a machine has no ID tokens to speak of.
        let at = if token.number.given() { [token.path, arg::REFRESH] } else { [arg::REFRESH, token.path] };
        let default = |it: &Lifetime| if it.number.given() { "" } else { " by default" };
        let longest = [&c.access, &c.id].iter().filter_map(|it| it.seconds()).max().unwrap_or(seconds);
        let mut hit = Hit::new(format!(
            "The {} lasts {}{}, but the refresh token only {}{}.",
            token.word,
            duration(seconds),
            default(token),
            duration(refresh),
            default(&c.refresh)
        ))
        .at(&at);
        hit.fixes.extend(at_most(c, token, refresh.min(86_400)));
        hit.fixes.extend(at_least(c, &c.refresh, longest));
        hits.push(hit);
    }
    hits
}

fn unit_missing(c: &ClientFacts) -> Vec<Hit> {
    if !c.is_set(arg::UNITS) || !has_units(c) {
        return Vec::new();
    }
    c.lifetimes()
        .iter()
        .filter(|it| matches!(it.number, Known::Is(_)) && it.unit == Known::Absent)
        .map(|it| {
            Hit::new(format!(
                "{} is set without {}, and the block exists. Terraform counts the lifetime as zero.",
                it.path, it.unit_path
            ))
            .at(&[it.unit_path, it.path])
            .fix(Fix::new(c.client, vec![Edit::Set(it.unit_path, json!(it.default_unit()))]))
        })
        .collect()
}

/// A number of days that was hardly meant as days.
fn mismatched(c: &ClientFacts) -> Option<i64> {
    match (c.refresh.number, c.refresh.unit) {
        (Known::Is(number), Known::Absent) if number > 365 && c.refresh.in_range() => Some(number),
        _ => None,
    }
}

fn mismatch(c: &ClientFacts) -> Vec<Hit> {
    let Some(number) = mismatched(c) else { return Vec::new() };
    let mut hit = Hit::new(format!(
        "refresh_token_validity has no unit, so it counts days: {number} days are about {}.",
        plural((number + 182) / 365, "year")
    ))
    .at(&[arg::REFRESH, arg::REFRESH_UNIT]);
    hit.fixes.extend(["seconds", "minutes", "hours"].into_iter().filter_map(|unit| in_unit(c, &c.refresh, unit)));
    hit.one()
}

fn long(c: &ClientFacts) -> Vec<Hit> {
    let mut hits = Vec::new();
    for token in [&c.access, &c.id] {
        let Some(seconds) = token.seconds().filter(|it| *it > 3600 && token.in_range()) else { continue };
        if c.is_machine() && token.path == arg::ID {
            continue;
        }
        let unit = if token.unit == Known::Absent { " Without a unit, the number counts hours." } else { "" };
        let mut hit =
            Hit::new(format!("The {} lasts {}. If stolen, it works as long.{unit}", token.word, duration(seconds)))
                .at(&[token.path]);
        if token.unit == Known::Absent {
            hit.fixes.extend(in_unit(c, token, "minutes"));
        }
        hit.fixes.extend(at_most(c, token, 3600));
        hits.push(hit);
    }
    hits
}

fn long_refresh(c: &ClientFacts) -> Vec<Hit> {
    const MOST: i64 = 90 * 86_400;
    let Some(seconds) = c.refresh.seconds().filter(|it| *it > MOST && c.refresh.in_range()) else { return Vec::new() };
    if mismatched(c).is_some() || c.is_machine() {
        return Vec::new();
    }
    let also = match (c.rotation, c.revocation) {
        (_, Known::Is(false)) => ", and it can't be revoked",
        (Known::Absent | Known::Is("DISABLED"), _) => ", and it isn't rotated",
        _ => "",
    };
    let mut hit = Hit::new(format!("A refresh token lasts {}{also}.", duration(seconds)));
    hit.fixes.extend(at_most(c, &c.refresh, 30 * 86_400));
    hit.one()
}

fn revocation(c: &ClientFacts) -> Vec<Hit> {
    if !c.revocation.is(false) {
        return Vec::new();
    }
    Hit::new("Nothing can end a session: with token revocation off, a refresh token works until it expires.")
        .fix(Fix::new(c.client, vec![Edit::Set(arg::REVOCATION, json!(true))]))
        .one()
}
