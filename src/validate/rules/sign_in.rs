//! Sign-in through the user pools API.

use serde_json::json;

use super::super::fix::{Edit, Fix};
use super::*;
use crate::document::words::and;
use crate::facts::{ClientFacts, Facts, Known, default_texts};
use crate::schema::arg;

const FLOWS: &str = guide!("amazon-cognito-user-pools-authentication-flow-methods");

const LEGACY: [(&str, &str); 3] = [
    ("ADMIN_NO_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"),
    ("CUSTOM_AUTH_FLOW_ONLY", "ALLOW_CUSTOM_AUTH"),
    ("USER_PASSWORD_AUTH", "ALLOW_USER_PASSWORD_AUTH"),
];
const REFRESH_FLOW: &str = "ALLOW_REFRESH_TOKEN_AUTH";
const SRP: &str = "ALLOW_USER_SRP_AUTH";

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "mixed-flow-names",
        number: "R10",
        title: "Legacy and ALLOW_ names combined",
        arguments: &[arg::AUTH],
        explanation: || "Legacy names can't be combined with names that start with ALLOW_. Each legacy name has an ALLOW_ equivalent.",
        aws_says: || Some("Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names."),
        told: client(mixed),
        example: || r#"{"explicit_auth_flows":["ADMIN_NO_SRP_AUTH","ALLOW_REFRESH_TOKEN_AUTH"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "default-flows",
        number: "R13",
        severity: Severity::Info,
        title: "Default authentication flows",
        arguments: &[arg::AUTH],
        explanation: || "If not set, AWS allows refresh tokens, SRP passwords, and custom challenges.",
        enforced_by: EnforcedBy::Nothing("AWS applies the default silently"),
        told: client(default_flows),
        example: || "{}",
        ..Rule::DEFAULTS
    },
    Rule {
        id: "pool-tier",
        number: "R14",
        title: "Feature not in the pool's feature plan",
        arguments: &[arg::AUTH, arg::ROTATION],
        explanation: || "ALLOW_USER_AUTH and refresh token rotation require the Essentials or Plus feature plan. New pools default to Essentials.",
        aws_says: || Some("The following feature is not available for the LITE pricing tier configured: ..."),
        sources: || &[guide!("cognito-sign-in-feature-plans")],
        told: client(tier),
        example: || r#"{"explicit_auth_flows":["ALLOW_USER_AUTH","ALLOW_REFRESH_TOKEN_AUTH"]}"#,
        around: || r#"{"resource":{"aws_cognito_user_pool":{"pool":{"name":"users","user_pool_tier":"LITE"}}}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "refresh-flow-missing",
        number: "R15",
        severity: Severity::Warning,
        title: "ALLOW_REFRESH_TOKEN_AUTH missing",
        arguments: &[arg::AUTH],
        explanation: || "Without ALLOW_REFRESH_TOKEN_AUTH, users who signed in through the API must sign in again when their tokens expire. AWS has rejected such lists, unless tokens rotate. Managed login still refreshes tokens at the token endpoint.",
        enforced_by: EnforcedBy::Tools("AWS on apply, in the past; now accepted"),
        aws_says: || Some("REFRESH_TOKEN_AUTH should always be allowed."),
        sources: || &[API, thread!("aws/aws-cdk", "7625")],
        told: client(refresh_missing),
        example: || r#"{"explicit_auth_flows":["ALLOW_USER_SRP_AUTH"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "rotation-with-refresh-flow",
        number: "R16",
        title: "Refresh token rotation with ALLOW_REFRESH_TOKEN_AUTH",
        arguments: &[arg::ROTATION, arg::AUTH],
        explanation: || "Refresh token rotation can't be combined with ALLOW_REFRESH_TOKEN_AUTH: apps refresh at the token endpoint or with GetTokensFromRefreshToken. The default of the list includes it, so set the list without it.",
        sources: || {
            &[
                guide!("amazon-cognito-user-pools-using-the-refresh-token"),
                thread!("hashicorp/terraform-provider-aws", "47196"),
            ]
        },
        told: client(rotation_with_refresh),
        takes: || "AWS accepts only one of the two. Rotation replaces the flow.",
        example: || r#"{"explicit_auth_flows":["ALLOW_USER_SRP_AUTH","ALLOW_REFRESH_TOKEN_AUTH"],"refresh_token_rotation":{"feature":"ENABLED","retry_grace_period_seconds":0}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "password-flow",
        number: "R17",
        severity: Severity::Warning,
        title: "Password sent in the request",
        arguments: &[arg::AUTH],
        explanation: || "The request contains the password, and everything that terminates TLS on the way can read it. OAuth forbids its password grant for this reason. SRP proves the password without sending it. The admin flow is for servers with AWS credentials; the direct flow is for migrating users from another directory.",
        enforced_by: NOTHING,
        sources: || &[rfc9700!("2.4"), FLOWS],
        risk: true,
        told: client(passwords),
        example: || r#"{"explicit_auth_flows":["ALLOW_USER_PASSWORD_AUTH","ALLOW_REFRESH_TOKEN_AUTH"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "custom-auth-triggers",
        number: "R18",
        severity: Severity::Info,
        title: "Custom authentication without Lambda triggers",
        arguments: &[arg::AUTH],
        explanation: || "Three Lambda functions of the pool decide custom challenges: define, create, and verify. Without them, AWS accepts the client, but this flow fails.",
        enforced_by: SIGN_IN,
        sources: || &[guide!("user-pool-lambda-challenge")],
        told: client(triggers),
        example: || r#"{"explicit_auth_flows":["ALLOW_CUSTOM_AUTH","ALLOW_REFRESH_TOKEN_AUTH"]}"#,
        around: || POOL,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "session-validity",
        number: "R20",
        title: "Authentication flow session duration out of range",
        arguments: &[arg::SESSION],
        explanation: || "3 to 15 minutes, in whole minutes.",
        enforced_by: EnforcedBy::Tools(
            "Terraform on plan; CloudFormation and cfn-lint before deployment; AWS on apply",
        ),
        example: || r#"{"auth_session_validity":30}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "user-existence-revealed",
        number: "R21",
        severity: Severity::Warning,
        title: "User existence errors not prevented",
        arguments: &[arg::EXISTENCE],
        explanation: || "With LEGACY, which is also the default, sign-in and password recovery return UserNotFoundException, so anyone can find out who has an account. With ENABLED, code can't rely on that error.",
        enforced_by: NOTHING,
        sources: || &[guide!("cognito-user-pool-managing-errors"), API],
        risk: true,
        told: client(existence),
        example: || r#"{"prevent_user_existence_errors":"LEGACY"}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "context-without-secret",
        number: "R22",
        title: "User context data without a client secret",
        arguments: &[arg::CONTEXT, arg::SECRET],
        explanation: || "AWS accepts a user's IP address and device data only from a client that authenticates with a secret.",
        aws_says: || Some("Client Secret is required to set EnablePropagateAdditionalUserContextData as true"),
        told: client(context),
        example: || r#"{"enable_propagate_additional_user_context_data":true}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "no-way-to-sign-in",
        number: "R23",
        severity: Severity::Warning,
        title: "No way to sign in",
        arguments: &[arg::AUTH, arg::SWITCH],
        explanation: || "OAuth is off, and no authentication flow in the list can start a session.",
        enforced_by: SIGN_IN,
        told: client(no_way),
        example: || r#"{"explicit_auth_flows":["ALLOW_REFRESH_TOKEN_AUTH"]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "legacy-flow-names",
        severity: Severity::Info,
        title: "Legacy authentication flow names",
        arguments: &[arg::AUTH],
        explanation: || "The names without ALLOW_ are for old clients. The new names mean the same and can be combined.",
        enforced_by: NOTHING,
        told: document(legacy_names),
        example: || r#"{"explicit_auth_flows":["USER_PASSWORD_AUTH"]}"#,
        ..Rule::DEFAULTS
    },
];

