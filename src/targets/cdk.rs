//! AWS CDK: an app with a stack of L1 constructs, which say exactly what CloudFormation says, in TypeScript and Python.
//!
//! What [`super::cdk_l2`] has in common with it is here, too: of its constructs only the clients are others.

use std::cell::RefCell;
use std::collections::HashSet;
use std::sync::Arc;

use super::cloudformation;
use super::code::{self, Expr, Language, Member, Part, kinds, names as code_names, ordered, refers_to_resources};
use super::{Item, Names, Place, Render, Target};
use crate::dialects::cloudformation::exported;
use crate::document::{self, Entry, Pseudo, Reference, Value, sort};
use crate::emit::Doc;
use crate::emit::syntax;
use crate::program::{Program, Resource, Scope, Variable, VariableKind, distinct};
use crate::schema::names::{camel, pascal};
use crate::schema::{Exported, Family, Kind, ResourceKind, USER_POOL_CLIENT, Vocabulary, field};

pub static TYPESCRIPT: Target = Target {
    id: "cdk-typescript",
    label: "AWS CDK (TypeScript)",
    group: "AWS CDK",
    language: &syntax::TYPESCRIPT,
    file_name: "app.ts",
    summary: || "An AWS CDK 2 app with CfnUserPoolClient, which supports every setting.",
    family: Family::CdkL1,
    adopts: false,
    vocabulary: Vocabulary::CdkL1Camel,
    names: |program| names(program, Language::TypeScript),
    omissions: |program| [code::omissions(program), cloudformation::defaults_left_out(program)].concat(),
    layout: |render| layout(render, Language::TypeScript, Level::L1, &|_| true),
    resource: |resource, render, place| construct(resource, render, place, Language::TypeScript, Level::L1),
    project: || {
        &[
            ("cdk.json", "{\n  \"app\": \"npx ts-node app.ts\"\n}\n"),
            (
                "package.json",
                r#"{
  "name": "user-pool-clients",
  "private": true,
  "devDependencies": {
    "@types/node": "^22",
    "aws-cdk": "^2",
    "ts-node": "^10",
    "typescript": "^5"
  },
  "dependencies": {
    "aws-cdk-lib": "^2.214.0",
    "constructs": "^10"
  }
}
"#,
            ),
            ("tsconfig.json", CDK_TSCONFIG),
        ]
    },
};

const CDK_TSCONFIG: &str = r#"{
  "compilerOptions": {
    "target": "ES2022",
    "module": "commonjs",
    "strict": true,
    "esModuleInterop": true,
    "skipLibCheck": true
  }
}
"#;

pub static PYTHON: Target = Target {
    id: "cdk-python",
    label: "AWS CDK (Python)",
    language: &syntax::PYTHON,
    file_name: "app.py",
    vocabulary: Vocabulary::CdkL1Snake,
    names: |program| names(program, Language::Python),
    layout: |render| layout(render, Language::Python, Level::L1, &|_| true),
    resource: |resource, render, place| construct(resource, render, place, Language::Python, Level::L1),
    project: || {
        &[
            ("cdk.json", "{\n  \"app\": \"python3 app.py\"\n}\n"),
            ("requirements.txt", "aws-cdk-lib>=2.214.0,<3\nconstructs>=10,<11\n"),
        ]
    },
    ..TYPESCRIPT
};

const STACK: &str = "UserPoolClientsStack";
/// What the stack is called in the account, and to the CDK's command.
const STACK_ID: &str = "UserPoolClients";

/// Names that the program has already, in either language.
const TAKEN: &[&str] = &[
    "app",
    "cdk",
    "cognito",
    "Construct",
    "constructId",
    "construct_id",
    "constructor",
    "iam",
    "id",
    "kwargs",
    "pinpoint",
    "props",
    "scope",
    "self",
    STACK,
];

/// What a client is made of: the construct that says what CloudFormation says, or the one with a will of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    L1,
    L2,
}

