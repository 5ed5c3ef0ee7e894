//! Pulumi YAML: the program is the project file.

use super::*;
use crate::emit::syntax::yaml;

pub(super) const AWS_PROJECT: super::super::Project = &[];
pub(super) const AWS_NATIVE_PROJECT: super::super::Project = &[];

pub(super) static LANGUAGE: Language = Language {
    arguments: [Vocabulary::AwsCamel, Vocabulary::AwsNativeCamel],
    variable: syntax::camel_case,
    property: str::to_owned,
    enums: Enums::Texts,
    small: false,
    function: Some("fn::"),
};

pub(super) fn layout(view: &View) -> Vec<Item> {
    let mut items = Vec::new();
    let block = |name: &'static str, lines: Vec<Doc>| {
        let inner = Doc::concat(lines.into_iter().map(|line| Doc::concat([Doc::line(), line])));
        Item::Doc(Doc::concat([Doc::keyword(name), Doc::token(":"), inner.indent(2)]))
    };
    if view.complete() {
        let fixed =
            |key: &'static str, value: &str| Doc::concat([Doc::keyword(key), Doc::token(": "), yaml::string(value)]);
        items.push(Item::Doc(Doc::join([fixed("name", "user-pool-clients"), fixed("runtime", "yaml")], &Doc::line())));
        let inputs = view.inputs();
        if !inputs.is_empty() {
            items.push(block("config", inputs.iter().map(input).collect()));
        }
        let pseudos = view.uses().pseudos;
        if !pseudos.is_empty() {
            let variables = pseudos.into_iter().map(|pseudo| {
                let (name, property) = pseudo_names(pseudo, view.provider);
                let function =
                    format!("{}:{}", view.either("aws", "aws-native"), pseudo_function(pseudo, view.provider));
                let call = map([
                    member("function", Some(yaml::string(&function))),
                    member("return", Some(yaml::string(property))),
                ]);
                nested(name, nested("fn::invoke", call))
            });
            items.push(block("variables", variables.collect()));
        }
    }
    let resources = view.ordered();
    if resources.is_empty() {
        items.push(Item::Doc(Doc::concat([Doc::keyword("resources"), Doc::token(": {}")])));
    } else {
        items.push(block("resources", Vec::new()));
        items.extend(resources.iter().map(|it| Item::Resource((*it).clone(), Place { indent: 2, last: true })));
    }
    let outputs = view.outputs();
    if view.complete() && !outputs.is_empty() {
        let lines = outputs.iter().map(|it| {
            let value = format!("{}.{}", it.client, it.property);
            member(&it.name, Some(yaml::interpolated([Err(value.as_str())])))
        });
        items.push(block("outputs", lines.collect()));
    }
    items
}

fn map(members: impl IntoIterator<Item = Doc>) -> Doc {
    Doc::join(members, &Doc::line())
}

fn member(key: &str, value: Option<Doc>) -> Doc {
    let value = value.map_or(Doc::token(":"), |value| Doc::concat([Doc::token(": "), value]));
    let key = yaml::key(key);
    // YAML finds the colon after a key only so far away.
    if key.flat_width().is_some_and(|width| width > 1000) {
        return Doc::concat([Doc::token("? "), key, Doc::line(), value]);
    }
    Doc::concat([key, value])
}

/// A key with what belongs to it on the lines below.
fn nested(key: &str, value: Doc) -> Doc {
    Doc::concat([member(key, None), Doc::concat([Doc::line(), value]).indent(2)])
}

fn list(items: impl IntoIterator<Item = Doc>) -> Doc {
    map(items.into_iter().map(|item| Doc::concat([Doc::token("- "), item.indent(2)])))
}

fn input(input: &Input) -> Doc {
    let kind = match input.kind {
        VariableKind::Integer => "integer",
        VariableKind::Bool => "boolean",
        VariableKind::Set => "array",
        VariableKind::Text | VariableKind::Any => "string",
    };
    let mut members = vec![member("type", Some(yaml::string(kind)))];
    if input.kind == VariableKind::Set {
        members.push(nested("items", member("type", Some(yaml::string("string")))));
    }
    if let Some(text) = &input.comment {
        members.push(member("description", Some(yaml::string(text))));
    }
    if let Some(default) = &input.default {
        // What is here isn't a program: a dollar sign is a dollar sign.
        let default = match default {
            Expr::List(items) if !items.is_empty() => nested("default", list(items.iter().map(literal))),
            other => member("default", Some(literal(other))),
        };
        members.push(default);
    }
    if input.secret {
        members.push(member("secret", Some(yaml::boolean(true))));
    }
    nested(&input.name, map(members))
}

