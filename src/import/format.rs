//! Which format a text is in, by its name and by what stands in it.

use super::partial::is_listed;
use super::terraform_text;
use super::tree::{Data, NodeId, Tree};
use crate::schema::{USER_POOL_CLIENT, Vocabulary, terraform};

/// What we can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    TerraformHcl,
    /// `terraform.tfvars`, `*.auto.tfvars`.
    TerraformVariables,
    /// `terraform.tfvars.json`, `*.auto.tfvars.json`.
    TerraformVariablesJson,
    TerraformJson,
    /// What `terraform show -json` prints of a state or plan.
    TerraformShow,
    /// A state file.
    TerraformState,
    /// What `terraform show` and `terraform state show` print of a state, for people.
    TerraformStateText,
    /// What `terraform plan` and `terraform apply` print.
    TerraformPlanText,
    CloudFormationYaml,
    CloudFormationJson,
    Serverless,
    /// What `aws cognito-idp describe-user-pool-client` prints, or another command that returns clients.
    Describe,
    /// What `aws cognito-idp list-user-pool-clients` prints: names and IDs, and no setting.
    List,
    /// What `--cli-input-json`, `--cli-input-yaml` and `--generate-cli-skeleton` take and print.
    ApiInput,
    PulumiYaml,
    /// A link of this page.
    Link,
    Unknown,
}

impl Format {
    /// All formats that can be asked for.
    pub const ALL: &[Format] = &[
        Format::TerraformHcl,
        Format::TerraformVariables,
        Format::TerraformVariablesJson,
        Format::TerraformJson,
        Format::TerraformShow,
        Format::TerraformState,
        Format::TerraformStateText,
        Format::TerraformPlanText,
        Format::CloudFormationYaml,
        Format::CloudFormationJson,
        Format::Serverless,
        Format::Describe,
        Format::List,
        Format::ApiInput,
        Format::PulumiYaml,
        Format::Link,
    ];

    /// Stable: in scripts and in tests.
    pub const fn id(self) -> &'static str {
        match self {
            Format::TerraformHcl => "terraform-hcl",
            Format::TerraformVariables => "terraform-tfvars",
            Format::TerraformVariablesJson => "terraform-tfvars-json",
            Format::TerraformJson => "terraform-json",
            Format::TerraformShow => "terraform-show",
            Format::TerraformState => "terraform-state",
            Format::TerraformStateText => "terraform-state-text",
            Format::TerraformPlanText => "terraform-plan-text",
            Format::CloudFormationYaml => "cloudformation-yaml",
            Format::CloudFormationJson => "cloudformation-json",
            Format::Serverless => "serverless",
            Format::Describe => "describe-user-pool-client",
            Format::List => "list-user-pool-clients",
            Format::ApiInput => "aws-cli-input",
            Format::PulumiYaml => "pulumi-yaml",
            Format::Link => "link",
            Format::Unknown => "unknown",
        }
    }

    /// What a person calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Format::TerraformHcl => "Terraform",
            Format::TerraformVariables => "Terraform variables",
            Format::TerraformVariablesJson => "Terraform variables (JSON)",
            Format::TerraformJson => "Terraform JSON",
            Format::TerraformShow => "terraform show -json",
            Format::TerraformState => "Terraform state",
            Format::TerraformStateText => "terraform show",
            Format::TerraformPlanText => "terraform plan",
            Format::CloudFormationYaml => "CloudFormation YAML",
            Format::CloudFormationJson => "CloudFormation JSON",
            Format::Serverless => "Serverless Framework",
            Format::Describe => "describe-user-pool-client",
            Format::List => "list-user-pool-clients",
            Format::ApiInput => "AWS CLI input",
            Format::PulumiYaml => "Pulumi YAML",
            Format::Link => "Link",
            Format::Unknown => "Unknown",
        }
    }

    pub fn from_id(id: &str) -> Option<Format> {
        Format::ALL.iter().find(|format| format.id() == id).copied()
    }

    /// Whether a change of the document can be made in the text itself.
    pub const fn can_be_edited(self) -> bool {
        matches!(
            self,
            Format::TerraformHcl
                | Format::TerraformJson
                | Format::CloudFormationYaml
                | Format::CloudFormationJson
                | Format::Serverless
                | Format::ApiInput
                | Format::PulumiYaml
        )
    }

    /// Whether the text is YAML or JSON.
    pub(super) const fn is_tree(self) -> bool {
        !matches!(
            self,
            Format::TerraformHcl
                | Format::TerraformVariables
                | Format::TerraformStateText
                | Format::TerraformPlanText
                | Format::Link
                | Format::Unknown
        )
    }

    /// Whether its tool reads JSON and nothing else.
    pub(super) const fn is_only_json(self) -> bool {
        matches!(self, Format::TerraformJson | Format::TerraformVariablesJson)
    }

    /// What a key means that comes again in the same place; `None` where the importer knows. CloudFormation's service
    /// takes the last one (aws/aws-cli issue 2404), js-yaml 4 and ruamel.yaml 0.19 refuse it, and parsers of JSON do not.
    pub(super) const fn repeated_key(self, json: bool) -> Option<&'static str> {
        match self {
            Format::TerraformJson | Format::TerraformVariablesJson => None,
            Format::CloudFormationYaml | Format::CloudFormationJson => Some(
                "cfn-lint rejects that (E0000), and CloudFormation uses the later one without a message. The later one is read.",
            ),
            Format::Serverless if !json => Some(
                "Serverless rejects that (duplicated mapping key). Remove one of them. The later one is read here.",
            ),
            Format::ApiInput if !json => {
                Some("AWS CLI 2 rejects that. Remove one of them. The later one is read here.")
            }
            _ => Some("The later one is read."),
        }
    }
}

