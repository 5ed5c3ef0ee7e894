//! Amazon Pinpoint, for clients that still name it.

use super::super::fix::{Edit, Fix};
use super::*;
use crate::document::words::and;
use crate::facts::ClientFacts;
use crate::schema::arg;

const PINPOINT: &str = "https://docs.aws.amazon.com/pinpoint/latest/userguide/migrate.html";
const SAYS: Option<&str> = Some(
    "Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid",
);

pub(super) static RULES: &[Rule] = &[
    Rule {
        id: "analytics-project",
        number: "R90",
        title: "Project ARN and project ID",
        arguments: &[arg::ANALYTICS, arg::APP_ARN, arg::APP_ID],
        explanation: || "Identify the project by its ARN, or by its ID with a role and an external ID, but not by both.",
        enforced_by: PLAN_APPLY,
        aws_says: || SAYS,
        told: client(project),
        takes: || "Amazon Pinpoint has ended: no project can be added.",
        example: || r#"{"analytics_configuration":{"user_data_shared":true}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "analytics-role-missing",
        number: "R91",
        title: "Project ID without role or external ID",
        arguments: &[arg::ROLE_ARN, arg::EXTERNAL_ID, arg::APP_ID],
        explanation: || "With application_id, AWS assumes your role: role_arn identifies it, and its trust policy expects external_id.",
        enforced_by: PLAN_APPLY,
        aws_says: || SAYS,
        told: client(role_missing),
        takes: || "Amazon Pinpoint has ended: a role has no use.",
        example: || r#"{"analytics_configuration":{"application_id":"a1b2c3"}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "analytics-role-unwanted",
        number: "R92",
        title: "Project ARN with a role or external ID",
        arguments: &[arg::APP_ARN, arg::ROLE_ARN, arg::EXTERNAL_ID],
        explanation: || "With application_arn, AWS uses its own service-linked role.",
        enforced_by: PLAN_APPLY,
        aws_says: || SAYS,
        told: client(role_unwanted),
        takes: || "AWS accepts a role and an external ID only with a project ID.",
        example: || r#"{"analytics_configuration":{"application_arn":"arn:aws:mobiletargeting:us-east-1:123456789012:apps/a1b2c3","external_id":"x"}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "analytics-region",
        number: "R93",
        title: "Project in another Region",
        arguments: &[arg::APP_ARN, arg::POOL],
        explanation: || "The project must be in the pool's Region. Pools in Regions without Pinpoint can use a project in us-east-1.",
        aws_says: || Some("The integration with Pinpoint is not supported for the requested ... region."),
        told: client(region),
        takes: || "Amazon Pinpoint has ended: no project in the right Region can be added.",
        example: || r#"{"user_pool_id":"eu-west-1_AbCdEf123","analytics_configuration":{"application_arn":"arn:aws:mobiletargeting:us-west-2:123456789012:apps/a1b2c3"}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "pinpoint-ended",
        number: "R94",
        severity: Severity::Warning,
        title: "Amazon Pinpoint has ended",
        arguments: &[arg::ANALYTICS],
        explanation: || "Amazon Pinpoint stopped accepting new customers on May 20, 2025, and ended on October 30, 2026. The block describes clients that still have it, and has no effect.",
        enforced_by: EnforcedBy::Tools("cfn-lint (W3696) only"),
        sources: || &[PINPOINT],
        told: client(ended),
        example: || r#"{"analytics_configuration":{"application_arn":"arn:aws:mobiletargeting:us-east-1:123456789012:apps/a1b2c3"}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "analytics-format",
        number: "R95",
        title: "Formats in the Pinpoint block",
        arguments: &[arg::APP_ID, arg::APP_ARN, arg::ROLE_ARN, arg::EXTERNAL_ID],
        explanation: || "application_id is hexadecimal. ARNs have 20 to 2,048 characters. external_id has up to 131,072.",
        enforced_by: SCHEMA_APPLY,
        takes: || "Only AWS knows the project's ID.",
        example: || r#"{"analytics_configuration":{"application_id":"my-app","role_arn":"${aws_iam_role.a.arn}","external_id":"x"}}"#,
        ..Rule::DEFAULTS
    },
    Rule {
        id: "analytics-service-role",
        number: "R96",
        severity: Severity::Info,
        title: "Service-linked role",
        arguments: &[arg::APP_ARN],
        explanation: || "With application_arn, Cognito publishes through AWSServiceRoleForAmazonCognitoIdp. Your credentials need permission to create that role. Terraform then shows it in role_arn.",
        told: client(service_role),
        example: || r#"{"analytics_configuration":{"application_arn":"${aws_pinpoint_app.a.arn}"}}"#,
        ..Rule::DEFAULTS
    },
];

fn drop_block(c: &ClientFacts) -> Fix {
    Fix::new(c.client, vec![Edit::Unset(arg::ANALYTICS)])
}

