//! Which format a text is in, by its name and by what is in it.

use super::partial::is_listed;
use super::terraform_text;
use super::tree::{Data, NodeId, Tree};
use crate::dialects::Notation;
use crate::schema::{Family, USER_POOL_CLIENT, Vocabulary, terraform};

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
    /// What `terraform show` and `terraform state show` print of a state, for users.
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

/// How a format is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Syntax {
    /// JSON, and its tool reads nothing else.
    OnlyJson,
    Json,
    Yaml,
    /// JSON or YAML.
    Tree,
    /// Neither.
    Other,
}

/// What is known of a format.
struct Entry {
    format: Format,
    id: &'static str,
    label: &'static str,
    syntax: Syntax,
    notation: Option<Notation>,
    ending: &'static str,
    target: Option<&'static str>,
    family: Family,
}

/// One for each format, in their order. Most are printed by a tool and aren't edited.
static ENTRIES: &[Entry] = &[
    Entry {
        format: Format::TerraformHcl,
        id: "terraform-hcl",
        label: "Terraform",
        syntax: Syntax::Other,
        notation: Some(Notation::Hcl),
        ending: "tf",
        target: Some("terraform-hcl"),
        ..TOOL_OUTPUT
    },
    Entry {
        format: Format::TerraformVariables,
        id: "terraform-tfvars",
        label: "Terraform variables",
        syntax: Syntax::Other,
        ending: "tfvars",
        target: Some("terraform-hcl"),
        ..TOOL_OUTPUT
    },
    Entry {
        format: Format::TerraformVariablesJson,
        id: "terraform-tfvars-json",
        label: "Terraform variables (JSON)",
        syntax: Syntax::OnlyJson,
        ..TOOL_OUTPUT
    },
    Entry {
        format: Format::TerraformJson,
        id: "terraform-json",
        label: "Terraform JSON",
        syntax: Syntax::OnlyJson,
        notation: Some(Notation::TerraformJson),
        target: Some("terraform-json"),
        ..TOOL_OUTPUT
    },
    Entry { format: Format::TerraformShow, id: "terraform-show", label: "terraform show -json", ..TOOL_OUTPUT },
    Entry { format: Format::TerraformState, id: "terraform-state", label: "Terraform state", ..TOOL_OUTPUT },
    Entry {
        format: Format::TerraformStateText,
        id: "terraform-state-text",
        label: "terraform show",
        syntax: Syntax::Other,
        ..TOOL_OUTPUT
    },
    Entry {
        format: Format::TerraformPlanText,
        id: "terraform-plan-text",
        label: "terraform plan",
        syntax: Syntax::Other,
        ..TOOL_OUTPUT
    },
    Entry {
        format: Format::CloudFormationYaml,
        id: "cloudformation-yaml",
        label: "CloudFormation YAML",
        syntax: Syntax::Yaml,
        notation: Some(Notation::CloudFormation),
        ending: "yaml",
        target: Some("cloudformation-yaml"),
        family: Family::CloudFormation,
    },
    Entry {
        format: Format::CloudFormationJson,
        id: "cloudformation-json",
        label: "CloudFormation JSON",
        syntax: Syntax::Json,
        notation: Some(Notation::CloudFormation),
        target: Some("cloudformation-json"),
        family: Family::CloudFormation,
        ..TOOL_OUTPUT
    },
    Entry {
        format: Format::Serverless,
        id: "serverless",
        label: "Serverless Framework",
        notation: Some(Notation::Serverless),
        ending: "yaml",
        target: Some("cloudformation-yaml"),
        family: Family::CloudFormation,
        ..TOOL_OUTPUT
    },
    Entry {
        format: Format::Describe,
        id: "describe-user-pool-client",
        label: "describe-user-pool-client",
        family: Family::Api,
        ..TOOL_OUTPUT
    },
    Entry {
        format: Format::List,
        id: "list-user-pool-clients",
        label: "list-user-pool-clients",
        family: Family::Api,
        ..TOOL_OUTPUT
    },
    Entry {
        format: Format::ApiInput,
        id: "aws-cli-input",
        label: "AWS CLI input",
        notation: Some(Notation::Api),
        target: Some("aws-cli"),
        family: Family::Api,
        ..TOOL_OUTPUT
    },
    Entry {
        format: Format::PulumiYaml,
        id: "pulumi-yaml",
        label: "Pulumi YAML",
        notation: Some(Notation::Pulumi),
        ending: "yaml",
        target: Some("pulumi-aws-yaml"),
        family: Family::PulumiAws,
        ..TOOL_OUTPUT
    },
    Entry { format: Format::Link, id: "link", label: "Link", syntax: Syntax::Other, ..TOOL_OUTPUT },
    Entry { format: Format::Unknown, id: "unknown", label: "Unknown", syntax: Syntax::Other, ..TOOL_OUTPUT },
];

