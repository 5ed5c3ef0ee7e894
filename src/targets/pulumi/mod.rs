//! Pulumi, with the aws and the aws-native provider: programs in six languages, and the command that imports.
//!
//! A resource becomes one tree of expressions, named and typed as the provider's SDKs are; each language prints that
//! tree. What a language doesn't support of it is found before, by [`View::problem`].

mod csharp;
mod go;
mod java;
mod python;
mod typescript;
mod yaml;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use serde_json::Value as Json;

use super::{Item, Names, Place, Render, Target};
use crate::dialects::pulumi;
use crate::document::notes::{NamedBy, kept_names};
use crate::document::stand_in::Evaluator;
use crate::document::{Entry, Part, Pseudo, Reference, Value, sort};
use crate::emit::syntax::{self, shell};
use crate::emit::{Doc, Role};
use crate::program::{Omission, Program, Resource, Scope, Variable, VariableKind, distinct, variable_names};
use crate::schema::supporting::resource_kind;
use crate::schema::{Argument, Family, FieldId, Kind, ResourceKind, SUPPORTING, USER_POOL_CLIENT, Vocabulary};
use crate::schema::{field, names::pascal, names::snake};

const AWS: &str = "Pulumi AWS";
const AWS_NATIVE: &str = "Pulumi AWS Native";

macro_rules! targets {
    ($(($aws:ident, $native:ident, $module:ident, $name:literal, $id:literal, $language:ident, $file:literal);)*) => {$(
        pub static $aws: Target = Target {
            id: concat!("pulumi-aws-", $id),
            label: concat!("Pulumi AWS (", $name, ")"),
            group: AWS,
            language: &syntax::$language,
            file_name: $file,
            summary: || concat!("A Pulumi program in ", $name, " with the aws provider, which is based on Terraform's."),
            family: Family::PulumiAws,
            adopts: false,
            vocabulary: $module::LANGUAGE.arguments[0],
            project: || $module::AWS_PROJECT,
            names: |program| names(program, &$module::LANGUAGE),
            omissions: |program| omissions(program, Provider::Aws, &$module::LANGUAGE),
            layout: |render| $module::layout(&View::new(render, Provider::Aws, &$module::LANGUAGE)),
            resource: |resource, render, place| {
                $module::resource(&View::new(render, Provider::Aws, &$module::LANGUAGE), resource, place)
            },
        };
        pub static $native: Target = Target {
            id: concat!("pulumi-aws-native-", $id),
            label: concat!("Pulumi AWS Native (", $name, ")"),
            group: AWS_NATIVE,
            language: &syntax::$language,
            file_name: $file,
            summary: || concat!("A Pulumi program in ", $name, " with the aws-native provider, which uses AWS Cloud Control."),
            family: Family::PulumiAwsNative,
            adopts: false,
            vocabulary: $module::LANGUAGE.arguments[1],
            project: || $module::AWS_NATIVE_PROJECT,
            names: |program| names(program, &$module::LANGUAGE),
            omissions: |program| omissions(program, Provider::AwsNative, &$module::LANGUAGE),
            layout: |render| $module::layout(&View::new(render, Provider::AwsNative, &$module::LANGUAGE)),
            resource: |resource, render, place| {
                $module::resource(&View::new(render, Provider::AwsNative, &$module::LANGUAGE), resource, place)
            },
        };
    )*};
}

targets! {
    (AWS_TYPESCRIPT, NATIVE_TYPESCRIPT, typescript, "TypeScript", "typescript", TYPESCRIPT, "index.ts");
    (AWS_PYTHON, NATIVE_PYTHON, python, "Python", "python", PYTHON, "__main__.py");
    (AWS_GO, NATIVE_GO, go, "Go", "go", GO, "main.go");
    (AWS_CSHARP, NATIVE_CSHARP, csharp, "C#", "csharp", CSHARP, "Program.cs");
    (AWS_JAVA, NATIVE_JAVA, java, "Java", "java", JAVA, "App.java");
    (AWS_YAML, NATIVE_YAML, yaml, "YAML", "yaml", YAML, "Pulumi.yaml");
}

pub static IMPORT_COMMAND: Target = Target {
    id: "pulumi-import-command",
    label: "Pulumi import command",
    group: AWS,
    language: &syntax::SHELL,
    file_name: "import.sh",
    summary: || "Imports an existing client into a stack, with either provider.",
    family: Family::PulumiAws,
    adopts: true,
    vocabulary: Vocabulary::AwsCamel,
    project: || &[],
    names: |program| Names { resources: kept(program).collect(), ..Names::default() },
    omissions: |_| Vec::new(),
    layout: import_layout,
    resource: import_command,
};