impl Level {
    /// What the ID of a client is called.
    const fn client_id(self) -> &'static str {
        match self {
            Level::L1 => "ref",
            Level::L2 => "userPoolClientId",
        }
    }

    /// Whether nothing can be written for a value because of what it refers to. L2 gives a client's ID alone, and to no
    /// one before the client is there: only the library knows under which ID a template has it. What is in a block is
    /// looked at there.
    pub(super) fn refuses(self, value: &Value, by_id: bool) -> bool {
        if self == Level::L1 || matches!(value, Value::Block(_) | Value::Blocks(_)) {
            return false;
        }
        let mut refuses = false;
        value.for_each_reference(&mut |reference| {
            if let Reference::Resource { kind, attribute, .. } = reference {
                let client = kind == USER_POOL_CLIENT.terraform;
                refuses |= client && (by_id || !matches!(exported(kind, attribute), None | Some(Exported::Ref)));
            }
        });
        refuses
    }
}

/// Why [`Level::refuses`] does.
pub(super) const CLIENT_ONLY_BY_ID: &str =
    "UserPoolClient exports only its ID, and only to resources declared after it.";

/// Variables, and as construct IDs the logical IDs that our CloudFormation template has.
pub(super) fn names(program: &Program, language: Language) -> Names {
    let logical = cloudformation::names(program);
    let mut names = code_names(program, language, TAKEN, logical.resources.clone(), logical.variables.clone());
    let taken: HashSet<String> = logical.resources.into_values().chain(logical.variables.into_values()).collect();
    let clients = program.resources.iter().filter(|it| it.is_client());
    let outputs = distinct(clients.map(|it| (OUTPUT, it.label.as_str())), &taken, |_, label| {
        let client = names.resource_id(USER_POOL_CLIENT.terraform, label);
        format!("{client}Id")
    });
    names.resources.extend(outputs);
    names
}

/// Under this and a client's label, [`Names`] has the ID of the output with the client's ID.
const OUTPUT: &str = "output";

/// The alias by which a program imports the constructs of a service.
fn module(kind: &ResourceKind) -> String {
    kind.aws_native_class().0
}

fn class(kind: &ResourceKind) -> String {
    format!("{}.Cfn{}", module(kind), kind.aws_native_class().1)
}

pub(super) struct Writer<'a> {
    pub render: &'a Render<'a>,
    pub language: Language,
    pub kind: &'static ResourceKind,
    pub level: Level,
    /// Whether constructs that are referred to may come later, so that they must be called by their IDs.
    pub by_id: bool,
    /// The variables that were written.
    pub used: RefCell<HashSet<String>>,
}

impl<'a> Writer<'a> {
    pub fn new(resource: &Resource, render: &'a Render<'a>, language: Language, level: Level, by_id: bool) -> Self {
        Writer { render, language, kind: resource.kind.0, level, by_id, used: RefCell::default() }
    }

