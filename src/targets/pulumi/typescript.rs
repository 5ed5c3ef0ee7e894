//! TypeScript, as prettier leaves it alone.

use super::*;
use crate::emit::syntax::typescript as ts;

pub(super) const AWS_PROJECT: super::super::Project = &[
    ("Pulumi.yaml", "name: user-pool-clients\nruntime: nodejs\n"),
    ("package.json", include_str!("project/package-aws.json")),
    ("tsconfig.json", TSCONFIG),
];
pub(super) const AWS_NATIVE_PROJECT: super::super::Project = &[
    ("Pulumi.yaml", "name: user-pool-clients\nruntime: nodejs\n"),
    ("package.json", include_str!("project/package-aws-native.json")),
    ("tsconfig.json", TSCONFIG),
];
const TSCONFIG: &str = include_str!("project/tsconfig.json");

pub(super) static LANGUAGE: Language = Language {
    arguments: [Vocabulary::AwsCamel, Vocabulary::AwsNativeCamel],
    variable: ts::variable,
    property: str::to_owned,
    enums: Enums::Values,
    small: false,
    function: None,
};

pub(super) fn layout(view: &View) -> Vec<Item> {
    let mut items = Vec::new();
    if view.complete() {
        let package = view.either("@pulumi/aws", "@pulumi/aws-native");
        let mut lines = vec![import("pulumi", "@pulumi/pulumi"), import(provider(view), package)];
        let inputs = view.inputs();
        if !inputs.is_empty() {
            lines.push(Doc::nil());
            lines.push(constant("config", Doc::token("new pulumi.Config()")));
            lines.extend(inputs.iter().map(input));
        }
        let pseudos = view.uses().pseudos;
        if !pseudos.is_empty() {
            lines.push(Doc::nil());
            lines.extend(pseudos.into_iter().map(|pseudo| {
                let function = format!("{}Output", pseudo_function(pseudo, view.provider));
                let call = path([ts::reference(provider(view)), ts::name(&function)]);
                constant(pseudo_names(pseudo, view.provider).0, Doc::concat([call, Doc::token("()")]))
            }));
        }
        items.push(Item::Doc(Doc::join(lines, &Doc::line())));
        items.push(Item::Blank);
    }
    items.extend(view.resources(0, |_| true));
    let outputs = view.outputs();
    if view.complete() && !outputs.is_empty() {
        items.push(Item::Blank);
        items.push(Item::Doc(Doc::join(
            outputs.iter().map(|output| {
                let value = path([ts::reference(&output.client), ts::name(&output.property)]);
                let export = [Doc::keyword("export"), Doc::token(" ")];
                Doc::concat(export.into_iter().chain([short_constant(&output.name, value)]))
            }),
            &Doc::line(),
        )));
    }
    items
}

fn provider(view: &View) -> &'static str {
    view.either("aws", "awsNative")
}

fn import(name: &str, package: &str) -> Doc {
    Doc::concat([
        Doc::keyword("import"),
        Doc::token(" * "),
        Doc::keyword("as"),
        Doc::token(" "),
        ts::name(name),
        Doc::token(" "),
        Doc::keyword("from"),
        Doc::token(" "),
        ts::string(package),
        Doc::token(";"),
    ])
}

/// `const name = value;`, where the value can break by itself.
fn constant(name: &str, value: Doc) -> Doc {
    Doc::concat([Doc::keyword("const"), Doc::token(" "), ts::name(name), Doc::token(" = "), value, Doc::token(";")])
}

/// The same, where the value is one word or a path.
fn short_constant(name: &str, value: Doc) -> Doc {
    let head = Doc::concat([Doc::keyword("const"), Doc::token(" "), ts::name(name), Doc::token(" =")]);
    let value = Doc::concat([Doc::soft_line(), value, Doc::token(";")]).indent(2);
    Doc::concat([head, value]).group()
}

fn input(input: &Input) -> Doc {
    let (kind, types) = match input.kind {
        VariableKind::Integer => ("Number", ""),
        VariableKind::Bool => ("Boolean", ""),
        VariableKind::Set => ("Object", "<string[]>"),
        VariableKind::Text | VariableKind::Any => ("", ""),
    };
    let verb = if input.default.is_some() { "get" } else { "require" };
    let secret = if input.secret { "Secret" } else { "" };
    let head =
        Doc::concat([path([ts::reference("config"), ts::name(&format!("{verb}{secret}{kind}"))]), Doc::token(types)]);
    let read = ts::call(head, [ts::string(&input.key)]);
    let line = match &input.default {
        None => constant(&input.name, read),
        // A list begins on the line of what it stands in for.
        Some(default @ Expr::List(_)) if !input.secret => {
            constant(&input.name, Doc::concat([read, Doc::token(" ?? "), expr(default, Provider::Aws)]))
        }
        Some(default) => {
            let default = expr(default, Provider::Aws);
            let default = if input.secret { ts::call(Doc::token("pulumi.secret"), [default]) } else { default };
            let value = Doc::concat([read, Doc::token(" ??"), Doc::soft_line(), default, Doc::token(";")]);
            let head = [Doc::keyword("const"), Doc::token(" "), ts::name(&input.name), Doc::token(" =")];
            Doc::concat([Doc::concat(head), Doc::concat([Doc::soft_line(), value.group()]).indent(2)]).group()
        }
    };
    match &input.comment {
        Some(text) => Doc::concat([ts::comment(text), Doc::line(), line]),
        None => line,
    }
}