/// What a text looks like before anything parsed it.
pub(super) enum Look {
    Is(Format),
    Json,
    /// JSON of that format, by its name.
    JsonOf(Format),
    /// YAML, or anything else.
    Yaml,
    /// A file that is not read, and what it is.
    Other(&'static str),
}

/// What a name says of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Hcl,
    Variables,
    Json,
    /// YAML, or JSON.
    Yaml,
}

/// The endings of names that can be read. Of two that fit, the longer one is that of Terraform's configuration.
const ENDINGS: &[(&str, Ending)] = &[
    (".tf", Ending::Hcl),
    (".tofu", Ending::Hcl),
    (".tfvars", Ending::Variables),
    (".json", Ending::Json),
    (".tfstate", Ending::Json),
    (".yaml", Ending::Yaml),
    (".yml", Ending::Yaml),
    (".template", Ending::Yaml),
];

/// What the end of a name says, in any letter case.
fn ending(name: &str) -> Option<Ending> {
    let name = name.to_ascii_lowercase();
    ENDINGS.iter().find(|(ending, _)| name.ends_with(ending)).map(|(_, kind)| *kind)
}

/// What a file of Terraform is that holds something else than configuration, by its name.
pub(super) fn other(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    let stem = name.strip_suffix(".hcl").or_else(|| name.strip_suffix(".json"))?;
    terraform::OTHER_FILES.iter().find(|(end, _)| stem.ends_with(end)).map(|(_, what)| *what)
}

/// Whether a file of that name can be read.
pub(super) fn has_ending(name: &str) -> bool {
    ending(name).is_some()
}

/// Whether the name says that the text is YAML or JSON.
pub(super) fn is_named_tree(name: &str) -> bool {
    matches!(ending(name), Some(Ending::Json | Ending::Yaml))
}

/// The name of a file of Terraform's configuration, and its ending.
pub(super) fn terraform_stem(name: &str) -> Option<(&str, &str)> {
    let ending = [".tf.json", ".tofu.json", ".tf", ".tofu"].into_iter().find(|ending| name.ends_with(ending))?;
    Some(name.split_at(name.len() - ending.len()))
}