    pub fn members(&self, entries: &[Entry], path: Option<&str>) -> Vec<Member> {
        let mut members: Vec<Member> = Vec::new();
        let says = |it: &&Entry| !code::loses_digits(&it.value) && !self.level.refuses(&it.value, self.by_id);
        for entry in entries.iter().filter(says) {
            let key = entry.argument.key;
            let Some(name) = entry.argument.name(Vocabulary::CdkL1Camel) else { continue };
            let path = path.map(|path| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") });
            let value = self.value(entry, path.as_deref());
            let field = path.as_deref().and_then(field).map(|field| field.id);
            match name.split_once('.') {
                None => members.push(Member { name: self.language.cased(&name), value, field }),
                // A level that only CloudFormation has.
                Some((level, name)) => {
                    let level_name = self.language.cased(level);
                    let at = members.iter().position(|it| it.name == level_name).unwrap_or_else(|| {
                        let own = entry.argument.names.native_type.filter(|_| !entry.argument.is_block());
                        let class = self.class_of(&pascal(level), own);
                        members.push(Member::new(level_name, Expr::Struct(class, Vec::new())));
                        members.len() - 1
                    });
                    if let Expr::Struct(_, inner) = &mut members[at].value {
                        inner.push(Member { name: self.language.cased(name), value, field });
                    }
                }
            }
        }
        members
    }

    /// The class of a structure. AWS's name of the type is the property's own where the table has no other.
    fn class_of(&self, property: &str, own: Option<&str>) -> String {
        let resource = self.kind.aws_native_class().1;
        let property = if property.starts_with(resource) { property } else { own.unwrap_or(property) };
        format!("{}.{property}Property", class(self.kind))
    }

    fn value(&self, entry: &Entry, path: Option<&str>) -> Expr {
        let class = || {
            let name = entry.argument.name(Vocabulary::CloudFormation).unwrap_or_default();
            self.class_of(name.rsplit('.').next().unwrap_or_default(), entry.argument.names.native_type)
        };
        match &entry.value {
            Value::Block(entries) => Expr::Struct(class(), self.members(entries, path)),
            Value::Blocks(blocks) => {
                Expr::List(blocks.iter().map(|it| Expr::Struct(class(), self.members(it, None))).collect())
            }
            value => self.expr(value, &entry.argument.kind),
        }
    }

    pub fn expr(&self, value: &Value, kind: &Kind) -> Expr {
        match value {
            Value::Bool(value) => Expr::Bool(*value),
            Value::Integer(value) => Expr::Integer(*value),
            Value::Decimal(digits) => Expr::Number(digits.clone()),
            Value::Text(text) => Expr::Text(text.clone()),
            Value::List(items) => {
                let kind = if matches!(kind, Kind::Policy) { Kind::Policy } else { Kind::Text };
                Expr::List(items.iter().map(|item| self.expr(item, &kind)).collect())
            }
            Value::Map(items) => {
                Expr::Map(items.iter().map(|(key, item)| (key.clone(), self.expr(item, &Kind::Text))).collect())
            }
            Value::Reference(reference) => self.reference(reference, kind),
            Value::Template(parts) => {
                let text = self.template(parts);
                match kind {
                    Kind::Integer => Expr::call(self.core("Token.asNumber"), [text]),
                    Kind::Bool => Expr::call(self.core("Token.asAny"), [text]),
                    _ => text,
                }
            }
            // Lowering leaves these out, and blocks are structures.
            Value::Verbatim(_) | Value::Block(_) | Value::Blocks(_) => Expr::Null,
        }
    }

    /// Something of the core module.
    fn core(&self, path: &str) -> String {
        let (class, name) = path.split_once('.').unwrap_or_default();
        format!("cdk.{class}.{}", self.language.cased(name))
    }

    fn template(&self, parts: &[document::Part]) -> Expr {
        let values: Vec<Expr> = parts
            .iter()
            .map(|part| match part {
                document::Part::Literal(text) | document::Part::Verbatim(text) => Expr::Text(text.clone()),
                document::Part::Reference(reference) => self.reference(reference, &Kind::Text),
            })
            .collect();
        // Only names are inside a text.
        if values.iter().any(|it| matches!(it, Expr::Call(..))) {
            return Expr::call("cdk.Fn.join", [Expr::Text(String::new()), Expr::List(values)]);
        }
        Expr::Template(
            values
                .into_iter()
                .map(|value| match value {
                    Expr::Path(path) => Part::Path(path),
                    Expr::Text(text) => Part::Text(text),
                    _ => Part::Text(String::new()),
                })
                .collect(),
        )
    }

    fn reference(&self, reference: &Reference, kind: &Kind) -> Expr {
        match reference {
            Reference::Pseudo(pseudo, _) => Expr::Path(
                match pseudo {
                    Pseudo::Region => "cdk.Aws.REGION",
                    Pseudo::AccountId => "cdk.Aws.ACCOUNT_ID",
                    Pseudo::Partition => "cdk.Aws.PARTITION",
                }
                .to_owned(),
            ),
            Reference::Variable(name) => self.parameter(name, kind),
            Reference::Resource { kind: terraform, name, attribute } => {
                let exported = exported(terraform, attribute).unwrap_or(Exported::Ref);
                if self.by_id {
                    let id = Expr::Text(self.render.names.resource_id(terraform, name));
                    return match exported {
                        Exported::GetAtt(attribute) => {
                            let call = Expr::call(self.core("Fn.getAtt"), [id, Expr::Text(attribute.to_owned())]);
                            Expr::call(self.core("Token.asString"), [call])
                        }
                        _ => Expr::call("cdk.Fn.ref", [id]),
                    };
                }
                let variable = self.render.names.resource(terraform, name);
                let attribute = match exported {
                    _ if terraform == USER_POOL_CLIENT.terraform && self.level == Level::L2 => {
                        self.language.cased(self.level.client_id())
                    }
                    Exported::GetAtt(attribute) => self.language.cased(&format!("attr{}", pascal(&camel(attribute)))),
                    _ => "ref".to_owned(),
                };
                Expr::Path(format!("{variable}.{attribute}"))
            }
            // Lowering makes variables of these.
            Reference::External(path) => Expr::Text(path.clone()),
        }
    }

    /// A parameter where a value of `kind` is wanted.
    fn parameter(&self, name: &str, kind: &Kind) -> Expr {
        self.used.borrow_mut().insert(name.to_owned());
        let variable = self.render.names.variable(name);
        let declared = self.render.program.variables.iter().find(|it| it.name == name).map(|it| it.kind);
        let own = |property: &str| Expr::Path(format!("{variable}.{}", self.language.cased(property)));
        let value = || Expr::Path(format!("{variable}.value"));
        match (kind, declared) {
            (Kind::Bool, _) => value(),
            (Kind::Integer, Some(VariableKind::Integer)) => own("valueAsNumber"),
            (Kind::Integer, _) => Expr::call(self.core("Token.asNumber"), [value()]),
            (Kind::Set(_) | Kind::List, Some(VariableKind::Set)) => own("valueAsList"),
            (Kind::Set(_) | Kind::List, _) => Expr::call(self.core("Token.asList"), [value()]),
            (_, Some(VariableKind::Set)) => Expr::call(self.core("Token.asString"), [value()]),
            _ => own("valueAsString"),
        }
    }
}

pub(super) fn construct(resource: &Resource, render: &Render, place: Place, language: Language, level: Level) -> Doc {
    let kind = resource.kind.0;
    let writer = Writer::new(resource, render, language, level, !place.last);
    let members = writer.members(&resource.entries, resource.is_client().then_some(""));
    declaration(resource, render, language, &class(kind), &members)
}

/// A variable with a new construct, which is kept when the stack goes where it is one that was imported.
pub(super) fn declaration(
    resource: &Resource,
    render: &Render,
    language: Language,
    class: &str,
    members: &[Member],
) -> Doc {
    let kind = resource.kind.0;
    let id = render.names.resource_id(kind.terraform, &resource.label);
    let construct = language.construct(class, &id, members);
    let variable = render.names.resource(kind.terraform, &resource.label);
    let Some(import) = &resource.import else {
        return language.assign(&variable, construct);
    };
    let adopts = [
        format!("To import the existing client, run cdk import {STACK_ID} and enter"),
        format!("UserPoolId {} and ClientId {}.", import.user_pool_id, import.client_id),
    ];
    let adopts = Doc::join(adopts.iter().map(|it| language.comment(it)), &Doc::line());
    // cdk import takes no other.
    let retain = language.call(
        &format!("{variable}.{}", language.cased("applyRemovalPolicy")),
        &[Expr::Path("cdk.RemovalPolicy.RETAIN".to_owned())],
    );
    Doc::concat([language.assign(&variable, construct), Doc::line(), adopts, Doc::line(), language.statement(retain)])
}

fn parameter(variable: &Variable, render: &Render, language: Language) -> Doc {
    let members: Vec<Member> = cloudformation::parameter(variable)
        .into_iter()
        .map(|(name, json)| Member::new(language.cased(&camel(name)), Expr::json(&json)))
        .collect();
    let id = render.names.variable_id(&variable.name);
    language.assign(&render.names.variable(&variable.name), language.construct("cdk.CfnParameter", &id, &members))
}

/// What must be there before, once all is declared.
fn dependency(resource: &Resource, render: &Render, language: Language) -> Doc {
    let variable = render.names.resource(resource.kind.0.terraform, &resource.label);
    let others = resource.depends_on.iter().map(|(kind, label)| Expr::Path(render.names.resource(kind, label)));
    let method = format!("{variable}.node.{}", language.cased("addDependency"));
    language.statement(language.call(&method, &others.collect::<Vec<_>>()))
}

fn output(resource: &Resource, render: &Render, language: Language, level: Level) -> Doc {
    let variable = render.names.resource(resource.kind.0.terraform, &resource.label);
    let value = Expr::Path(format!("{variable}.{}", language.cased(level.client_id())));
    let id = render.names.resource(OUTPUT, &resource.label);
    language.statement(language.construct("cdk.CfnOutput", &id, &[Member::new("value", value)]))
}

/// The resources in the order in which they are declared, and whether what one refers to may come after it.
pub(super) fn declared(program: &Program) -> Vec<(Arc<Resource>, bool)> {
    let by_id = |(resource, circular): (Arc<Resource>, bool)| {
        let by_id = circular && resource.entries.iter().any(|it| refers_to_resources(&it.value));
        (resource, by_id)
    };
    ordered(program).into_iter().map(by_id).collect()
}

/// The program, with those of its variables that are wanted.
pub(super) fn layout(
    render: &Render,
    language: Language,
    level: Level,
    wanted: &dyn Fn(&Variable) -> bool,
) -> Vec<Item> {
    let program = render.program;
    let complete = program.scope == Scope::Complete;
    let indent = if complete { language.body_indent() } else { 0 };
    let mut items = Vec::new();
    if complete {
        items.extend(language.stack(imports(program, language), STACK, "cdk.Stack", Some("cdk.StackProps")));
    }
    let mut body: Vec<Item> = Vec::new();
    let blank = |body: &mut Vec<Item>| {
        if complete || !body.is_empty() {
            body.push(Item::Blank);
        }
    };
    for variable in program.variables.iter().filter(|it| complete && wanted(it)) {
        blank(&mut body);
        body.push(Item::Doc(parameter(variable, render, language).prefixed(indent)));
    }
    for (resource, by_id) in declared(program) {
        blank(&mut body);
        body.push(Item::Resource(resource, Place { indent, last: !by_id }));
    }
    for resource in program.resources.iter().filter(|it| !it.depends_on.is_empty()) {
        blank(&mut body);
        body.push(Item::Doc(dependency(resource, render, language).prefixed(indent)));
    }
    for resource in program.resources.iter().filter(|it| complete && it.is_client()) {
        blank(&mut body);
        body.push(Item::Doc(output(resource, render, language, level).prefixed(indent)));
    }
    items.extend(body);
    if complete {
        items.extend(language.app("cdk.App", STACK, STACK_ID, language == Language::Python));
    }
    items
}

fn imports(program: &Program, language: Language) -> Vec<Doc> {
    let mut modules: Vec<String> = kinds(program).into_iter().map(module).collect();
    sort(&mut modules);
    modules.dedup();
    let (package, prefix) = match language {
        Language::TypeScript => ("aws-cdk-lib", "aws-"),
        Language::Python => ("aws_cdk", "aws_"),
    };
    let mut imports = vec![language.import_module(package, "", "cdk")];
    imports.extend(modules.iter().map(|it| language.import_module(package, &format!("{prefix}{it}"), it)));
    imports.push(language.import("constructs", &["Construct"]));
    imports
}