/// Which of the two providers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Provider {
    Aws,
    AwsNative,
}

/// What the tree must know of a language.
struct Language {
    /// The spelling of arguments: with aws, with aws-native.
    arguments: [Vocabulary; 2],
    /// A variable's name for a label, possibly empty.
    variable: fn(&str) -> String,
    /// A property's name from its name in camelCase.
    property: fn(&str) -> String,
    enums: Enums,
    /// Whether integers have 32 bits.
    small: bool,
    /// The beginning of keys that a map of one key can't have, because they mean a function.
    function: Option<&'static str>,
}

/// What a language takes where aws-native has a type for an enumeration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Enums {
    /// Any text.
    Texts,
    /// Any text that is known when the program is compiled or read from a variable.
    Known,
    /// Its values as texts.
    Values,
    /// Its members.
    Members,
}

// The tree

enum Expr {
    Text(String),
    Integer(i64),
    Decimal(String),
    Bool(bool),
    /// Texts, or anything in a structure.
    List(Vec<Expr>),
    /// Texts by text, or anything in a structure.
    Map(Vec<(String, Expr)>),
    Object(Object),
    Objects(Vec<Object>),
    Read(Read),
    /// Never two literals in a row, never a literal alone.
    Template(Vec<Piece>),
    /// A value of an enumeration of aws-native: its type, with the module.
    Enum {
        module: String,
        class: String,
        value: Box<Expr>,
    },
    /// A structure of lists and maps, as JSON text or as it is.
    Structure {
        value: Box<Expr>,
        as_text: bool,
    },
}

struct Object {
    /// The nested type without the suffix `Args`.
    class: String,
    module: String,
    members: Vec<Member>,
}

struct Member {
    name: String,
    value: Expr,
    field: Option<FieldId>,
}

enum Piece {
    Literal(String),
    Read(Read),
}

/// A value that is read from a variable or from a resource.
#[derive(Clone)]
struct Read {
    /// The variable's or the resource's name in the program.
    name: String,
    /// The property of a resource.
    property: Option<String>,
    kind: VariableKind,
    /// Known only when the program runs.
    output: bool,
}

/// A resource as a language declares it.
struct Declaration {
    name: String,
    label: String,
    module: String,
    class: String,
    members: Vec<Member>,
    /// Whether its client secret must be marked as one.
    secret: bool,
    /// The names of what must be there before, though it doesn't refer to it.
    depends_on: Vec<String>,
}

impl Declaration {
    fn has_options(&self) -> bool {
        self.secret || !self.depends_on.is_empty()
    }
}

impl Expr {
    /// Whether anything in it is known only when the program runs.
    fn has_output(&self) -> bool {
        match self {
            Expr::Read(read) => read.output,
            Expr::Template(pieces) => pieces.iter().any(|piece| matches!(piece, Piece::Read(read) if read.output)),
            Expr::List(items) => items.iter().any(Expr::has_output),
            Expr::Map(items) => items.iter().any(|(_, item)| item.has_output()),
            Expr::Structure { value, .. } => value.has_output(),
            _ => false,
        }
    }

    /// A scalar as text, for languages whose maps hold texts only.
    fn into_text(self) -> Expr {
        match self {
            Expr::Integer(value) => Expr::Text(value.to_string()),
            Expr::Decimal(digits) => Expr::Text(digits),
            Expr::Bool(value) => Expr::Text(value.to_string()),
            other => other,
        }
    }
}

/// A program seen with a provider and a language.
struct View<'a> {
    render: &'a Render<'a>,
    provider: Provider,
    language: &'static Language,
}

impl<'a> View<'a> {
    fn new(render: &'a Render<'a>, provider: Provider, language: &'static Language) -> Self {
        View { render, provider, language }
    }

