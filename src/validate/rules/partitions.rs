//! Partitions of AWS: what belongs to another one, and what a partition doesn't have.

use super::super::fix::{Edit, Fix};
use super::*;
use crate::facts::ClientFacts;
use crate::schema::Partition;
use crate::schema::arg;

pub(super) static RULES: &[Rule] = &[Rule {
    id: "partition",
    severity: Severity::Error,
    title: "ARN or feature of another partition",
    arguments: &[arg::POOL, arg::REGION, arg::APP_ARN, arg::ROLE_ARN, arg::ANALYTICS],
    explanation: || "GovCloud (US), China, and the European Sovereign Cloud are separate partitions: accounts, ARNs, and domains of one aren't valid in another. Their ARNs start with arn:aws-us-gov, arn:aws-cn, and arn:aws-eusc.",
    sources: || &["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html", GOVCLOUD],
    told: client(partition),
    takes: || "Only you know which account and Region is the right one.",
    example: || r#"{"user_pool_id":"us-gov-west-1_AbCdEf123","analytics_configuration":{"application_arn":"arn:aws:mobiletargeting:us-gov-west-1:123456789012:apps/a1b2c3"}}"#,
    ..Rule::DEFAULTS
}];

const GOVCLOUD: &str = "https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-cog.html";

fn partition(c: &ClientFacts) -> Vec<Hit> {
    let Some(region) = c.region() else { return Vec::new() };
    let Some(partition) = Partition::of_region(&region) else { return Vec::new() };
    let place = if c.is_set(arg::REGION) { arg::REGION } else { arg::POOL };
    let mut hits = Vec::new();
    if !partition.has_user_pools() {
        let message = format!("AWS lists no user pools endpoint in {} ({}).", quote(&region), partition.label);
        hits.push(Hit::new(message).at(&[place]).severity(Severity::Warning));
    }
    for path in [arg::APP_ARN, arg::ROLE_ARN] {
        let arn = c.client.value(path);
        let of = arn.as_ref().and_then(|it| it.as_text()).and_then(Partition::of_arn);
        if let Some(of) = of.filter(|of| *of != partition) {
            let message = format!(
                "The ARN is in partition {}, but the user pool's Region {} is in {}.",
                of.id,
                quote(&region),
                partition.id
            );
            hits.push(Hit::new(message).at(&[path, place]));
        }
    }
    let around = c.pool.map(|it| it.arns.as_slice()).unwrap_or_default();
    // One finding a resource: all its ARNs are usually of one account.
    let mut last = None;
    for (kind, label, arn) in around {
        let Some(of) = Partition::of_arn(arn).filter(|of| *of != partition) else { continue };
        if last.replace((kind, label)) == Some((kind, label)) {
            continue;
        }
        let message = format!(
            "{kind}.{label} has an ARN in partition {} ({}), but the user pool's Region {} is in {}.",
            of.id,
            shorten(arn),
            quote(&region),
            partition.id
        );
        hits.push(Hit::new(message).at(&[place]));
    }
    if !partition.analytics && partition.has_user_pools() && c.is_set(arg::ANALYTICS) {
        let message = format!("User pools don't support Amazon Pinpoint analytics in {}.", partition.label);
        let fix = Fix::new(c.client, vec![Edit::Unset(arg::ANALYTICS)]);
        hits.push(Hit::new(message).at(&[arg::ANALYTICS, place]).severity(Severity::Warning).enforced(APPLY).fix(fix));
    }
    if !partition.custom_domains
        && partition.has_user_pools()
        && c.pool.is_some_and(|it| it.domains.iter().any(|it| it.custom))
    {
        let message = format!("User pools don't support custom domains in {}. Use a domain prefix.", partition.label);
        hits.push(Hit::new(message).at(&[place]).severity(Severity::Warning).enforced(APPLY));
    }
    hits
}