pub(super) fn look(name: &str, text: &str) -> Look {
    let text = text.trim_start_matches('\u{feff}');
    let start = text.trim_start();
    if is_link(start) {
        return Look::Is(Format::Link);
    }
    if let Some(what) = other(name) {
        return Look::Other(what);
    }
    if name.to_ascii_lowercase().ends_with(".tfvars.json") {
        return Look::JsonOf(Format::TerraformVariablesJson);
    }
    if [".tf.json", ".tofu.json"].iter().any(|end| name.to_ascii_lowercase().ends_with(end)) {
        return Look::JsonOf(Format::TerraformJson);
    }
    match ending(name) {
        Some(Ending::Hcl) => Look::Is(Format::TerraformHcl),
        Some(Ending::Variables) => Look::Is(Format::TerraformVariables),
        Some(Ending::Json) => Look::Json,
        _ if start.starts_with(['{', '[']) => Look::Json,
        Some(Ending::Yaml) => Look::Yaml,
        None => terraform_text::look(text).or_else(|| hcl_look(text)).map_or(Look::Yaml, Look::Is),
    }
}

/// Whether the text is a link of this page, with whatever a program put around it: the first word, or one of a single
/// line.
fn is_link(text: &str) -> bool {
    /// A link is longer; a fragment of another page may look like its beginning.
    const LEAST: usize = 20;
    let Some(at) = text.find("#d=") else { return false };
    let packed = text[at + 3..].bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')).count();
    let is_first = !text[..at].contains(char::is_whitespace);
    let is_line = !text.trim_end().contains('\n') && text[..at].contains("://");
    // Alone it is a link, be it one that was cut.
    let is_alone = is_first && text[at + 3 + packed..].trim().is_empty();
    is_alone || packed >= LEAST && text.as_bytes()[at + 3].is_ascii_digit() && (is_first || is_line)
}

/// Terraform's native syntax has lines that begin like `resource "type" "name" {` or `name = value`, which are no YAML.
fn hcl_look(text: &str) -> Option<Format> {
    let is_top = |word: &str| terraform::block(word).is_some() || terraform::ELSEWHERE.iter().any(|it| it.0 == word);
    let (mut attributes, mut ours, mut yaml) = (0, 0, 0);
    for line in text.lines().take(2000) {
        let line = line.trim();
        let end = line.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(line.len());
        let (word, rest) = line.split_at(end);
        let rest = rest.trim_start();
        if is_top(word) && (rest.ends_with('{') || rest.ends_with('}')) && !rest.starts_with(':') {
            return Some(Format::TerraformHcl);
        }
        if !word.is_empty() && rest.starts_with('=') && !rest.starts_with("==") {
            attributes += 1;
            ours += usize::from(USER_POOL_CLIENT.argument(word).is_some());
        }
        yaml += usize::from(!word.is_empty() && rest.starts_with(':'));
    }
    match (attributes > yaml, ours > 0) {
        (false, _) => None,
        (true, true) => Some(Format::TerraformHcl),
        (true, false) => Some(Format::TerraformVariables),
    }
}