pub(super) fn resource(view: &View, resource: &Resource, _: Place) -> Doc {
    let it = view.declaration(resource);
    let class = path([ts::reference(provider(view)), ts::name(&it.module), ts::name(&it.class)]);
    let class = Doc::concat([Doc::keyword("new"), Doc::token(" "), class]);
    let arguments = object(&it.members, view.provider);
    let name = ts::string(&it.label);
    let call = if it.has_options() {
        let waits = it.depends_on.iter().map(|it| ts::reference(it));
        let waits = (!it.depends_on.is_empty()).then(|| ts::member(ts::key("dependsOn"), ts::list(waits)));
        let secrets = || ts::member(ts::key("additionalSecretOutputs"), ts::list([ts::string("clientSecret")]));
        let options = waits.into_iter().chain(it.secret.then(secrets));
        ts::long_call(class, vec![name, arguments, ts::short_object(options)])
    } else {
        ts::call_with(class, vec![name], arguments)
    };
    constant(&it.name, call)
}

fn object(members: &[Member], provider: Provider) -> Doc {
    ts::object(members.iter().map(|it| member(ts::key(&it.name), &it.value, provider).field(it.field)))
}

fn member(key: Doc, value: &Expr, provider: Provider) -> Doc {
    let text = expr(value, provider);
    match value {
        Expr::Text(_) => ts::short_member(key, text),
        Expr::Enum { .. } => ts::short_member(key, text),
        Expr::Read(read) if read.property.is_some() => ts::short_member(key, text),
        _ => ts::member(key, text),
    }
}

fn expr(value: &Expr, provider: Provider) -> Doc {
    match value {
        Expr::Text(text) => ts::string(text),
        Expr::Integer(value) => ts::integer(*value),
        Expr::Decimal(digits) => match serde_json::from_str(digits) {
            Ok(Json::Number(number)) => ts::number(&number),
            _ => ts::string(digits),
        },
        Expr::Bool(value) => ts::boolean(*value),
        Expr::List(items) => list(items, provider),
        Expr::Map(items) => ts::object(items.iter().map(|(key, item)| member(ts::key(key), item, provider))),
        Expr::Object(it) => object(&it.members, provider),
        Expr::Objects(objects) => ts::long_list(objects.iter().map(|it| object(&it.members, provider))),
        Expr::Read(it) => read(it),
        Expr::Template(pieces) => {
            let template = ts::template(pieces.iter().map(|piece| match piece {
                Piece::Literal(text) => ts::template_part(text),
                Piece::Read(it) => ts::interpolation(read(it)),
            }));
            let tag = if value.has_output() { Doc::token("pulumi.interpolate") } else { Doc::nil() };
            Doc::concat([tag, template])
        }
        // The type of a text that is known only when the program runs must be said.
        Expr::Enum { module, class, value } if !matches!(**value, Expr::Text(_)) => Doc::concat([
            expr(value, provider),
            Doc::token(" "),
            Doc::keyword("as"),
            Doc::token(" pulumi.Input<awsNative.types.enums."),
            ts::name(module),
            Doc::token("."),
            ts::name(class),
            Doc::token(">"),
        ]),
        Expr::Enum { value, .. } => expr(value, provider),
        Expr::Structure { value, as_text: true } => {
            ts::call_with(Doc::token("pulumi.jsonStringify"), Vec::new(), expr(value, provider))
        }
        Expr::Structure { value, .. } => expr(value, provider),
    }
}

/// Lists that prettier breaks in any case: of several objects, or lists, with several members each.
fn list(items: &[Expr], provider: Provider) -> Doc {
    let docs: Vec<Doc> = items.iter().map(|item| expr(item, provider)).collect();
    let lists = items.len() > 1 && items.iter().all(|it| matches!(it, Expr::List(items) if items.len() > 1));
    let objects = items.iter().any(|it| matches!(it, Expr::Map(items) if !items.is_empty()));
    if lists || objects { ts::long_list(docs) } else { ts::list(docs) }
}

fn read(it: &Read) -> Doc {
    path(std::iter::once(ts::reference(&it.name)).chain(it.property.as_deref().map(ts::name)))
}