const TOOL_OUTPUT: Entry = Entry {
    format: Format::Unknown,
    id: "",
    label: "",
    syntax: Syntax::Tree,
    notation: None,
    ending: "json",
    target: None,
    family: Family::Terraform,
};

impl Format {
    fn entry(self) -> &'static Entry {
        &ENTRIES[self as usize]
    }

    /// All formats that can be asked for.
    pub fn all() -> impl Iterator<Item = Format> {
        ENTRIES.iter().map(|it| it.format).filter(|it| *it != Format::Unknown)
    }

    pub fn from_id(id: &str) -> Option<Format> {
        Format::all().find(|format| format.id() == id)
    }

    /// Stable: in scripts and in tests.
    pub fn id(self) -> &'static str {
        self.entry().id
    }

    /// What a user calls it.
    pub fn label(self) -> &'static str {
        self.entry().label
    }

    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        self.entry().ending
    }

    /// The target that writes it. `native` says whether a program has Pulumi's provider aws-native.
    pub fn target(self, native: bool) -> Option<&'static str> {
        match self.entry().notation {
            Some(Notation::Pulumi) if native => Some("pulumi-aws-native-yaml"),
            _ => self.entry().target,
        }
    }

    /// Whose arguments a file has that spells them so.
    pub(crate) fn family(self, vocabulary: Vocabulary) -> Family {
        match self.entry().notation {
            Some(Notation::Pulumi) if vocabulary == Vocabulary::AwsNativeCamel => Family::PulumiAwsNative,
            _ => self.entry().family,
        }
    }

    /// How values are written that are changed in the text itself; `None` where none is.
    pub(crate) fn notation(self) -> Option<Notation> {
        self.entry().notation
    }

    /// Whether a change of the document can be made in the text itself.
    pub fn can_be_edited(self) -> bool {
        self.notation().is_some()
    }

    /// Whether a text is YAML rather than JSON.
    pub(crate) fn is_yaml(self, text: &str) -> bool {
        match self.entry().syntax {
            Syntax::Yaml => true,
            Syntax::OnlyJson | Syntax::Json => false,
            Syntax::Tree | Syntax::Other => !text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']),
        }
    }

    /// Whether the text is YAML or JSON.
    pub(super) fn is_tree(self) -> bool {
        self.entry().syntax != Syntax::Other
    }

    /// Whether its tool reads JSON and nothing else.
    pub(super) fn is_only_json(self) -> bool {
        self.entry().syntax == Syntax::OnlyJson
    }

    /// What a key means that comes again in the same place; `None` where the importer knows. CloudFormation's service
    /// takes the last one (aws/aws-cli issue 2404), js-yaml 4 and ruamel.yaml 0.19 reject it, and parsers of JSON
    /// don't.
    pub(super) fn repeated_key(self, json: bool) -> Option<&'static str> {
        match self {
            Format::TerraformJson | Format::TerraformVariablesJson => None,
            Format::CloudFormationYaml | Format::CloudFormationJson => Some(
                "cfn-lint rejects that (E0000), and CloudFormation silently uses the later one. So does the builder.",
            ),
            Format::Serverless if !json => Some(
                "Serverless rejects that (duplicated mapping key). Remove one of them. The builder uses the later one.",
            ),
            Format::ApiInput if !json => {
                Some("AWS CLI 2 rejects that. Remove one of them. The builder uses the later one.")
            }
            _ => Some("The builder uses the later one."),
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
    /// A file that isn't read, and what it is.
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

/// A resource of CloudFormation, which may be alone when pasted.
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
