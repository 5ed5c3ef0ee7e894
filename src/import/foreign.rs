//! Texts that are known for what they are and aren't read: outputs for the eye, manifests of Kubernetes, clients of
//! another Terraform provider. What they are called, and what to open instead.

use super::Severity;
use super::tree::{NodeId, Tree};
use crate::document::shorten;
use crate::schema::{Pattern, ResourceKind, USER_POOL_CLIENT, resource_kind};

/// What has all settings of a client.
const DESCRIBE: &str = "the output of aws cognito-idp describe-user-pool-client";

/// The most lines that are looked at.
const LINES: usize = 200;

/// What a text is that no importer reads, with what to do; `None` where that isn't known.
pub fn named(text: &str, tree: &Tree) -> Option<String> {
    let manifests = || tree.roots.iter().take(LINES).filter_map(|root| manifest(tree, *root, 0));
    // One of a client before all others.
    let manifest = manifests().find(|it| it.contains(DESCRIBE)).or_else(|| manifests().next());
    manifest.or_else(|| output(text).map(str::to_owned))
}

/// Outputs of the AWS CLI and its like that aren't JSON or YAML.
fn output(text: &str) -> Option<&'static str> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES);
    let first = lines().next()?;
    let is_row = |line: &str| {
        let mut cells = line.split('\t');
        matches!(cells.next(), Some("USERPOOLCLIENTS" | "USERPOOLCLIENT")) || cells.any(is_pool)
    };
    // A token for the next page may be before the rows.
    if lines().take(3).any(|line| line.contains('\t') && is_row(line)) {
        return Some(
            "Skipped text output of the AWS CLI: it doesn't name the settings. Run the command again with --output json.",
        );
    }
    let title = |line: &str| {
        let title = line.trim_matches(['|', ' ']);
        matches!(
            title,
            "ListUserPoolClients" | "DescribeUserPoolClient" | "CreateUserPoolClient" | "UpdateUserPoolClient"
        )
    };
    if first.starts_with(['-', '+']) && lines().nth(1).is_some_and(title) {
        return Some("Skipped table output of the AWS CLI. Run the command again with --output json.");
    }
    let columns: Vec<&str> = first.split_whitespace().collect();
    if ["ClientId", "ClientName", "UserPoolId"].iter().all(|it| columns.contains(it)) && columns.len() <= 5 {
        return Some(
            "Skipped a table of AWS Tools for PowerShell. Run Get-CGIPUserPoolClient for each client, and pass its output to ConvertTo-Json.",
        );
    }
    None
}

fn is_pool(text: &str) -> bool {
    text.contains('-') && Pattern::UserPoolId.matches(text)
}

/// A manifest of Kubernetes: one object, or a list of them.
fn manifest(tree: &Tree, node: NodeId, depth: usize) -> Option<String> {
    let text = |key: &str| tree.get(node, key).and_then(|it| tree.text(it));
    let (version, kind) = (text("apiVersion")?, text("kind")?);
    if let Some(items) = tree.get(node, "items").filter(|it| depth < 2 && tree.is_seq(*it)) {
        let found = tree.items(items).iter().take(LINES).find_map(|item| manifest(tree, *item, depth + 1));
        if found.is_some() {
            return found;
        }
    }
    // `cognitoidp.aws.m.upbound.io/v1beta1`
    let group = version.split('/').next().unwrap_or_default();
    let controller = match () {
        () if group.ends_with(".upbound.io") || group.ends_with(".crossplane.io") => " for Crossplane",
        () if group.ends_with(".services.k8s.aws") => " for AWS Controllers for Kubernetes (ACK)",
        () => "",
    };
    let what = format!("Skipped a Kubernetes manifest of kind {}{controller}.", shorten(kind));
    Some(match kind {
        "UserPoolClient" => format!("{what} To open the client, use {DESCRIBE}."),
        _ => what,
    })
}

/// The other resource type for clients: one that an AWS service made. It has the arguments of a client.
pub const MANAGED: &str = "aws_cognito_managed_user_pool_client";

/// A client of Terraform's AWSCC provider, which has other names for its arguments.
const CLOUD_CONTROL: &str = "awscc_cognito_user_pool_client";

/// The kind that a type of Terraform is read as.
pub fn kind_of(type_name: &str) -> Option<&'static ResourceKind> {
    if type_name == MANAGED { Some(&USER_POOL_CLIENT) } else { resource_kind(type_name) }
}

/// What is reported about a client of [`MANAGED`] type.
pub fn managed(name: &str) -> String {
    format!(
        "{MANAGED}.{} is read as a client. Other previews would create a new one; your file keeps the type.",
        shorten(name)
    )
}

/// What is reported about a resource of a state or plan whose type the table doesn't have.
pub fn unread(type_name: &str, name: &str) -> (Severity, String) {
    let name = shorten(name);
    match type_name {
        CLOUD_CONTROL => (
            Severity::Warning,
            format!(
                "Skipped {type_name}.{name}: it is a client of the Terraform AWSCC provider. To open the client, use {DESCRIBE}."
            ),
        ),
        _ => (Severity::Info, format!("Skipped {type_name}.{name}: only its values are here.")),
    }
}

/// What is reported about a Terraform resource of a type that the table doesn't have.
pub fn kept(type_name: &str, name: &str) -> (Severity, String) {
    let name = shorten(name);
    match type_name {
        CLOUD_CONTROL => (
            Severity::Warning,
            format!(
                "{type_name}.{name} is a client of the Terraform AWSCC provider. It is kept as written, but not read as a client. To open the client, use {DESCRIBE}."
            ),
        ),
        _ => (Severity::Info, format!("{type_name}.{name} is kept as written.")),
    }
}