    fn program(&self) -> &'a Program {
        self.render.program
    }

    fn complete(&self) -> bool {
        self.program().scope == Scope::Complete
    }

    /// `name` for aws, `native` for aws-native.
    fn either<T>(&self, aws: T, native: T) -> T {
        if self.provider == Provider::Aws { aws } else { native }
    }

    fn vocabulary(&self) -> Vocabulary {
        self.language.arguments[self.provider as usize]
    }

    fn class(&self, kind: &ResourceKind) -> (String, String) {
        match self.provider {
            Provider::Aws => {
                let (module, class) = kind.aws_class();
                (module.to_owned(), class)
            }
            Provider::AwsNative => {
                let (module, class) = kind.aws_native_class();
                (module, class.to_owned())
            }
        }
    }

    fn declaration(&self, resource: &Resource) -> Declaration {
        let kind = resource.kind.0;
        let (module, class) = self.class(kind);
        let mut members = Vec::new();
        self.members(&mut members, &resource.entries, &Path { module: &module, root: &class, class: &class }, "");
        if !resource.is_client() {
            forget_fields(&mut members);
        }
        Declaration {
            name: self.render.names.resource(kind.terraform, &resource.label),
            label: pulumi_name(self.render, resource),
            secret: self.provider == Provider::AwsNative
                && resource.is_client()
                && resource.has_secret() != Some(false),
            depends_on: self.depends_on(resource),
            module,
            class,
            members,
        }
    }

    /// What must be there before, as far as it is declared before: no program supports two that wait for each other.
    fn depends_on(&self, resource: &Resource) -> Vec<String> {
        if resource.depends_on.is_empty() {
            return Vec::new();
        }
        let is = |it: &Resource, kind: &str, label: &str| it.kind.0.terraform == kind && it.label == label;
        let ordered = self.ordered();
        let before = ordered.iter().take_while(|it| !is(it, resource.kind.0.terraform, &resource.label));
        let before: Vec<_> = before.collect();
        let waits = resource.depends_on.iter().filter(|(kind, label)| before.iter().any(|it| is(it, kind, label)));
        waits.map(|(kind, label)| self.render.names.resource(kind, label)).collect()
    }

    fn members(&self, members: &mut Vec<Member>, entries: &[Entry], at: &Path, path: &str) {
        for entry in entries {
            let argument = entry.argument;
            let Some(name) = argument.name(self.vocabulary()) else { continue };
            if self.problem(argument, &entry.value).is_some() {
                continue;
            }
            let path = if path.is_empty() { argument.key.to_owned() } else { format!("{path}.{}", argument.key) };
            let value = self.expr(argument, &entry.value, at, &path);
            let field = field(&path).map(|field| field.id);
            match name.split_once('.') {
                None => members.push(Member { name, value, field }),
                Some((level, name)) => {
                    // A level that only CloudFormation has.
                    let class = match argument.names.native_type {
                        Some(class) if !argument.is_block() => format!("{}{class}", at.root),
                        _ => format!("{}{}", at.root, pascal(&snake(level))),
                    };
                    let index = members.iter().position(|member| member.name == level).unwrap_or_else(|| {
                        let object = Object { class, module: at.module.to_owned(), members: Vec::new() };
                        members.push(Member { name: level.to_owned(), value: Expr::Object(object), field: None });
                        members.len() - 1
                    });
                    if let Expr::Object(object) = &mut members[index].value {
                        object.members.push(Member { name: name.to_owned(), value, field });
                    }
                }
            }
        }
    }

    fn expr(&self, argument: &Argument, value: &Value, at: &Path, path: &str) -> Expr {
        let object = |entries: &[Entry]| {
            let class = match self.provider {
                Provider::Aws => format!("{}{}", at.class, pascal(argument.key)),
                Provider::AwsNative => match argument.names.native_type {
                    Some(class) => format!("{}{class}", at.root),
                    None => {
                        let name = argument.name(Vocabulary::AwsNativePascal).unwrap_or_default();
                        format!("{}{}", at.root, name.rsplit('.').next().unwrap_or_default())
                    }
                },
            };
            let mut members = Vec::new();
            self.members(&mut members, entries, &Path { class: &class, ..*at }, path);
            Object { class, module: at.module.to_owned(), members }
        };
        match value {
            Value::Block(entries) => Expr::Object(object(entries)),
            Value::Blocks(blocks) => Expr::Objects(blocks.iter().map(|entries| object(entries)).collect()),
            Value::Map(_) | Value::List(_) if matches!(argument.kind, Kind::Policy) => {
                Expr::Structure { value: Box::new(self.plain(value)), as_text: self.provider == Provider::Aws }
            }
            Value::Map(items) => {
                Expr::Map(items.iter().map(|(key, item)| (key.clone(), self.plain(item).into_text())).collect())
            }
            value => match (argument.kind, argument.names.native_type) {
                (Kind::Enum(_), Some(class)) if self.provider == Provider::AwsNative => Expr::Enum {
                    module: at.module.to_owned(),
                    class: format!("{}{class}", at.root),
                    value: Box::new(self.plain(value)),
                },
                _ => self.plain(value),
            },
        }
    }

    fn plain(&self, value: &Value) -> Expr {
        match value {
            Value::Bool(value) => Expr::Bool(*value),
            Value::Integer(value) => Expr::Integer(*value),
            Value::Decimal(digits) => Expr::Decimal(digits.clone()),
            Value::Text(text) => Expr::Text(text.clone()),
            Value::List(items) => Expr::List(items.iter().map(|item| self.plain(item)).collect()),
            Value::Map(items) => Expr::Map(items.iter().map(|(key, item)| (key.clone(), self.plain(item))).collect()),
            Value::Reference(reference) => Expr::Read(self.read(reference)),
            Value::Template(parts) => self.template(parts),
            // Lowering leaves the first out; the others are nowhere but in arguments.
            Value::Verbatim(source) => Expr::Text(source.clone()),
            Value::Block(_) | Value::Blocks(_) => Expr::Text(String::new()),
        }
    }

    fn template(&self, parts: &[Part]) -> Expr {
        let mut pieces: Vec<Piece> = Vec::with_capacity(parts.len());
        for part in parts {
            match (part, pieces.last_mut()) {
                (Part::Literal(text) | Part::Verbatim(text), Some(Piece::Literal(before))) => before.push_str(text),
                (Part::Literal(text) | Part::Verbatim(text), _) => pieces.push(Piece::Literal(text.clone())),
                (Part::Reference(reference), _) => pieces.push(Piece::Read(self.read(reference))),
            }
        }
        pieces.retain(|piece| !matches!(piece, Piece::Literal(text) if text.is_empty()));
        Expr::Template(pieces)
    }

    fn read(&self, reference: &Reference) -> Read {
        match reference {
            Reference::Variable(name) => {
                let variable = self.variable(name);
                Read {
                    name: self.render.names.variable(name),
                    property: None,
                    kind: variable.map_or(VariableKind::Text, |it| it.kind),
                    output: variable.is_some_and(is_secret),
                }
            }
            Reference::Pseudo(pseudo, _) => {
                let (name, property) = pseudo_names(*pseudo, self.provider);
                Read {
                    name: (self.language.variable)(name),
                    property: Some((self.language.property)(property)),
                    kind: VariableKind::Text,
                    output: true,
                }
            }
            Reference::Resource { kind, name, attribute } => Read {
                name: self.render.names.resource(kind, name),
                property: Some((self.language.property)(&pulumi::property(kind, attribute, self.either(false, true)))),
                kind: attribute_kind(attribute),
                output: true,
            },
            // Lowering makes a variable of it.
            Reference::External(path) => {
                Read { name: path.clone(), property: None, kind: VariableKind::Text, output: false }
            }
        }
    }

    fn variable(&self, name: &str) -> Option<&'a Variable> {
        self.program().variables.iter().find(|variable| variable.name == name)
    }

    /// Why the language doesn't support a value, though the provider has the argument.
    fn problem(&self, argument: &Argument, value: &Value) -> Option<&'static str> {
        match (argument.kind, value) {
            // What is in a block is looked at by itself.
            (_, Value::Block(_) | Value::Blocks(_) | Value::Bool(_)) => None,
            (_, Value::Integer(value)) => self.too_large(*value),
            (Kind::Bool, value) => self.only(value, VariableKind::Bool),
            (Kind::Integer, value) => self.only(value, VariableKind::Integer),
            (Kind::Set(_) | Kind::List, Value::List(items)) => items.iter().find_map(|item| self.no_text(item)),
            (Kind::Set(_) | Kind::List, value) => self.only(value, VariableKind::Set),
            (Kind::Enum(choices), value)
                if argument.names.native_type.is_some() && self.provider == Provider::AwsNative =>
            {
                let known = |text: &str| choices().iter().any(|choice| choice.value == text);
                let output = |reference: &Reference| self.read(reference).output;
                match (self.language.enums, value) {
                    (Enums::Values | Enums::Members, Value::Text(text)) if !known(text) => Some(NO_MEMBER),
                    (Enums::Values, Value::Template(_)) => Some(NO_MEMBER),
                    (Enums::Known, Value::Reference(reference)) if output(reference) => Some(NO_MEMBER),
                    (Enums::Known, Value::Template(_)) => Some(NO_MEMBER),
                    (Enums::Members, Value::Reference(_) | Value::Template(_)) => Some(NO_MEMBER),
                    (_, value) => self.no_text(value),
                }
            }
            (_, value) => self.no_text(value),
        }
    }

    /// Whether a value can represent a text, or for a structure of them.
    fn no_text(&self, value: &Value) -> Option<&'static str> {
        let list = |reference: &Reference| self.read(reference).kind == VariableKind::Set;
        match value {
            Value::Reference(reference) if list(reference) => Some(LIST_FOR_TEXT),
            Value::Template(parts) => {
                let any = parts.iter().any(|part| matches!(part, Part::Reference(reference) if list(reference)));
                any.then_some(LIST_FOR_TEXT)
            }
            Value::List(items) => items.iter().find_map(|item| self.no_text(item)),
            Value::Map(items) => match (items.as_slice(), self.language.function) {
                ([(key, _)], Some(function)) if key.to_ascii_lowercase().starts_with(function) => {
                    Some("In Pulumi, a key that starts with fn:: means a function.")
                }
                _ => items.iter().find_map(|(_, item)| self.no_text(item)),
            },
            Value::Integer(value) => self.too_large(*value),
            // Whole numbers of up to 64 bits have been read as such.
            Value::Decimal(digits) if !digits.contains(['.', 'e', 'E']) => Some(TOO_LARGE),
            _ => None,
        }
    }

    fn only(&self, value: &Value, kind: VariableKind) -> Option<&'static str> {
        match value {
            Value::Reference(reference) if self.read(reference).kind == kind => None,
            Value::Reference(_) => Some("It refers to a value of another type."),
            Value::Template(_) => Some("A string isn't allowed here."),
            _ => None,
        }
    }

    fn too_large(&self, value: i64) -> Option<&'static str> {
        if self.language.small && i32::try_from(value).is_err() {
            return Some("The SDK supports only 32-bit numbers.");
        }
        (value.unsigned_abs() > 1 << 53).then_some(TOO_LARGE)
    }

    /// The name and the client of each output.
    fn outputs(&self) -> Vec<Output> {
        let mut outputs = Vec::new();
        for resource in self.program().resources.iter().filter(|resource| resource.is_client()) {
            let client = self.render.names.resource(USER_POOL_CLIENT.terraform, &resource.label);
            let property = |name: &str| (self.language.property)(name);
            let camel = syntax::camel_case(&client);
            outputs.push(Output {
                name: format!("{camel}Id"),
                client: client.clone(),
                property: property(self.either("id", "clientId")),
            });
            if resource.has_secret() == Some(true) {
                outputs.push(Output { name: format!("{camel}Secret"), client, property: property("clientSecret") });
            }
        }
        outputs
    }

    /// The variables with their keys in the stack's configuration, as far as anything reads them.
    fn inputs(&self) -> Vec<Input<'a>> {
        let used = self.uses().variables;
        let variables = || self.program().variables.iter();
        let keys = variable_names(self.program(), &HashSet::new(), |name| {
            let key = syntax::camel_case(name);
            if key.is_empty() { "value".to_owned() } else { key }
        });
        variables()
            .filter(|variable| used.contains(variable.name.as_str()))
            .map(|variable| Input {
                name: self.render.names.variable(&variable.name),
                key: keys.get(&variable.name).cloned().unwrap_or_default(),
                kind: if variable.kind == VariableKind::Any { VariableKind::Text } else { variable.kind },
                secret: is_secret(variable),
                default: default_value(variable),
                comment: comment(variable),
            })
            .collect()
    }

    /// What the program's resources read.
    fn uses(&self) -> Uses<'a> {
        let mut uses = Uses::default();
        for resource in &self.program().resources {
            uses.resources.extend(resource.depends_on.iter().map(|(kind, label)| (kind.as_str(), label.as_str())));
            self.visit(&resource.entries, &mut |reference| match reference {
                Reference::Variable(name) => {
                    uses.variables.insert(name);
                }
                Reference::Pseudo(pseudo, _) => {
                    if !uses.pseudos.contains(pseudo) {
                        uses.pseudos.push(*pseudo);
                    }
                }
                Reference::Resource { kind, name, .. } => {
                    uses.resources.insert((kind, name));
                }
                Reference::External(_) => {}
            });
        }
        sort(&mut uses.pseudos);
        uses
    }

    /// Calls `visit` for each reference that is printed.
    fn visit(&self, entries: &'a [Entry], visit: &mut dyn FnMut(&'a Reference)) {
        for entry in entries {
            match &entry.value {
                Value::Bool(_) | Value::Integer(_) | Value::Text(_) => {}
                Value::Block(entries) => self.visit(entries, visit),
                Value::Blocks(blocks) => blocks.iter().for_each(|entries| self.visit(entries, visit)),
                value if self.problem(entry.argument, value).is_some() => {}
                value => references(value, visit),
            }
        }
    }

    /// The resources, each after those that it refers to.
    fn ordered(&self) -> Vec<&'a Arc<Resource>> {
        let resources = &self.program().resources;
        let index: HashMap<(&str, &str), usize> =
            resources.iter().enumerate().map(|(index, it)| ((it.kind.0.terraform, it.label.as_str()), index)).collect();
        let mut order = Vec::with_capacity(resources.len());
        let mut seen = vec![false; resources.len()];
        // A path of resources with what each still waits for; no recursion, since a document can be a long chain.
        let mut path: Vec<(usize, Vec<usize>)> = Vec::new();
        for start in 0..resources.len() {
            let mut next = (!seen[start]).then_some(start);
            loop {
                if let Some(at) = next.take() {
                    seen[at] = true;
                    let mut needs = Vec::new();
                    self.visit(&resources[at].entries, &mut |reference| {
                        if let Reference::Resource { kind, name, .. } = reference {
                            needs.extend(index.get(&(kind.as_str(), name.as_str())));
                        }
                    });
                    let waits = resources[at].depends_on.iter();
                    needs.extend(waits.filter_map(|(kind, label)| index.get(&(kind.as_str(), label.as_str()))));
                    needs.reverse();
                    path.push((at, needs));
                }
                let Some((at, needs)) = path.last_mut() else { break };
                match needs.pop() {
                    Some(need) => next = (!seen[need]).then_some(need),
                    None => {
                        order.push(&resources[*at]);
                        path.pop();
                    }
                }
            }
        }
        order
    }

    /// The resources with an empty line between them.
    fn resources(&self, indent: usize, needed: impl Fn(&Resource) -> bool) -> Vec<Item> {
        let mut items = Vec::new();
        for resource in self.ordered() {
            if !items.is_empty() {
                items.push(Item::Blank);
            }
            items.push(Item::Resource(resource.clone(), Place { indent, last: !needed(resource) }));
        }
        items
    }
}