fn is_legacy(flow: &str) -> bool {
    LEGACY.iter().any(|(old, _)| *old == flow)
}

fn mixed(c: &ClientFacts) -> Vec<Hit> {
    let old: Vec<(usize, &str)> = c.auth.texts().filter(|(_, flow)| is_legacy(flow)).collect();
    let new = c.auth.texts().find(|(_, flow)| flow.starts_with("ALLOW_"));
    let (Some((index, _)), Some((_, new))) = (old.first(), new) else { return Vec::new() };
    let names: Vec<&str> = old.iter().map(|it| it.1).collect();
    let edits = LEGACY
        .iter()
        .filter(|(old, _)| c.auth.has(old))
        .map(|(old, new)| Edit::Replace(arg::AUTH, json!(old), json!(new)))
        .collect();
    Hit::new(format!("{} can't be combined with {} or any other ALLOW_ name.", and(&names), shorten(new)))
        .element(*index)
        .fix(Fix::new(c.client, edits))
        .one()
}

fn default_flows(c: &ClientFacts) -> Vec<Hit> {
    if c.auth.present || !matches!(c.rotation, Known::Absent | Known::Is("DISABLED")) || c.is_machine() {
        return Vec::new();
    }
    let flows = default_texts(arg::AUTH);
    Hit::new(format!("Not set, so AWS allows {}.", and(flows)))
        .fix(Fix::new(c.client, vec![Edit::Set(arg::AUTH, json!(flows))]))
        .one()
}

