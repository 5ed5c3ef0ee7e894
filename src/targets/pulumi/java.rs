//! Java, in the habit of Pulumi's own examples.

use std::collections::BTreeSet;

use super::*;
use crate::emit::syntax::java;

pub(super) const AWS_PROJECT: super::super::Project =
    &[("Pulumi.yaml", PULUMI), ("pom.xml", include_str!("project/pom-aws.xml"))];
pub(super) const AWS_NATIVE_PROJECT: super::super::Project =
    &[("Pulumi.yaml", PULUMI), ("pom.xml", include_str!("project/pom-aws-native.xml"))];
const PULUMI: &str = "name: user-pool-clients\nruntime: java\n";

pub(super) static LANGUAGE: Language = Language {
    arguments: [Vocabulary::AwsCamel, Vocabulary::AwsNativeCamel],
    variable: java::variable,
    property: str::to_owned,
    enums: Enums::Members,
    small: true,
    function: None,
};

pub(super) fn layout(view: &View) -> Vec<Item> {
    if !view.complete() {
        return view.resources(0, |_| true);
    }
    let inputs = view.inputs();
    let pseudos = view.uses().pseudos;
    let imports = imports(view, &inputs, !pseudos.is_empty());
    let imports = imports.iter().map(|name| {
        let words = name.split('.').map(java::name);
        Doc::concat([Doc::keyword("import"), Doc::token(" "), path(words), Doc::token(";")])
    });
    let method = |text: &'static str| {
        Doc::concat([
            Doc::keyword("public"),
            Doc::token(" "),
            Doc::keyword("static"),
            Doc::token(" "),
            Doc::token(text),
        ])
    };
    let run = Doc::concat([
        method("void main(String[] args) {"),
        Doc::concat([Doc::line(), Doc::token("Pulumi.run(App::stack);")]).indent(4),
        Doc::line(),
        Doc::token("}"),
    ]);
    let mut items = vec![
        Item::Doc(Doc::concat([Doc::keyword("package"), Doc::token(" myproject;")])),
        Item::Blank,
        Item::Doc(Doc::join(imports, &Doc::line())),
        Item::Blank,
        Item::Doc(Doc::concat([Doc::keyword("public"), Doc::token(" "), Doc::keyword("class"), Doc::token(" App {")])),
        Item::Doc(run.prefixed(4)),
        Item::Blank,
        Item::Doc(method("void stack(Context ctx) {").prefixed(4)),
    ];
    let start = items.len();
    let separate = |items: &mut Vec<Item>| {
        if items.len() > start {
            items.push(Item::Blank);
        }
    };
    if !inputs.is_empty() {
        let mut lines = vec![variable("config", Doc::token("ctx.config()"))];
        lines.extend(inputs.iter().map(input));
        items.push(Item::Doc(Doc::join(lines, &Doc::line()).prefixed(8)));
    }
    if !pseudos.is_empty() {
        separate(&mut items);
        let lines = pseudos.into_iter().map(|pseudo| {
            let (name, property) = pseudo_names(pseudo, view.provider);
            let functions = view.either("AwsFunctions", "AwsnativeFunctions");
            let call = path([java::name(functions), java::name(pseudo_function(pseudo, view.provider))]);
            let value = [Doc::token("().applyValue(it -> it."), java::name(property), Doc::token("())")];
            variable(name, Doc::concat(std::iter::once(call).chain(value)))
        });
        items.push(Item::Doc(Doc::join(lines, &Doc::line()).prefixed(8)));
    }
    let resources = view.resources(8, |_| true);
    if !resources.is_empty() {
        separate(&mut items);
        items.extend(resources);
    }
    let outputs = view.outputs();
    if !outputs.is_empty() {
        items.push(Item::Blank);
        let lines = outputs.iter().map(|output| {
            let value = attribute(&output.client, &output.property);
            let call = java::call(Doc::token("ctx.export"), vec![java::string(&output.name), value]);
            Doc::concat([call, Doc::token(";")])
        });
        items.push(Item::Doc(Doc::join(lines, &Doc::line()).prefixed(8)));
    }
    items.push(Item::Doc(Doc::token("}").prefixed(4)));
    items.push(Item::Doc(Doc::token("}")));
    items
}

fn variable(name: &str, value: Doc) -> Doc {
    Doc::concat([Doc::keyword("var"), Doc::token(" "), java::name(name), Doc::token(" = "), value, Doc::token(";")])
}

// Imports