/// The format of a document of YAML or JSON.
pub(super) fn of_tree(tree: &Tree, root: NodeId, json: bool) -> Format {
    let Data::Map(members) = tree.data(root) else {
        return match tree.data(root) {
            // A list of clients, as a script collects them.
            Data::Seq(items) => items.first().map_or(Format::Unknown, |first| match of_tree(tree, *first, json) {
                format @ (Format::Describe | Format::List | Format::ApiInput) => format,
                _ => Format::Unknown,
            }),
            _ => Format::Unknown,
        };
    };
    let keys: Vec<&str> = members.iter().filter_map(|(key, _)| tree.text(*key)).collect();
    let has = |key: &str| keys.contains(&key);
    let cloudformation = if json { Format::CloudFormationJson } else { Format::CloudFormationYaml };
    if let Some(clients) = tree.get(root, "UserPoolClients").filter(|it| tree.is_seq(*it)) {
        let listed = tree.items(clients).first().is_none_or(|first| is_listed(tree, *first));
        return if listed { Format::List } else { Format::Describe };
    }
    let answer = ["UserPoolClient", "UserPoolClients", "UserPoolClientDescription"];
    if let Some(first) = answer.iter().find_map(|key| tree.get(root, key))
        && tree.get(first, "Type").is_none()
    {
        return Format::Describe;
    }
    if is_listed(tree, root) {
        return Format::List;
    }
    if has("planned_values") || has("resource_changes") || has("format_version") {
        return Format::TerraformShow;
    }
    if has("terraform_version") && has("resources") || has("lineage") {
        return Format::TerraformState;
    }
    if has("AWSTemplateFormatVersion") || tree.get(root, "Resources").is_some_and(|it| tree.is_map(it)) {
        return cloudformation;
    }
    let resources = tree.get(root, "resources").filter(|it| tree.is_map(*it) || tree.is_seq(*it));
    if has("service") && (has("provider") || resources.is_some()) {
        return Format::Serverless;
    }
    if let Some(resources) = resources {
        if tree.get(resources, "Resources").is_some() || tree.is_seq(resources) {
            return Format::Serverless;
        }
        let pulumi = |node: NodeId| {
            let kind = tree.get(node, "type").and_then(|it| tree.text(it));
            kind.is_some_and(|kind| kind.starts_with("aws"))
        };
        if has("runtime") || has("name") || tree.members(resources).any(|(_, node)| pulumi(node)) {
            return Format::PulumiYaml;
        }
    }
    const TERRAFORM: &[&str] = &["resource", "variable", "locals", "module", "data", "provider", "terraform", "output"];
    if json && keys.iter().any(|key| TERRAFORM.contains(key)) {
        return Format::TerraformJson;
    }
    let makes = |key: NodeId, node: NodeId| {
        tree.text(key).is_some_and(super::cloudformation::makes_resources) && (tree.is_seq(node) || tree.is_map(node))
    };
    if is_resource(tree, root) || tree.members(root).any(|(key, node)| is_resource(tree, node) || makes(key, node)) {
        return cloudformation;
    }
    let api =
        |key: &str| USER_POOL_CLIENT.arguments().any(|it| it.name(Vocabulary::Api).is_some_and(|name| name == key));
    if has("ClientId") && keys.iter().any(|key| matches!(*key, "LastModifiedDate" | "CreationDate" | "ClientSecret")) {
        return Format::Describe;
    }
    if keys.iter().any(|key| api(key)) {
        return Format::ApiInput;
    }
    if has("runtime") && has("name") {
        return Format::PulumiYaml;
    }
    if json && !keys.is_empty() && keys.iter().all(|key| *key == "//" || terraform::block(key).is_some()) {
        return Format::TerraformJson;
    }
    Format::Unknown
}

/// A resource of CloudFormation, which may stand alone when pasted.
pub(super) fn is_resource(tree: &Tree, node: NodeId) -> bool {
    let kind = tree.get(node, "Type").and_then(|it| tree.text(it));
    kind.is_some_and(|kind| kind.starts_with("AWS::") || kind.starts_with("Custom::"))
}

/// The variables that a text declares.
pub(super) fn declared_variables(name: &str, text: &str) -> Vec<String> {
    let names = |tree: &Tree| {
        let declared = tree.roots.first().and_then(|root| tree.get(*root, "variable"));
        let names = declared.into_iter().flat_map(|it| tree.members(it));
        names.filter_map(|(key, _)| tree.text(key).map(str::to_owned)).collect()
    };
    match look(name, text) {
        Look::Is(Format::TerraformHcl) => {
            let labels = text.lines().filter_map(|line| line.trim().strip_prefix("variable")?.split('"').nth(1));
            labels.map(str::to_owned).collect()
        }
        Look::Json | Look::JsonOf(Format::TerraformJson) if text.contains("\"variable\"") => {
            names(&Tree::parse_json(text, true, &mut |_| true))
        }
        _ => Vec::new(),
    }
}

/// Whether everything at the root of a JSON text is a value of one of these variables.
pub(super) fn gives_variables(tree: &Tree, declared: &std::collections::HashSet<String>) -> bool {
    let Some(root) = tree.roots.first().filter(|root| tree.json && tree.is_map(**root)) else { return false };
    let mut keys = tree.members(*root).filter_map(|(key, _)| tree.text(key)).filter(|key| *key != "//").peekable();
    keys.peek().is_some() && keys.all(|key| declared.contains(key))
}
