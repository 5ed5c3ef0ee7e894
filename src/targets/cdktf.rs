//! CDK for Terraform: a stack that synthesizes what our Terraform JSON says, in TypeScript and Python.
//!
//! The strings of a program go into Terraform's JSON as they are, so each is a Terraform template inside a string of the
//! language. What a construct has no argument for is an override of the JSON.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value as Json;

use super::code::{self, Expr, Language, Member, Part, kinds, names as code_names, ordered};
use super::{Item, Names, Place, Render, Target, terraform};
use crate::document::{self, Entry, Reference, Value, sort, text};
use crate::emit::syntax;
use crate::emit::syntax::{camel_case, is_prepended, pascal_case};
use crate::emit::{Doc, Role};
use crate::program::{Omission, Program, Resource, Scope, Variable, VariableKind, distinct, variable_names};
use crate::schema::{Exported, Family, Kind, ResourceKind, Vocabulary, field, resource_kind};

pub static TYPESCRIPT: Target = Target {
    id: "cdktf-typescript",
    label: "CDKTF (TypeScript)",
    group: "CDK for Terraform",
    language: &syntax::TYPESCRIPT,
    file_name: "main.ts",
    summary: || "A CDK for Terraform stack. HashiCorp archived CDKTF in December 2025; CDK Terrain continues it.",
    family: Family::Cdktf,
    adopts: false,
    vocabulary: Vocabulary::CdktfCamel,
    names: |program| names(program, Language::TypeScript),
    omissions,
    layout: |render| layout(render, Language::TypeScript),
    resource: |resource, render, place| construct(resource, render, place, Language::TypeScript),
    project: || {
        &[
            (
                "cdktf.json",
                "{\n  \"language\": \"typescript\",\n  \"app\": \"npx ts-node main.ts\",\n  \"projectId\": \"user-pool-clients\"\n}\n",
            ),
            (
                "package.json",
                r#"{
  "name": "user-pool-clients",
  "private": true,
  "devDependencies": {
    "@types/node": "^22",
    "cdktf-cli": "0.21.0",
    "ts-node": "^10",
    "typescript": "^5"
  },
  "dependencies": {
    "@cdktf/provider-aws": "21.22.1",
    "cdktf": "0.21.0",
    "constructs": "^10.4.2"
  }
}
"#,
            ),
            (
                "tsconfig.json",
                r#"{
  "compilerOptions": {
    "target": "ES2022",
    "module": "commonjs",
    "strict": true,
    "esModuleInterop": true,
    "skipLibCheck": true
  }
}
"#,
            ),
        ]
    },
};

pub static PYTHON: Target = Target {
    id: "cdktf-python",
    label: "CDKTF (Python)",
    language: &syntax::PYTHON,
    file_name: "main.py",
    vocabulary: Vocabulary::Terraform,
    names: |program| names(program, Language::Python),
    layout: |render| layout(render, Language::Python),
    resource: |resource, render, place| construct(resource, render, place, Language::Python),
    project: || {
        &[
            (
                "cdktf.json",
                "{\n  \"language\": \"python\",\n  \"app\": \"python3 main.py\",\n  \"projectId\": \"user-pool-clients\"\n}\n",
            ),
            ("requirements.txt", "cdktf==0.21.0\ncdktf-cdktf-provider-aws==21.22.1\n"),
        ]
    },
    ..TYPESCRIPT
};

const STACK: &str = "UserPoolClients";

const TAKEN: &[&str] = &[
    "app",
    "App",
    "Construct",
    "construct_id",
    "constructor",
    "id",
    "json",
    "JSON",
    "kwargs",
    "scope",
    "self",
    "Token",
    STACK,
];