struct Path<'a> {
    module: &'a str,
    /// The resource's class.
    root: &'a str,
    /// The class of the block that the arguments are in, the resource's itself at the top.
    class: &'a str,
}

/// A value that the stack shows.
struct Output {
    name: String,
    client: String,
    property: String,
}

/// A value that the stack asks for.
struct Input<'a> {
    name: String,
    key: String,
    kind: VariableKind,
    secret: bool,
    default: Option<Expr>,
    comment: Option<std::borrow::Cow<'a, str>>,
}

#[derive(Default)]
struct Uses<'a> {
    variables: HashSet<&'a str>,
    resources: HashSet<(&'a str, &'a str)>,
    pseudos: Vec<Pseudo>,
}

const NO_MEMBER: &str = "The SDK supports only the values that its own type lists.";
const TOO_LARGE: &str = "Pulumi can't pass on such a large number exactly.";
const LIST_FOR_TEXT: &str = "It refers to a list, but a string is required.";

fn references<'a>(value: &'a Value, visit: &mut dyn FnMut(&'a Reference)) {
    match value {
        Value::Reference(reference) => visit(reference),
        Value::Template(parts) => {
            for part in parts {
                if let Part::Reference(reference) = part {
                    visit(reference);
                }
            }
        }
        Value::List(items) => items.iter().for_each(|item| references(item, visit)),
        Value::Map(items) => items.iter().for_each(|(_, item)| references(item, visit)),
        _ => {}
    }
}

