//! Clients that exist at AWS, and what of them the document doesn't know.

use super::super::fix::{Edit, Fix};
use crate::facts::{ClientFacts, Known};
use crate::schema::arg;
use serde_json::json;

use super::*;
use crate::document::Partial;
use crate::document::partial::COMMENT;

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "partial-client",
        severity: Severity::Warning,
        title: "Incomplete client",
        arguments: &[arg::IMPORT],
        explanation: || "You opened only a part of the client: a list of clients, a truncated response, or a fragment. AWS can have other settings of this client. An update through the API, the AWS CLI, or a CloudFormation stack resets omitted settings. Open the output of describe-user-pool-client for this client instead.",
        enforced_by: NOTHING,
        sources: || {
            &[
                "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html",
            ]
        },
        risk: true,
        told: client(partial),
        example: || r#"{"//":{"partial":"names"}}"#,
        around: || r#"{"import":[{"to":"aws_cognito_user_pool_client.web","id":"us-east-1_AbCdEf123/3ho4ek12345678909nh3fmhpko"}]}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "managed-secret",
        severity: Severity::Info,
        title: "Client secret in Secrets Manager",
        arguments: &[arg::MANAGED_SECRET, arg::SECRET],
        explanation: || "AWS stores the generated secret in Secrets Manager, rotates it at once, and then every 7 days by default. An app that keeps a copy of the secret fails after the first rotation. false deletes the secret in Secrets Manager at once, without a recovery window. An update that omits the argument keeps it.",
        enforced_by: NOTHING,
        sources: || &[API],
        risk: true,
        told: client(managed_secret),
        example: || r#"{"generate_secret":true,"//":{"publish_secrets_in_aws_secrets_manager":true}}"#,
        ..Rule::DEFAULTS
    },
];

fn managed_secret(c: &ClientFacts) -> Vec<Hit> {
    let both = &[arg::MANAGED_SECRET, arg::SECRET];
    match c.managed_secret {
        Known::Is(true) if c.no_secret() => {
            let message = "publish_secrets_in_aws_secrets_manager applies only to a client with a generated secret.";
            Hit::new(message)
                .at(both)
                .severity(Severity::Warning)
                .fix(Fix::new(c.client, vec![Edit::Set(arg::SECRET, json!(true))]))
                .fix(Fix::new(c.client, vec![Edit::Unset(arg::MANAGED_SECRET)]))
                .one()
        }
        Known::Is(true) => {
            let stored = c.client.extra.get(COMMENT).is_some_and(|it| it.get("ClientSecretArn").is_some());
            let (severity, message) = match c.import_id.is_some() && !stored {
                true => (Severity::Warning, "If the secret isn't in Secrets Manager yet, AWS rotates it at once: apps with the old secret fail. AWS then rotates it every 7 days."),
                false => (Severity::Info, "AWS rotates the secret, every 7 days by default: the app must read it from Secrets Manager."),
            };
            Hit::new(message).at(&[arg::MANAGED_SECRET]).severity(severity).one()
        }
        Known::Is(false) if c.import_id.is_some() => Hit::new(
            "The update deletes the secret in Secrets Manager at once, without a recovery window. Apps that read it there fail.",
        )
        .at(&[arg::MANAGED_SECRET])
        .severity(Severity::Warning)
        .fix(Fix::new(c.client, vec![Edit::Unset(arg::MANAGED_SECRET)]))
        .one(),
        _ => Vec::new(),
    }
}

/// The families whose updates reset what they don't mention.
const RESETS: &[Family] =
    &[Family::AwsCli, Family::Api, Family::ApiUpdate, Family::CloudFormation, Family::CdkL1, Family::CdkL2];

fn partial(c: &ClientFacts) -> Vec<Hit> {
    let Some(partial) = c.client.partial() else { return Vec::new() };
    let known = match partial {
        Partial::Names => "Only the name and the ID of this client were opened, without its settings",
        Partial::Settings => "Only a part of this client was opened",
    };
    let resets = c.in_view(RESETS);
    let harm = if resets {
        "An update resets the missing settings to their defaults"
    } else {
        "AWS can have other settings of this client"
    };
    let get = "Run describe-user-pool-client, and open its output";
    let comment = c.client.clone().without_partial().extra.shift_remove(COMMENT);
    let severity = if resets || partial == Partial::Names { Severity::Warning } else { Severity::Info };
    Hit::new(format!("{known}. {harm}. {get}."))
        .severity(severity)
        .fix(
            Fix::new(c.client, vec![Edit::Extra(COMMENT.to_owned(), comment)])
                .told("Treat the configuration as complete".to_owned()),
        )
        .one()
}