/// Variables, and construct IDs: the names that Terraform has, as far as no two kinds of thing have the same.
fn names(program: &Program, language: Language) -> Names {
    let addresses = program.addresses();
    let providers = (0..=configurations(program).len()).flat_map(|at| [provider_id(at, false), provider_id(at, true)]);
    let mut taken: HashSet<String> = providers.chain(std::iter::once(BACKEND.to_owned())).collect();
    let ids = distinct(addresses.iter().map(|(kind, label)| (kind.terraform, label.as_str())), &taken, |_, label| {
        label.to_owned()
    });
    taken.extend(ids.values().cloned());
    let variables = variable_names(program, &taken, str::to_owned);
    taken.extend(variables.values().cloned());
    let providers: Vec<String> = (0..configurations(program).len()).map(provider_name).collect();
    let used: Vec<&str> = TAKEN.iter().copied().chain(providers.iter().map(String::as_str)).collect();
    let mut names = code_names(program, language, &used, ids, variables);
    let declared = program.rest.get("output").and_then(Json::as_object).into_iter().flatten();
    taken.extend(declared.map(|(name, _)| name.clone()));
    let clients = program.resources.iter().filter(|it| it.is_client());
    names
        .resources
        .extend(distinct(clients.map(|it| (OUTPUT, it.label.as_str())), &taken, |_, label| output_id(label)));
    names
}

/// The ID that the library gives the backend of every stack.
const BACKEND: &str = "backend";

fn provider_id(at: usize, alias: bool) -> String {
    let number = if at == 0 { String::new() } else { format!("_{}", at + 1) };
    format!("aws{number}{}", if alias { "_alias" } else { "" })
}

fn provider_name(at: usize) -> String {
    if at == 0 { "aws".to_owned() } else { format!("aws{}", at + 1) }
}

/// What the library leaves of a name it gives to Terraform: two outputs of which it left the same would be one.
fn output_id(label: &str) -> String {
    let label: String = label.chars().filter(|c| is_kept(*c)).collect();
    let label = label.trim_start_matches(|c: char| c == '-' || c.is_ascii_digit());
    let label = label.trim_end_matches("client").trim_end_matches(['_', '-']);
    if label.is_empty() { "client_id".to_owned() } else { format!("{label}_client_id") }
}

/// Whether the library keeps a character in a name.
fn is_kept(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

/// Under this and a client's label, [`Names`] has the ID of the output with the client's ID.
const OUTPUT: &str = "output";

fn class(kind: &ResourceKind) -> String {
    pascal_case(kind.terraform.trim_start_matches("aws_"))
}

/// The module of the bindings that has a resource's class.
fn module(kind: &ResourceKind, language: Language) -> String {
    let name = kind.terraform.trim_start_matches("aws_");
    match language {
        Language::TypeScript => format!("@cdktf/provider-aws/lib/{}", name.replace('_', "-")),
        Language::Python => format!("cdktf_cdktf_provider_aws.{name}"),
    }
}

fn omissions(program: &Program) -> Vec<Omission> {
    let mut omissions = code::omissions(program);
    omissions.extend(terraform::unreadable_omissions(program));
    omissions.extend(lost(program));
    omissions
}

/// What declarations don't support: texts there aren't templates, in which another notation would do.
fn lost(program: &Program) -> Vec<Omission> {
    let mut lost = Vec::new();
    let sections = if program.scope == Scope::Complete { &["variable", "output", "module"][..] } else { &[] };
    for section in sections {
        for (label, block) in program.rest.get(*section).and_then(Json::as_object).into_iter().flatten() {
            let keys = block.as_object().into_iter().flatten();
            for (key, json) in keys.filter(|(key, _)| *section == "variable" || is_literal(key)) {
                let path = format!("{section}.{label}.{key}");
                lost.extend(reason(key, json).map(|reason| Omission::new(None, path, reason)));
            }
        }
    }
    lost
}

/// What a module or an output is described with isn't a template.
fn is_literal(key: &str) -> bool {
    matches!(key, "description" | "source" | "version")
}

/// Why something that is declared is omitted.
fn reason(key: &str, json: &Json) -> Option<&'static str> {
    match json {
        Json::Null if key == "default" => Some("CDK for Terraform omits null."),
        json if key != "//" && json.to_string().contains(is_prepended) => {
            Some("CDK for Terraform writes a character that hides the end of the string from Terraform.")
        }
        _ => None,
    }
}

struct Writer<'a> {
    render: &'a Render<'a>,
    language: Language,
    kind: &'static ResourceKind,
    client: bool,
    /// Whether what is referred to may come later, so that only Terraform's own expressions can be used.
    by_address: bool,
}