fn imports(view: &View, inputs: &[Input], pseudos: bool) -> BTreeSet<String> {
    let root = root(view.provider);
    let mut imports = BTreeSet::from(["com.pulumi.Context".to_owned(), "com.pulumi.Pulumi".to_owned()]);
    let mut add = |name: &str| {
        imports.insert(name.to_owned());
    };
    if pseudos {
        add(view.either("com.pulumi.aws.AwsFunctions", "com.pulumi.awsnative.AwsnativeFunctions"));
    }
    for input in inputs {
        if input.kind == VariableKind::Set {
            add("com.pulumi.core.TypeShape");
        }
        if input.default.is_some() && input.kind == VariableKind::Set {
            add("java.util.List");
        }
    }
    for resource in &view.program().resources {
        let it = view.declaration(resource);
        if it.class != "App" {
            add(&format!("{root}.{}.{}", it.module, it.class));
        }
        add(&format!("{root}.{}.{}Args", it.module, it.class));
        if it.has_options() {
            add("com.pulumi.resources.CustomResourceOptions");
        }
        it.members.iter().for_each(|it| types(&it.value, root, &mut add));
    }
    imports
}

/// The types that an expression names.
fn types(value: &Expr, root: &str, add: &mut dyn FnMut(&str)) {
    let object = |it: &Object, add: &mut dyn FnMut(&str)| {
        if !is_resource_class(&it.module, &it.class) {
            add(&format!("{root}.{}.inputs.{}Args", it.module, it.class));
        }
        it.members.iter().for_each(|it| types(&it.value, root, add));
    };
    match value {
        Expr::Object(it) => object(it, add),
        Expr::Objects(objects) => {
            if objects.is_empty() {
                add("java.util.List");
            }
            objects.iter().for_each(|it| object(it, add));
        }
        Expr::Enum { module, class, .. } => add(&format!("{root}.{module}.enums.{class}")),
        Expr::List(items) => {
            if items.is_empty() {
                add("java.util.List");
            }
            if value.has_output() {
                add("com.pulumi.core.Output");
            }
            items.iter().for_each(|item| types(item, root, add));
        }
        Expr::Map(items) => {
            add("java.util.Map");
            if value.has_output() {
                add("com.pulumi.core.Output");
            }
            items.iter().for_each(|(_, item)| types(item, root, add));
        }
        Expr::Template(_) if value.has_output() => add("com.pulumi.core.Output"),
        Expr::Structure { value, as_text: true } if value.has_output() => add("com.pulumi.core.Output"),
        Expr::Structure { as_text: true, .. } => {}
        Expr::Structure { value, .. } => structure_types(value, root, add),
        _ => {}
    }
}

fn structure_types(value: &Expr, root: &str, add: &mut dyn FnMut(&str)) {
    match value {
        Expr::List(items) => {
            add("java.util.List");
            items.iter().for_each(|item| structure_types(item, root, add));
        }
        Expr::Map(items) => {
            add("java.util.Map");
            items.iter().for_each(|(_, item)| structure_types(item, root, add));
        }
        other => types(other, root, add),
    }
}

fn root(provider: Provider) -> &'static str {
    if provider == Provider::Aws { "com.pulumi.aws" } else { "com.pulumi.awsnative" }
}

// Values

fn input(input: &Input) -> Doc {
    let kind = match input.kind {
        VariableKind::Integer => "Integer",
        VariableKind::Bool => "Boolean",
        VariableKind::Set => "Object",
        VariableKind::Text | VariableKind::Any => "",
    };
    let verb = if input.default.is_some() { "get" } else { "require" };
    let secret = if input.secret { "Secret" } else { "" };
    let mut arguments = vec![java::string(&input.key)];
    if input.kind == VariableKind::Set {
        arguments.push(Doc::token("TypeShape.list(String.class)"));
    }
    let head = path([java::reference("config"), java::name(&format!("{verb}{secret}{kind}"))]);
    let mut value = java::call(head, arguments);
    if let Some(default) = &input.default {
        let default = match default {
            Expr::List(items) => {
                java::call(Doc::token("List.of"), items.iter().map(|it| expr(it, Provider::Aws)).collect())
            }
            other => expr(other, Provider::Aws),
        };
        value = if input.secret {
            Doc::concat([value, Doc::token(".applyValue(it -> it.orElse("), default, Doc::token("))")])
        } else {
            Doc::concat([value, Doc::token(".orElse("), default, Doc::token(")")])
        };
    }
    let line = variable(&input.name, value);
    match &input.comment {
        Some(text) => Doc::concat([java::comment(text), Doc::line(), line]),
        None => line,
    }
}