fn tier(c: &ClientFacts) -> Vec<Hit> {
    let Some(pool) = c.pool.filter(|pool| pool.tier.is("LITE")) else { return Vec::new() };
    let choice = c.auth.texts().find(|(_, flow)| *flow == "ALLOW_USER_AUTH");
    let mut hits = Vec::new();
    let upgrade = || {
        Fix::new(
            c.client,
            vec![Edit::Resource("aws_cognito_user_pool", pool.label.to_owned(), "user_pool_tier", json!("ESSENTIALS"))],
        )
    };
    if let Some((index, flow)) = choice {
        hits.push(
            Hit::new(format!(
                "{flow} requires the Essentials or Plus feature plan, but user pool \u{201c}{}\u{201d} uses Lite.",
                pool.label
            ))
            .at(&[arg::AUTH])
            .element(index)
            .fix(upgrade())
            .fix_if(c.auth.leaves(|it| it == flow), || Fix::new(c.client, vec![Edit::Remove(arg::AUTH, json!(flow))])),
        );
    }
    if c.rotation.is("ENABLED") {
        hits.push(
            Hit::new(format!(
                "Refresh token rotation requires the Essentials or Plus feature plan, but user pool \u{201c}{}\u{201d} uses Lite.",
                pool.label
            ))
            .at(&[arg::ROTATION])
            .fix(upgrade())
            .fix(Fix::new(c.client, vec![Edit::Unset(arg::ROTATION)])),
        );
    }
    hits
}

fn refresh_missing(c: &ClientFacts) -> Vec<Hit> {
    let new = c.auth.texts().any(|(_, flow)| flow.starts_with("ALLOW_") && flow != "ALLOW_CLIENT_TOKEN_AUTH");
    let rotates = !matches!(c.rotation, Known::Absent | Known::Is("DISABLED"));
    if !new || rotates || !c.auth.lacks(REFRESH_FLOW) || c.auth.texts().any(|(_, flow)| is_legacy(flow)) {
        return Vec::new();
    }
    Hit::new(format!("{REFRESH_FLOW} isn't in the list, and refresh tokens don't rotate. Users who sign in through the API can't stay signed in."))
        .fix(Fix::new(c.client, vec![Edit::Add(arg::AUTH, json!(REFRESH_FLOW))]))
        .one()
}

fn rotation_with_refresh(c: &ClientFacts) -> Vec<Hit> {
    if !c.rotation.is("ENABLED") {
        return Vec::new();
    }
    let off = || Fix::new(c.client, vec![Edit::Unset(arg::ROTATION)]);
    if let Some((index, _)) = c.auth.texts().find(|(_, flow)| *flow == REFRESH_FLOW) {
        let fix = match c.auth.leaves(|flow| flow == REFRESH_FLOW) {
            true => Edit::Remove(arg::AUTH, json!(REFRESH_FLOW)),
            // An empty list would bring the default back, and the flow with it.
            false => Edit::Replace(arg::AUTH, json!(REFRESH_FLOW), json!(SRP)),
        };
        return Hit::new(format!(
            "Refresh token rotation is on, and explicit_auth_flows includes {REFRESH_FLOW}. AWS rejects this combination."
        ))
        .at(&[arg::AUTH, arg::ROTATION])
        .element(index)
        .fix(Fix::new(c.client, vec![fix]))
        .fix(off())
        .one();
    }
    if c.auth.is_empty() {
        let flows: Vec<&str> = default_texts(arg::AUTH).iter().copied().filter(|flow| *flow != REFRESH_FLOW).collect();
        let how = if c.auth.present { "is empty" } else { "isn't set" };
        return Hit::new(format!(
            "Refresh token rotation is on, and explicit_auth_flows {how}. Its default includes {REFRESH_FLOW}, which can't be combined with rotation."
        ))
        .at(&[arg::AUTH, arg::ROTATION])
        .severity(Severity::Warning)
        .fix(Fix::new(c.client, vec![Edit::Set(arg::AUTH, json!(flows))]))
        .fix(off())
        .one();
    }
    Vec::new()
}

fn passwords(c: &ClientFacts) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (index, flow) in c.auth.texts() {
        let admin = matches!(flow, "ALLOW_ADMIN_USER_PASSWORD_AUTH" | "ADMIN_NO_SRP_AUTH");
        if !admin && !matches!(flow, "ALLOW_USER_PASSWORD_AUTH" | "USER_PASSWORD_AUTH") {
            continue;
        }
        let message = match admin {
            true => format!(
                "{flow} lets a server with AWS credentials send users' passwords to AWS. Don't use it in other code."
            ),
            false => format!("{flow} lets any caller send a user's password to AWS without SRP."),
        };
        // A server with a secret is what the admin flow is for.
        let severity = if admin && c.secret.is(true) { Severity::Info } else { Severity::Warning };
        let hit = Hit::new(message).element(index).severity(severity);
        let old = is_legacy(flow);
        let fix = match c.auth.has(SRP) {
            true => Edit::Remove(arg::AUTH, json!(flow)),
            false => Edit::Replace(arg::AUTH, json!(flow), json!(SRP)),
        };
        // Next to other old names the new one would be rejected.
        let mix = c.auth.texts().any(|(_, it)| it != flow && is_legacy(it));
        hits.push(hit.fix_if(!admin && !mix && !(old && c.auth.has(SRP)), || Fix::new(c.client, vec![fix])));
    }
    hits
}