fn unset(c: &ClientFacts, paths: &[&'static str]) -> Fix {
    Fix::new(c.client, paths.iter().copied().filter(|path| c.is_set(path)).map(Edit::Unset).collect())
}

/// Whether the block is there, as a block.
fn is_block(c: &ClientFacts) -> bool {
    match c.raw(arg::ANALYTICS) {
        Some(Json::Object(_)) => true,
        Some(Json::Array(blocks)) => blocks.len() == 1 && blocks[0].is_object(),
        _ => false,
    }
}

fn project(c: &ClientFacts) -> Vec<Hit> {
    if !is_block(c) {
        return Vec::new();
    }
    match (c.is_set(arg::APP_ARN), c.is_set(arg::APP_ID)) {
        (true, true) => {
            let complete = c.is_set(arg::ROLE_ARN) && c.is_set(arg::EXTERNAL_ID);
            Hit::new("The project has an ARN and an ID. AWS accepts only one of them.")
                .at(&[arg::APP_ARN, arg::APP_ID])
                .fix(unset(c, &[arg::APP_ID, arg::ROLE_ARN, arg::EXTERNAL_ID]))
                .fix_if(complete, || unset(c, &[arg::APP_ARN]))
                .one()
        }
        (false, false) => Hit::new("The block has neither the ARN nor the ID of a project.").fix(drop_block(c)).one(),
        _ => Vec::new(),
    }
}

fn role_missing(c: &ClientFacts) -> Vec<Hit> {
    if !c.is_set(arg::APP_ID) || c.is_set(arg::APP_ARN) {
        return Vec::new();
    }
    let missing: Vec<&'static str> = [arg::ROLE_ARN, arg::EXTERNAL_ID].into_iter().filter(|it| !c.is_set(it)).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let names: Vec<&str> = missing.iter().filter_map(|it| it.rsplit('.').next()).collect();
    let at: Vec<&'static str> = missing.iter().copied().chain([arg::APP_ID]).collect();
    Hit::new(format!("application_id requires {}.", and(&names))).at(&at).fix(drop_block(c)).one()
}

fn role_unwanted(c: &ClientFacts) -> Vec<Hit> {
    let extra: Vec<&'static str> = [arg::ROLE_ARN, arg::EXTERNAL_ID].into_iter().filter(|it| c.is_set(it)).collect();
    if !c.is_set(arg::APP_ARN) || c.is_set(arg::APP_ID) || extra.is_empty() {
        return Vec::new();
    }
    let names: Vec<&str> = extra.iter().filter_map(|it| it.rsplit('.').next()).collect();
    let at: Vec<&'static str> = extra.iter().copied().chain([arg::APP_ARN]).collect();
    Hit::new(format!("{} can't be combined with application_arn.", and(&names))).at(&at).fix(unset(c, &extra)).one()
}

/// Where Pinpoint was offered.
const REGIONS: [&str; 13] = [
    "us-east-1",
    "us-east-2",
    "us-west-2",
    "ca-central-1",
    "eu-west-1",
    "eu-west-2",
    "eu-central-1",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "us-gov-west-1",
];

fn region(c: &ClientFacts) -> Vec<Hit> {
    let arn = c.client.value(arg::APP_ARN);
    let Some(project) = arn.as_ref().and_then(|it| it.as_text()).and_then(|arn| arn.split(':').nth(3)) else {
        return Vec::new();
    };
    let text = |path| c.client.value(path).and_then(|it| it.as_text().map(str::to_owned));
    let of_id = |id: String| id.split_once('_').map(|(region, _)| region.to_owned());
    let pool = text(arg::POOL)
        .and_then(of_id)
        .or_else(|| c.import_id.and_then(|id| of_id(id.to_owned())))
        .or_else(|| text(arg::REGION));
    let Some(pool) = pool.filter(|pool| pool != project && !project.is_empty()) else { return Vec::new() };
    let elsewhere = !REGIONS.contains(&pool.as_str());
    if elsewhere && (project == "us-east-1" || !pool.contains('-')) {
        return Vec::new();
    }
    Hit::new(format!("The project is in {}, but the pool is in {}.", quote(project), quote(&pool)))
        .fix(drop_block(c))
        .one()
}

/// However the project is named.
fn ended(c: &ClientFacts) -> Vec<Hit> {
    if !c.is_set(arg::ANALYTICS) {
        return Vec::new();
    }
    Hit::new("Amazon Pinpoint ended on October 30, 2026. The block has no effect.").fix(drop_block(c)).one()
}

fn service_role(c: &ClientFacts) -> Vec<Hit> {
    if !c.is_set(arg::APP_ARN) || c.is_set(arg::APP_ID) || !c.terraform_in_view() {
        return Vec::new();
    }
    Hit::new("AWS publishes with its own role. Your credentials need permission to create that role.").one()
}