pub(super) fn resource(view: &View, resource: &Resource, _: Place) -> Doc {
    let it = view.declaration(resource);
    let class = if it.class == "App" {
        // The program's own class has that name.
        path(root(view.provider).split('.').chain([it.module.as_str(), it.class.as_str()]).map(java::name))
    } else {
        java::name(&it.class)
    };
    let arguments = java::builder(java::name(&format!("{}Args", it.class)), members(&it.members, view.provider));
    let mut call = vec![
        Doc::keyword("new"),
        Doc::token(" "),
        class,
        Doc::token("("),
        java::string(&it.label),
        Doc::token(", "),
        arguments,
    ];
    if it.has_options() {
        let waits = it.depends_on.iter().map(|it| java::reference(it)).collect::<Vec<_>>();
        let waits = (!waits.is_empty()).then(|| java::call(Doc::token("dependsOn"), waits));
        let secrets = || java::call(Doc::token("additionalSecretOutputs"), vec![java::string("clientSecret")]);
        let options = waits.into_iter().chain(it.secret.then(secrets)).collect();
        call.extend([Doc::token(", "), java::builder(Doc::token("CustomResourceOptions"), options)]);
    }
    call.push(Doc::token(")"));
    variable(&it.name, Doc::concat(call))
}

fn members(members: &[Member], provider: Provider) -> Vec<Doc> {
    let call = |it: &Member| {
        let arguments = match &it.value {
            Expr::List(items) if !items.is_empty() && !it.value.has_output() => {
                items.iter().map(|item| expr(item, provider)).collect()
            }
            Expr::Objects(objects) if !objects.is_empty() => objects.iter().map(|it| object(it, provider)).collect(),
            value => vec![expr(value, provider)],
        };
        java::call(java::name(&it.name), arguments).field(it.field)
    };
    members.iter().map(call).collect()
}

fn object(object: &Object, provider: Provider) -> Doc {
    let name = format!("{}Args", object.class);
    let class = if is_resource_class(&object.module, &object.class) {
        path(root(provider).split('.').chain([object.module.as_str(), "inputs", &name]).map(java::name))
    } else {
        java::name(&name)
    };
    java::builder(class, members(&object.members, provider))
}

fn expr(value: &Expr, provider: Provider) -> Doc {
    match value {
        Expr::Text(text) => java::string(text),
        Expr::Integer(value) => java::integer(*value),
        Expr::Decimal(digits) => match serde_json::from_str(digits) {
            Ok(Json::Number(number)) => java::number(&number),
            _ => java::string(digits),
        },
        Expr::Bool(value) => java::boolean(*value),
        Expr::List(items) if value.has_output() => {
            java::call(Doc::token("Output.all"), items.iter().map(|item| output(item, provider)).collect())
        }
        Expr::List(items) => java::call(Doc::token("List.of"), items.iter().map(|item| expr(item, provider)).collect()),
        Expr::Map(items) if value.has_output() => {
            let all = java::call(Doc::token("Output.all"), items.iter().map(|(_, it)| output(it, provider)).collect());
            let value = |index: usize| java::call(Doc::token("values.get"), vec![java::integer(index as i64)]);
            let entries = items.iter().enumerate().map(|(index, (key, _))| (key.as_str(), value(index)));
            Doc::concat([all, Doc::token(".applyValue(values -> "), map(entries), Doc::token(")")])
        }
        Expr::Map(items) => map(items.iter().map(|(key, item)| (key.as_str(), expr(item, provider)))),
        Expr::Object(it) => object(it, provider),
        Expr::Objects(objects) => {
            java::call(Doc::token("List.of"), objects.iter().map(|it| object(it, provider)).collect())
        }
        Expr::Read(it) => read(it),
        Expr::Template(pieces) => format(pieces.iter().map(|piece| match piece {
            Piece::Literal(text) => Ok(text.clone()),
            Piece::Read(it) => Err(it),
        })),
        Expr::Enum { class, value, .. } => match &**value {
            Expr::Text(text) => path([java::name(class), java::name(&syntax::pascal_case(text))]),
            other => expr(other, provider),
        },
        Expr::Structure { value, as_text: true } => {
            let pieces = json(value);
            let reads = reads(value);
            let mut reads = reads.into_iter();
            format(pieces.into_iter().filter_map(|piece| match piece {
                Some(text) => Some(Ok(text)),
                None => reads.next().map(Err),
            }))
        }
        Expr::Structure { value, .. } => structure(value, provider),
    }
}