/// Only what is in a client has a field on screen.
fn forget_fields(members: &mut [Member]) {
    for member in members {
        member.field = None;
        match &mut member.value {
            Expr::Object(object) => forget_fields(&mut object.members),
            Expr::Objects(objects) => objects.iter_mut().for_each(|object| forget_fields(&mut object.members)),
            _ => {}
        }
    }
}

/// What the attributes of all resources are: texts, but for one.
fn attribute_kind(attribute: &str) -> VariableKind {
    match attribute {
        "scope_identifiers" => VariableKind::Set,
        "estimated_number_of_users" => VariableKind::Integer,
        _ => VariableKind::Text,
    }
}

/// The variable that holds what AWS knows, and its property.
fn pseudo_names(pseudo: Pseudo, provider: Provider) -> (&'static str, &'static str) {
    match (pseudo, provider) {
        (Pseudo::Region, _) => ("currentRegion", "region"),
        (Pseudo::AccountId, Provider::Aws) => ("callerIdentity", "accountId"),
        (Pseudo::AccountId, Provider::AwsNative) => ("currentAccount", "accountId"),
        (Pseudo::Partition, _) => ("currentPartition", "partition"),
    }
}

/// The provider's function that tells it, in camelCase.
fn pseudo_function(pseudo: Pseudo, provider: Provider) -> &'static str {
    match (pseudo, provider) {
        (Pseudo::Region, _) => "getRegion",
        (Pseudo::AccountId, Provider::Aws) => "getCallerIdentity",
        (Pseudo::AccountId, Provider::AwsNative) => "getAccountId",
        (Pseudo::Partition, _) => "getPartition",
    }
}