fn literal(value: &Expr) -> Doc {
    match value {
        Expr::Text(text) => yaml::string(text),
        other => inline(other),
    }
}

pub(super) fn resource(view: &View, resource: &Resource, _: Place) -> Doc {
    let it = view.declaration(resource);
    let mut members = vec![member("type", Some(yaml::string(&token(resource.kind.0, view.provider, false))))];
    if it.label != it.name {
        members.push(member("name", Some(yaml::string(&it.label))));
    }
    if !it.members.is_empty() {
        members.push(nested("properties", properties(&it.members)));
    }
    if it.has_options() {
        let of = |name: &String| Read { name: name.clone(), property: None, kind: VariableKind::Any, output: true };
        let waits = it.depends_on.iter().map(|it| inline(&Expr::Read(of(it))));
        let waits = (!it.depends_on.is_empty()).then(|| nested("dependsOn", list(waits)));
        let secrets = it.secret.then(|| nested("additionalSecretOutputs", list([yaml::string("clientSecret")])));
        members.push(nested("options", map(waits.into_iter().chain(secrets))));
    }
    nested(&it.name, map(members))
}

fn properties(members: &[Member]) -> Doc {
    map(members.iter().map(|it| property(&it.name, &it.value).field(it.field)))
}

fn property(key: &str, value: &Expr) -> Doc {
    match block(value) {
        Some(block) => nested(key, block),
        None => member(key, Some(inline(value))),
    }
}

/// What is on lines of its own.
fn block(value: &Expr) -> Option<Doc> {
    let element = |value: &Expr| block(value).unwrap_or_else(|| inline(value));
    match value {
        Expr::List(items) if !items.is_empty() => Some(list(items.iter().map(element))),
        Expr::Map(items) if !items.is_empty() => {
            Some(map(items.iter().map(|(key, item)| property(&pulumi::key(key), item))))
        }
        Expr::Object(it) if !it.members.is_empty() => Some(properties(&it.members)),
        Expr::Objects(objects) if !objects.is_empty() => Some(list(
            objects.iter().map(|it| if it.members.is_empty() { Doc::token("{}") } else { properties(&it.members) }),
        )),
        Expr::Structure { value, as_text: true } => Some(property(pulumi::TO_JSON, value)),
        Expr::Structure { value, .. } => block(value),
        _ => None,
    }
}

fn inline(value: &Expr) -> Doc {
    match value {
        Expr::Text(text) if text.contains('$') => yaml::interpolated([Ok(text.as_str())]),
        Expr::Text(text) => yaml::string(text),
        Expr::Integer(value) => yaml::integer(*value),
        Expr::Decimal(digits) => yaml::decimal(digits),
        Expr::Bool(value) => yaml::boolean(*value),
        Expr::List(_) | Expr::Objects(_) => Doc::token("[]"),
        Expr::Map(_) | Expr::Object(_) => Doc::token("{}"),
        Expr::Read(it) => yaml::interpolated([Err(read(it).as_str())]),
        Expr::Template(pieces) => {
            let reads: Vec<String> = pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Literal(text) => text.clone(),
                    Piece::Read(it) => read(it),
                })
                .collect();
            yaml::interpolated(pieces.iter().zip(&reads).map(|(piece, text)| match piece {
                Piece::Literal(_) => Ok(text.as_str()),
                Piece::Read(_) => Err(text.as_str()),
            }))
        }
        Expr::Enum { value, .. } | Expr::Structure { value, .. } => inline(value),
    }
}

/// What AWS knows was read with its property.
fn read(it: &Read) -> String {
    match &it.property {
        Some(property) if !is_pseudo(&it.name) => format!("{}.{property}", it.name),
        _ => it.name.clone(),
    }
}