/// Text with values in it: a plain string where there are none.
fn format<'a>(parts: impl IntoIterator<Item = Result<String, &'a Read>>) -> Doc {
    let parts: Vec<_> = parts.into_iter().collect();
    if parts.iter().all(Result::is_ok) {
        return java::string(&parts.into_iter().filter_map(Result::ok).collect::<String>());
    }
    let text = java::format(parts.iter().map(|part| part.as_ref().ok().cloned()));
    let reads = parts.iter().filter_map(|part| part.as_ref().err()).map(|it| read(it));
    let output = parts.iter().any(|part| part.as_ref().is_err_and(|it| it.output));
    let function = Doc::token(if output { "Output.format" } else { "String.format" });
    java::call(function, std::iter::once(text).chain(reads).collect())
}

/// An element of a list or map of which something is known only when the program runs.
fn output(value: &Expr, provider: Provider) -> Doc {
    match value {
        Expr::Read(it) if it.output => read(it),
        Expr::Template(_) if value.has_output() => expr(value, provider),
        plain => java::call(Doc::token("Output.of"), vec![expr(plain, provider)]),
    }
}

fn map<'a>(entries: impl Iterator<Item = (&'a str, Doc)>) -> Doc {
    let entries = entries.map(|(key, value)| java::call(Doc::token("Map.entry"), vec![java::string(key), value]));
    let entries: Vec<Doc> = entries.collect();
    if entries.is_empty() { Doc::token("Map.of()") } else { java::call(Doc::token("Map.ofEntries"), entries) }
}

fn structure(value: &Expr, provider: Provider) -> Doc {
    match value {
        Expr::List(items) => {
            java::call(Doc::token("List.of"), items.iter().map(|item| structure(item, provider)).collect())
        }
        Expr::Map(items) => map(items.iter().map(|(key, item)| (key.as_str(), structure(item, provider)))),
        other => expr(other, provider),
    }
}

/// A structure as JSON in pieces of text, `None` where a value is read.
fn json(value: &Expr) -> Vec<Option<String>> {
    let quoted = |text: &str| Json::from(text).to_string();
    let text = |text: &str| vec![Some(text.to_owned())];
    match value {
        Expr::Text(it) => text(&quoted(it)),
        Expr::Integer(value) => text(&value.to_string()),
        Expr::Decimal(digits) => text(digits),
        Expr::Bool(value) => text(&value.to_string()),
        Expr::Read(_) => vec![Some("\"".to_owned()), None, Some("\"".to_owned())],
        Expr::Template(pieces) => {
            let mut all = text("\"");
            all.extend(pieces.iter().map(|piece| match piece {
                Piece::Literal(it) => {
                    let json = quoted(it);
                    Some(json[1..json.len() - 1].to_owned())
                }
                Piece::Read(_) => None,
            }));
            all.extend(text("\""));
            all
        }
        Expr::List(items) => {
            let mut all = text("[");
            for (index, item) in items.iter().enumerate() {
                all.extend((index > 0).then(|| Some(",".to_owned())));
                all.extend(json(item));
            }
            all.extend(text("]"));
            all
        }
        Expr::Map(items) => {
            let mut all = text("{");
            for (index, (key, item)) in items.iter().enumerate() {
                all.push(Some(format!("{}{}:", if index > 0 { "," } else { "" }, quoted(key))));
                all.extend(json(item));
            }
            all.extend(text("}"));
            all
        }
        Expr::Object(_) | Expr::Objects(_) | Expr::Enum { .. } | Expr::Structure { .. } => Vec::new(),
    }
}

/// What a structure reads, in order.
fn reads(value: &Expr) -> Vec<&Read> {
    match value {
        Expr::Read(it) => vec![it],
        Expr::Template(pieces) => pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Read(it) => Some(it),
                Piece::Literal(_) => None,
            })
            .collect(),
        Expr::List(items) => items.iter().flat_map(reads).collect(),
        Expr::Map(items) => items.iter().flat_map(|(_, item)| reads(item)).collect(),
        _ => Vec::new(),
    }
}

fn read(it: &Read) -> Doc {
    match &it.property {
        // What AWS knows was read with its property.
        Some(property) if !is_pseudo(&it.name) => attribute(&it.name, property),
        _ => java::reference(&it.name),
    }
}

fn attribute(name: &str, property: &str) -> Doc {
    Doc::concat([path([java::reference(name), java::name(property)]), Doc::token("()")])
}