fn is_secret(variable: &Variable) -> bool {
    declared(variable, "sensitive") == Some(&Json::Bool(true))
}

fn declared<'a>(variable: &'a Variable, key: &str) -> Option<&'a Json> {
    variable.declaration.as_ref().and_then(|it| it.get(key))
}

fn comment(variable: &Variable) -> Option<std::borrow::Cow<'_, str>> {
    match (declared(variable, "description"), &variable.stands_for) {
        (Some(Json::String(text)), _) if !text.trim().is_empty() => Some(text.trim().into()),
        (_, Some(path)) => Some(Evaluator::Terraform.describe(path).into()),
        _ => None,
    }
}

fn default_value(variable: &Variable) -> Option<Expr> {
    let default = declared(variable, "default")?;
    let integer = |text: &str| text.parse::<i32>().ok().map(|value| Expr::Integer(value.into()));
    match (variable.kind, default) {
        (VariableKind::Text | VariableKind::Any, Json::String(text)) => Some(Expr::Text(text.clone())),
        (VariableKind::Text | VariableKind::Any, Json::Bool(_) | Json::Number(_)) => {
            Some(Expr::Text(default.to_string()))
        }
        (VariableKind::Integer, Json::Number(number)) => integer(&number.to_string()),
        (VariableKind::Integer, Json::String(text)) => integer(text),
        (VariableKind::Bool, Json::Bool(value)) => Some(Expr::Bool(*value)),
        (VariableKind::Bool, Json::String(text)) => text.parse().ok().map(Expr::Bool),
        (VariableKind::Set, Json::Array(items)) => {
            let texts: Option<Vec<_>> =
                items.iter().map(|it| it.as_str().map(|it| Expr::Text(it.to_owned()))).collect();
            texts.map(Expr::List)
        }
        _ => None,
    }
}