impl Writer<'_> {
    fn members(&self, entries: &[Entry], path: &str) -> Vec<Member> {
        entries
            .iter()
            .filter(|it| !code::loses_digits(&it.value))
            .filter_map(|entry| {
                let key = entry.argument.key;
                let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
                let name = match self.language {
                    Language::TypeScript => entry.argument.name(Vocabulary::CdktfCamel)?,
                    Language::Python => entry.argument.name(Vocabulary::Terraform)?,
                };
                let structure =
                    |entries: &[Entry]| Expr::Struct(nested_class(self.kind, &path), self.members(entries, &path));
                let value = match &entry.value {
                    // The client's own blocks are lists: the provider was rewritten for it.
                    Value::Block(entries) if self.client => Expr::List(vec![structure(entries)]),
                    Value::Block(entries) => structure(entries),
                    Value::Blocks(blocks) => Expr::List(blocks.iter().map(|it| structure(it)).collect()),
                    value => self.expr(value, &entry.argument.kind),
                };
                let field = if self.client { field(&path).map(|field| field.id) } else { None };
                Some(Member { name, value, field })
            })
            .collect()
    }

    fn expr(&self, value: &Value, kind: &Kind) -> Expr {
        match value {
            Value::List(_) | Value::Map(_) if matches!(kind, Kind::Policy) => Expr::call(
                if self.language == Language::TypeScript { "JSON.stringify" } else { "json.dumps" },
                [self.expr(value, &Kind::Text)],
            ),
            Value::Bool(value) => Expr::Bool(*value),
            Value::Integer(value) => Expr::Integer(*value),
            Value::Decimal(digits) => Expr::Number(digits.clone()),
            Value::List(items) => Expr::List(items.iter().map(|item| self.expr(item, &Kind::Text)).collect()),
            Value::Map(items) => {
                Expr::Map(items.iter().map(|(key, item)| (shown(key), self.expr(item, &Kind::Text))).collect())
            }
            Value::Text(_) => Expr::Text(shown(&text::print(value))),
            Value::Reference(reference) => match self.path(reference, kind) {
                Some(path) => Expr::Path(path),
                None => self.converted(Expr::Text(text::print(value)), kind),
            },
            Value::Verbatim(_) => self.converted(Expr::Text(text::print(value)), kind),
            Value::Template(parts) => {
                let paths = |part: &document::Part| match part {
                    document::Part::Reference(reference) => self.path(reference, &Kind::Text),
                    _ => None,
                };
                let verbatim = |part: &document::Part| matches!(part, document::Part::Verbatim(_));
                let text = if !is_mixed(parts) && parts.iter().any(|part| paths(part).is_some()) {
                    Expr::Template(self.template(parts))
                } else if parts.iter().any(verbatim) {
                    Expr::Text(text::print(value))
                } else {
                    Expr::Text(shown(&text::print(value)))
                };
                self.converted(text, kind)
            }
            Value::Block(_) | Value::Blocks(_) => Expr::Null,
        }
    }

    fn template(&self, parts: &[document::Part]) -> Vec<Part> {
        let mut all: Vec<Part> = Vec::new();
        for part in parts {
            let next = match part {
                document::Part::Reference(reference) => match self.path(reference, &Kind::Text) {
                    Some(path) => Part::Path(path),
                    None => Part::Text(format!("${{{}}}", reference.terraform())),
                },
                document::Part::Literal(literal) => Part::Text(text::escape(literal)),
                document::Part::Verbatim(source) => Part::Text(source.clone()),
            };
            match (all.last_mut(), next) {
                (Some(Part::Text(before)), Part::Text(text)) => before.push_str(&text),
                (_, next) => all.push(next),
            }
        }
        all
    }

    /// A Terraform expression in a string, where a value of `kind` is wanted.
    fn converted(&self, text: Expr, kind: &Kind) -> Expr {
        let Some(convert) = conversion(kind) else { return text };
        Expr::call(format!("Token.{}", self.language.cased(convert)), [text])
    }

    /// A construct's or variable's own attribute; `None` where only a Terraform expression says it.
    fn path(&self, reference: &Reference, kind: &Kind) -> Option<String> {
        match reference {
            Reference::Variable(name) => {
                let attribute = match kind {
                    Kind::Bool => "booleanValue",
                    Kind::Integer => "numberValue",
                    Kind::Set(_) | Kind::List => "listValue",
                    Kind::Map => return None,
                    _ => "stringValue",
                };
                Some(format!("{}.{}", self.render.names.variable(name), self.language.cased(attribute)))
            }
            Reference::Resource { kind: terraform, name, attribute } if !self.by_address => {
                let variable = self.render.names.resource(terraform, name);
                let exported =
                    resource_kind(terraform)?.attributes().iter().find(|it| it.key == attribute)?.cloudformation;
                let fits = match exported {
                    Exported::Scopes => matches!(kind, Kind::Set(_) | Kind::List),
                    Exported::No => false,
                    _ => conversion(kind).is_none(),
                };
                if variable.is_empty() || !fits {
                    return None;
                }
                Some(match self.language {
                    Language::TypeScript => format!("{variable}.{}", camel_case(attribute)),
                    Language::Python => format!("{variable}.{attribute}"),
                })
            }
            _ => None,
        }
    }
}