fn triggers(c: &ClientFacts) -> Vec<Hit> {
    let flow = c.auth.texts().find(|(_, flow)| matches!(*flow, "ALLOW_CUSTOM_AUTH" | "CUSTOM_AUTH_FLOW_ONLY"));
    let (Some((index, flow)), Some(pool)) = (flow, c.pool) else { return Vec::new() };
    if pool.custom_challenge != Some(false) {
        return Vec::new();
    }
    Hit::new(format!("{flow} requires define_auth_challenge, create_auth_challenge, and verify_auth_challenge_response. User pool \u{201c}{}\u{201d} doesn't have all three.", pool.label))
        .element(index)
        .fix_if(!is_legacy(flow) && c.auth.leaves(|it| it == flow), || Fix::new(c.client, vec![Edit::Remove(arg::AUTH, json!(flow))]))
        .one()
}

fn existence(c: &ClientFacts) -> Vec<Hit> {
    if c.existence.or("LEGACY") != Some("LEGACY") || c.is_machine() {
        return Vec::new();
    }
    let how = if c.existence.given() { "LEGACY" } else { "The default, LEGACY," };
    Hit::new(format!("{how} lets anyone find out who has an account."))
        .fix(Fix::new(c.client, vec![Edit::Set(arg::EXISTENCE, json!("ENABLED"))]))
        .one()
}

fn context(c: &ClientFacts) -> Vec<Hit> {
    if !c.context_data.is(true) || !c.no_secret() {
        return Vec::new();
    }
    Hit::new("Additional user context data requires a client secret, but generate_secret isn't true.")
        .fix(Fix::new(c.client, vec![Edit::Set(arg::SECRET, json!(true))]))
        .fix(Fix::new(c.client, vec![Edit::Set(arg::CONTEXT, json!(false))]))
        .one()
}

fn no_way(c: &ClientFacts) -> Vec<Hit> {
    if c.switch.or(false) != Some(false) || !c.auth.present {
        return Vec::new();
    }
    let message = if c.auth.is_empty() {
        "The list of authentication flows is empty, and OAuth is off. AWS can treat an empty list as its default, so list the flows you want."
    } else if c.auth.only(REFRESH_FLOW) {
        "OAuth is off, and refresh tokens alone can't start a session. Add a flow that does."
    } else {
        return Vec::new();
    };
    let edits = match (c.auth.is_empty(), c.rotation) {
        (true, Known::Absent | Known::Is("DISABLED")) => vec![Edit::Set(arg::AUTH, json!([SRP, REFRESH_FLOW]))],
        (true, _) => vec![Edit::Set(arg::AUTH, json!([SRP]))],
        _ => vec![Edit::Add(arg::AUTH, json!(SRP))],
    };
    Hit::new(message).fix(Fix::new(c.client, edits)).one()
}

fn legacy_names(facts: &Facts) -> Vec<(String, Hit)> {
    let auth = field(arg::AUTH).map(|field| field.id);
    let uses = |client: &&std::sync::Arc<Client>| {
        let items = auth.and_then(|auth| client.get(auth)).and_then(Json::as_array);
        items.is_some_and(|items| {
            let old = |item: &Json| item.as_str().is_some_and(is_legacy);
            let new = |item: &Json| item.as_str().is_some_and(|it| it.starts_with("ALLOW_"));
            items.iter().any(old) && !items.iter().any(new)
        })
    };
    let all: Vec<_> = facts.document.clients.iter().filter(uses).collect();
    let Some(first) = all.first() else { return Vec::new() };
    let context = ClientFacts::new(facts, first);
    let edits = LEGACY
        .iter()
        .filter(|(old, _)| context.auth.has(old))
        .map(|(old, new)| Edit::Replace(arg::AUTH, json!(old), json!(new)))
        .chain([Edit::Add(arg::AUTH, json!(REFRESH_FLOW))])
        .collect();
    let whose = match all.len() {
        1 => format!("Client \u{201c}{}\u{201d} uses", first.label),
        more => format!("{more} clients use"),
    };
    let message = format!("{whose} legacy flow names, which can't be combined with ALLOW_ names.");
    let rotates = !matches!(context.rotation, Known::Absent | Known::Is("DISABLED"));
    vec![(first.label.clone(), Hit::new(message).fix_if(all.len() == 1 && !rotates, || Fix::new(first, edits)))]
}