// Names

/// Words that programs use themselves.
const TAKEN: &[&str] = &[
    "args",
    "aws",
    "awsNative",
    "aws_native",
    "cfg",
    "cognito",
    "config",
    "context",
    "ctx",
    "err",
    "iam",
    "it",
    "json",
    "main",
    "map",
    "myproject",
    "output",
    "pinpoint",
    "pulumi",
    "stack",
    "values",
    "currentRegion",
    "callerIdentity",
    "currentAccount",
    "currentPartition",
    "current_region",
    "caller_identity",
    "current_account",
    "current_partition",
];

/// Under this and an address, [`Names`] has what Pulumi calls a resource that was read.
const KEPT: &str = "kept";

fn kept(program: &Program) -> impl Iterator<Item = ((String, String), String)> {
    kept_names(&program.rest, NamedBy::Pulumi).into_iter().map(|(address, name)| ((KEPT.to_owned(), address), name))
}

/// What Pulumi calls a resource: as it was read, else the label.
fn pulumi_name(render: &Render, resource: &Resource) -> String {
    let kept = render.names.resources.get(&(KEPT.to_owned(), resource.address()));
    kept.unwrap_or(&resource.label).clone()
}

fn names(program: &Program, language: &Language) -> Names {
    let taken: HashSet<String> = TAKEN.iter().map(|it| (*it).to_owned()).collect();
    let empty = serde_json::Map::new();
    let declared = program.rest.get("resource").and_then(Json::as_object).unwrap_or(&empty);
    // A snippet refers to resources that it doesn't declare.
    let others = declared.iter().flat_map(|(kind, resources)| {
        resources.as_object().into_iter().flatten().map(move |(label, _)| (kind.as_str(), label.as_str()))
    });
    let clients = program.resources.iter().filter(|it| it.is_client());
    let addresses = clients.map(|it| (it.kind.0.terraform, it.label.as_str())).chain(others);
    let mut resources = distinct(addresses, &taken, |kind, label| {
        let class = resource_kind(kind).map_or("Resource", |kind| kind.aws_native_class().1);
        let noun = &class[class.rfind(|c: char| c.is_ascii_uppercase()).unwrap_or(0)..];
        let label = syntax::pascal_case(label);
        (language.variable)(&if label.ends_with(noun) { label } else { format!("{label}{noun}") })
    });
    let mut taken = taken;
    for ((kind, _), name) in &resources {
        // Outputs are variables in TypeScript.
        if kind == USER_POOL_CLIENT.terraform {
            taken.extend([format!("{name}Id"), format!("{name}Secret")]);
        }
        taken.insert(name.clone());
    }
    let variables = variable_names(program, &taken, |name| {
        let name = (language.variable)(name);
        if name.is_empty() { "value".to_owned() } else { name }
    });
    // How a variable is read depends on what it holds: with that among the names, texts aren't kept when it changes.
    let kinds = program.variables.iter().map(|it| (("".to_owned(), it.name.clone()), format!("{:?}", it.kind)));
    resources.extend(kinds.chain(kept(program)));
    Names { resources, variables }
}