/// Whether a text has what begins an expression, even as plain text: what the library puts into such a text loses its
/// braces.
fn is_mixed(parts: &[document::Part]) -> bool {
    parts.iter().enumerate().any(|(at, part)| match part {
        document::Part::Literal(literal) => {
            literal.contains("${")
                || literal.contains("%{")
                || literal.contains(is_prepended)
                || text::before_sequence(literal, parts.get(at + 1)) < literal.len()
        }
        document::Part::Verbatim(_) => true,
        document::Part::Reference(_) => false,
    })
}

/// A template with those characters in an expression that the library would write so that HashiCorp's parser misses the
/// quote after them.
fn shown(template: &str) -> String {
    if !template.contains(is_prepended) {
        return template.to_owned();
    }
    let mut shown = String::new();
    for c in template.chars() {
        // What comes after a carriage return isn't an expression to it.
        if is_prepended(c) || c == '\r' {
            // A dollar sign before the expression would make it plain text.
            let signs = shown.len() - shown.trim_end_matches('$').len();
            shown.truncate(shown.len() - signs);
            let signs = "$".repeat(signs);
            let escape = match u32::from(c) {
                0xd => "\\r".to_owned(),
                code @ 0x1_0000.. => format!("\\U{code:08x}"),
                code => format!("\\u{code:04x}"),
            };
            shown.push_str(&format!("${{\"{signs}{escape}\"}}"));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// What makes a value of a kind out of an expression in a string.
fn conversion(kind: &Kind) -> Option<&'static str> {
    match kind {
        Kind::Bool => Some("asAny"),
        Kind::Integer => Some("asNumber"),
        Kind::Set(_) | Kind::List => Some("asList"),
        Kind::Map => Some("asStringMap"),
        Kind::Text | Kind::Enum(_) | Kind::Policy | Kind::Block(_) | Kind::Blocks(_) => None,
    }
}

fn nested_class(kind: &ResourceKind, path: &str) -> String {
    format!("{}{}", class(kind), pascal_case(&path.replace('.', "_")))
}

fn method(variable: &str, name: &str, arguments: impl IntoIterator<Item = Expr>, language: Language) -> Doc {
    let arguments: Vec<Expr> = arguments.into_iter().collect();
    language.statement(language.call(&format!("{variable}.{}", language.cased(name)), &arguments))
}

fn overridden(variable: &str, key: &str, json: &Json, language: Language) -> Doc {
    method(variable, "addOverride", [Expr::Text(key.to_owned()), Expr::json(&json_shown(json))], language)
}

/// See [`shown`]. Where a text has expressions of its own, such a character may be in one.
fn json_shown(json: &Json) -> Json {
    let text = |text: &str| if text.contains("${") || text.contains("%{") { text.to_owned() } else { shown(text) };
    match json {
        Json::String(source) => Json::String(text(source)),
        Json::Array(items) => items.iter().map(json_shown).collect(),
        Json::Object(items) => items
            .iter()
            .filter(|(key, item)| !is_literal(key) || reason(key, item).is_none())
            .map(|(key, item)| (text(key), if is_literal(key) { item.clone() } else { json_shown(item) }))
            .collect(),
        plain => plain.clone(),
    }
}

/// Gives a construct Terraform's name where it would get another one.
fn renamed(variable: &str, id: &str, label: &str, language: Language) -> Option<Doc> {
    (id != label || !label.chars().all(is_kept))
        .then(|| method(variable, "overrideLogicalId", [Expr::Text(label.to_owned())], language))
}

fn construct(resource: &Resource, render: &Render, place: Place, language: Language) -> Doc {
    let kind = resource.kind.0;
    let client = resource.is_client();
    let writer = Writer { render, language, kind, client, by_address: !place.last };
    let variable = render.names.resource(kind.terraform, &resource.label);
    let id = render.names.resource_id(kind.terraform, &resource.label);
    let members = writer.members(&resource.entries, "");
    let mut lines = vec![language.assign(&variable, language.construct(&class(kind), &id, &members))];
    lines.extend(renamed(&variable, &id, &resource.label, language));
    for (key, json) in resource.extra.iter().filter(|(key, json)| key != "//" && !json.is_null()) {
        lines.push(overridden(&variable, key, json, language));
    }
    if let Some(import) = &resource.import {
        lines.push(method(&variable, "importFrom", [Expr::Text(import.terraform())], language));
    }
    Doc::join(lines, &Doc::line())
}

fn variable(variable: &Variable, render: &Render, language: Language) -> Doc {
    let name = render.names.variable(&variable.name);
    let id = render.names.variable_id(&variable.name);
    let mut members = Vec::new();
    let mut overrides = Vec::new();
    match &variable.declaration {
        Some(Json::Object(declaration)) => {
            let said = |key: &str, json: &Json| key != "//" && !json.is_null() && reason(key, json).is_none();
            for (key, json) in declaration.iter().filter(|(key, json)| said(key, json)) {
                let known = match key.as_str() {
                    "type" | "description" => json.is_string(),
                    "sensitive" | "nullable" => json.is_boolean(),
                    "default" => true,
                    _ => false,
                };
                if known {
                    members.push(Member::new(key.clone(), Expr::json(json)));
                } else {
                    overrides.push((key, json));
                }
            }
        }
        _ => members.push(Member::new("type", Expr::Text(type_name(variable.kind).to_owned()))),
    }
    let mut lines = vec![language.assign(&name, language.configured("TerraformVariable", &id, &members))];
    lines.extend(renamed(&name, &id, &variable.name, language));
    lines.extend(overrides.into_iter().map(|(key, json)| overridden(&name, key, json, language)));
    Doc::join(lines, &Doc::line())
}

fn type_name(kind: VariableKind) -> &'static str {
    super::terraform::type_name(kind)
}

/// The clients whose IDs are outputs: those that are one client, and not as many as an expression says.
fn with_output(program: &Program) -> impl Iterator<Item = &Resource> {
    let is_one = |it: &Resource| !it.extra.iter().any(|(key, _)| key == "count" || key == "for_each");
    program.resources.iter().map(AsRef::as_ref).filter(move |it| it.is_client() && is_one(it))
}

fn output(resource: &Resource, render: &Render, language: Language) -> Doc {
    let variable = render.names.resource(resource.kind.0.terraform, &resource.label);
    let id = render.names.resource(OUTPUT, &resource.label);
    let value = Expr::Path(format!("{variable}.id"));
    language.statement(language.construct("TerraformOutput", &id, &[Member::new("value", value)]))
}

/// The blocks of the document that configure providers.
fn provider_blocks(program: &Program) -> Vec<&serde_json::Map<String, Json>> {
    match program.rest.get("provider") {
        Some(Json::Array(blocks)) => blocks.iter().filter_map(Json::as_object).collect(),
        Some(Json::Object(block)) => vec![block],
        _ => Vec::new(),
    }
}

/// What of them configures the provider that the constructs are of.
fn configurations(program: &Program) -> Vec<&serde_json::Map<String, Json>> {
    let of = |block| -> Option<&Json> { serde_json::Map::get(block, "aws") };
    let all = provider_blocks(program).into_iter().filter_map(of).flat_map(|json| match json {
        Json::Array(items) => items.iter().collect(),
        item => vec![item],
    });
    all.filter_map(Json::as_object).collect()
}

/// The provider, as the document configures it, each configuration a construct.
fn providers(program: &Program, language: Language) -> Vec<Doc> {
    let alias = |it: &serde_json::Map<String, Json>| it.get("alias").and_then(Json::as_str).map(str::to_owned);
    let configurations = configurations(program);
    let mut docs = Vec::new();
    if !configurations.iter().any(|it| alias(it).is_none()) {
        docs.push(language.statement(language.construct("AwsProvider", &provider_id(0, false), &[])));
    }
    for (index, configuration) in configurations.into_iter().enumerate() {
        let alias = alias(configuration);
        let name = provider_name(index);
        let id = provider_id(index, alias.is_some());
        let members: Vec<Member> = alias.into_iter().map(|it| Member::new("alias", Expr::Text(it))).collect();
        let provider = language.construct("AwsProvider", &id, &members);
        let rest: Vec<_> = configuration.iter().filter(|(key, _)| *key != "alias" && *key != "//").collect();
        if rest.is_empty() {
            docs.push(language.statement(provider));
            continue;
        }
        let mut lines = vec![language.assign(&name, provider)];
        lines.extend(rest.into_iter().map(|(key, json)| overridden(&name, key, json, language)));
        docs.push(Doc::join(lines, &Doc::line()));
    }
    let others = provider_blocks(program).into_iter().flatten();
    let others =
        others.filter(|(name, json)| *name != "//" && (*name != "aws" || !(json.is_array() || json.is_object())));
    docs.extend(others.map(|(name, json)| overridden(language.this(), &format!("provider.{name}"), json, language)));
    docs
}

/// What the document keeps and no construct is made for.
fn kept(program: &Program, language: Language) -> Vec<Doc> {
    let this = language.this();
    let mut docs = Vec::new();
    for (key, json) in terraform::readable(program).iter() {
        match key.as_str() {
            "//" | "provider" => {}
            // Those that nothing in the program uses: what is kept as it was may.
            "variable" => {
                let declared = json.as_object().into_iter().flatten();
                let others = declared.filter(|(name, _)| !program.variables.iter().any(|it| it.name == **name));
                docs.extend(others.map(|(name, json)| {
                    let said = |(key, item): &(&String, &Json)| reason(key, item).is_none();
                    let said = json.as_object().into_iter().flatten().filter(said);
                    let said = Expr::json(&said.map(|(key, item)| (key.clone(), item.clone())).collect());
                    method(this, "addOverride", [Expr::Text(format!("variable.{name}")), said], language)
                }));
            }
            "resource" => {
                let others = json.as_object().into_iter().flatten().filter(|(kind, _)| resource_kind(kind).is_none());
                docs.extend(
                    others.map(|(kind, bodies)| overridden(this, &format!("resource.{kind}"), bodies, language)),
                );
            }
            "import" => {
                // Overrides of a list are added to it, so those of clients come from the clients.
                let others = terraform::imports(program).flatten().filter(|it| it.client.is_none());
                let others: Vec<Json> = others.map(|it| it.json.clone()).collect();
                if !others.is_empty() {
                    docs.push(overridden(this, key, &Json::Array(others), language));
                }
            }
            "terraform" => {
                docs.push(overridden(this, key, json, language));
                if json.get("backend").is_some() || json.get("cloud").is_some() {
                    // Every stack has a local one, and Terraform takes only one.
                    let local = [Expr::Text("terraform.backend.local".to_owned()), Expr::Undefined];
                    docs.push(method(this, "addOverride", local, language));
                }
            }
            // Terraform has no such block.
            key if crate::schema::terraform::block(key).is_none() => {}
            _ => docs.push(overridden(this, key, json, language)),
        }
    }
    docs
}

/// What a program uses of the library.
#[derive(Default)]
struct Uses {
    token: bool,
    json: bool,
    /// Nested classes by resource type.
    classes: BTreeMap<&'static str, Vec<String>>,
}

impl Uses {
    fn of(program: &Program, render: &Render) -> Self {
        let mut uses = Uses::default();
        for resource in &program.resources {
            let kind = resource.kind.0;
            let writer =
                Writer { render, language: Language::Python, kind, client: resource.is_client(), by_address: false };
            for member in writer.members(&resource.entries, "") {
                uses.add(kind, &member.value);
            }
        }
        uses
    }

    fn add(&mut self, kind: &'static ResourceKind, expr: &Expr) {
        match expr {
            Expr::Struct(class, members) => {
                let classes = self.classes.entry(kind.terraform).or_default();
                if !classes.contains(class) {
                    classes.push(class.clone());
                }
                members.iter().for_each(|it| self.add(kind, &it.value));
            }
            Expr::List(items) => items.iter().for_each(|it| self.add(kind, it)),
            Expr::Call(path, arguments) => {
                self.token |= path.starts_with("Token.");
                self.json |= path.starts_with("json.");
                arguments.iter().for_each(|it| self.add(kind, it));
            }
            _ => {}
        }
    }
}

fn imports(render: &Render, circular: bool, language: Language) -> Vec<Doc> {
    let program = render.program;
    let mut uses = Uses::of(program, render);
    // In a circle an expression may represent a construct's attribute, which needs a token in a list.
    uses.token |= circular;
    let mut library = vec!["App", "TerraformStack"];
    library.extend(with_output(program).next().map(|_| "TerraformOutput"));
    library.extend((!program.variables.is_empty()).then_some("TerraformVariable"));
    library.extend(uses.token.then_some("Token"));
    sort(&mut library);
    let mut resources: Vec<(String, Vec<String>)> = kinds(program)
        .into_iter()
        .map(|kind| {
            let mut classes = vec![class(kind)];
            if language == Language::Python {
                classes.extend(uses.classes.get(kind.terraform).into_iter().flatten().cloned());
                sort(&mut classes);
            }
            (module(kind, language), classes)
        })
        .collect();
    resources.push(match language {
        Language::TypeScript => ("@cdktf/provider-aws/lib/provider".to_owned(), vec!["AwsProvider".to_owned()]),
        Language::Python => ("cdktf_cdktf_provider_aws.provider".to_owned(), vec!["AwsProvider".to_owned()]),
    });
    sort(&mut resources);
    let mut lines = Vec::new();
    if uses.json && language == Language::Python {
        lines.push(Doc::concat([Doc::keyword("import"), Doc::token(" json"), Doc::line()]));
    }
    let library = language.import("cdktf", &library);
    let constructs = language.import("constructs", &["Construct"]);
    let bindings = resources.iter().map(|(module, classes)| {
        let classes: Vec<&str> = classes.iter().map(String::as_str).collect();
        language.import(module, &classes)
    });
    lines.push(library);
    match language {
        Language::TypeScript => {
            lines.push(constructs);
            lines.extend(bindings);
        }
        Language::Python => {
            lines.extend(bindings);
            lines.push(constructs);
        }
    }
    lines
}

const ARCHIVED: [&str; 2] =
    ["CDK for Terraform was archived on December 10, 2025.", "CDK Terrain (cdktn) continues with the same classes."];

fn archived(language: Language) -> Doc {
    let prefix = if language == Language::TypeScript { "// " } else { "# " };
    let lines = ARCHIVED.map(|it| Doc::concat([Doc::fixed(Role::Comment, prefix), Doc::fixed(Role::Comment, it)]));
    Doc::join(lines, &Doc::line())
}

fn layout(render: &Render, language: Language) -> Vec<Item> {
    let program = render.program;
    let complete = program.scope == Scope::Complete;
    let indent = if complete { language.body_indent() } else { 0 };
    let order = ordered(program);
    let mut body: Vec<Item> = Vec::new();
    let mut items = Vec::new();
    if complete {
        items.push(Item::Doc(archived(language)));
        let circular = order.iter().any(|(_, circular)| *circular);
        items.extend(language.stack(imports(render, circular, language), STACK, "TerraformStack", None));
        body.extend(providers(program, language).into_iter().map(Item::Doc));
        body.extend(program.variables.iter().map(|it| Item::Doc(variable(it, render, language))));
    }
    body.extend(
        order.into_iter().map(|(resource, circular)| Item::Resource(resource, Place { indent, last: !circular })),
    );
    if complete {
        body.extend(with_output(program).map(|it| Item::Doc(output(it, render, language))));
        body.extend(kept(program, language).into_iter().map(Item::Doc));
    }
    for (index, item) in body.into_iter().enumerate() {
        if complete || index > 0 {
            items.push(Item::Blank);
        }
        items.push(match item {
            Item::Doc(doc) => Item::Doc(doc.prefixed(indent)),
            other => other,
        });
    }
    if complete {
        items.extend(language.app("App", STACK, "user-pool-clients", true));
    }
    items
}