// Omissions

fn omissions(program: &Program, provider: Provider, language: &'static Language) -> Vec<Omission> {
    let names = Names::default();
    let render = Render { program, names: &names };
    let view = View::new(&render, provider, language);
    let mut omissions = Vec::new();
    for resource in &program.resources {
        let client = resource.is_client().then(|| resource.label.clone());
        let path = if client.is_some() { String::new() } else { resource.address() };
        unsaid(&view, &resource.entries, &path, &mut |path, reason| {
            omissions.push(Omission::new(client.as_deref(), path, reason));
        });
    }
    omissions
}

fn unsaid(view: &View, entries: &[Entry], path: &str, omit: &mut dyn FnMut(String, &'static str)) {
    for entry in entries {
        let at =
            || if path.is_empty() { entry.argument.key.to_owned() } else { format!("{path}.{}", entry.argument.key) };
        match &entry.value {
            Value::Block(entries) => unsaid(view, entries, &at(), omit),
            Value::Blocks(blocks) => blocks.iter().for_each(|entries| unsaid(view, entries, &at(), omit)),
            value => {
                if let Some(reason) = view.problem(entry.argument, value) {
                    omit(at(), reason);
                }
            }
        }
    }
}

// Import

fn import_layout(render: &Render) -> Vec<Item> {
    let clients: Vec<_> = render.program.resources.iter().filter(|it| it.is_client()).collect();
    let mut items = Vec::new();
    for (provider, name) in ["# With the aws provider:", "# Or, with the aws-native provider:"].into_iter().enumerate()
    {
        if provider > 0 {
            items.push(Item::Blank);
        }
        items.push(Item::Doc(Doc::fixed(Role::Comment, name)));
        // The place tells the provider.
        let place = Place { indent: 0, last: provider > 0 };
        items.extend(clients.iter().map(|client| Item::Resource((*client).clone(), place)));
    }
    items
}

fn import_command(resource: &Resource, render: &Render, place: Place) -> Doc {
    let Some(import) = &resource.import else {
        return shell::comment(&crate::targets::no_import_id(resource, &resource.label));
    };
    let native = place.last;
    let separator = if native { '|' } else { '/' };
    let id = format!("{}{separator}{}", import.user_pool_id, import.client_id);
    let token = token(resource.kind.0, if native { Provider::AwsNative } else { Provider::Aws }, true);
    let words = [shell::word(&token), shell::word(&pulumi_name(render, resource)), shell::word(&id)];
    let head = Doc::concat([Doc::keyword("pulumi"), Doc::token(" "), Doc::keyword("import")]);
    Doc::join(std::iter::once(head).chain(words), &Doc::token(" "))
}

/// The type's token; for aws the long form that the command line wants or the short one of YAML.
fn token(kind: &ResourceKind, provider: Provider, long: bool) -> String {
    match provider {
        Provider::AwsNative => {
            let (module, class) = kind.aws_native_class();
            format!("aws-native:{module}:{class}")
        }
        Provider::Aws => {
            let (module, class) = kind.aws_class();
            let file = syntax::camel_case(&class);
            if long { format!("aws:{module}/{file}:{class}") } else { format!("aws:{module}:{class}") }
        }
    }
}

/// Whether a class's name is that of a resource in the same module: Go gives a nested type of that name another one.
fn is_resource_class(module: &str, class: &str) -> bool {
    SUPPORTING.iter().any(|kind| {
        let (its_module, its_class) = kind.aws_native_class();
        its_module == module && its_class == class
    })
}

// What the languages share

/// `head` and the dots and words after it: `aws.cognito.UserPoolClient`.
fn path(words: impl IntoIterator<Item = Doc>) -> Doc {
    Doc::join(words, &Doc::token("."))
}

/// Whether a variable, in camelCase, holds what AWS knows.
fn is_pseudo(name: &str) -> bool {
    ["currentRegion", "callerIdentity", "currentAccount", "currentPartition"].contains(&name)
}
