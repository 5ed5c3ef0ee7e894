//! Python, as black leaves it alone.

use super::*;
use crate::emit::syntax::python as py;

pub(super) const AWS_PROJECT: super::super::Project =
    &[("Pulumi.yaml", PULUMI), ("requirements.txt", "pulumi>=3.272.0,<4.0.0\npulumi-aws>=7.51.1,<8.0.0\n")];
pub(super) const AWS_NATIVE_PROJECT: super::super::Project =
    &[("Pulumi.yaml", PULUMI), ("requirements.txt", "pulumi>=3.272.0,<4.0.0\npulumi-aws-native>=1.84.0,<2.0.0\n")];
const PULUMI: &str =
    "name: user-pool-clients\nruntime:\n  name: python\n  options:\n    toolchain: pip\n    virtualenv: venv\n";

pub(super) static LANGUAGE: Language = Language {
    arguments: [Vocabulary::AwsSnake, Vocabulary::AwsNativeSnake],
    variable: py::variable,
    property: snake,
    enums: Enums::Texts,
    small: false,
    function: None,
};

pub(super) fn layout(view: &View) -> Vec<Item> {
    let mut items = Vec::new();
    if view.complete() {
        let import = |package: &'static str, name: &'static str| {
            let start = [Doc::keyword("import"), Doc::token(" "), py::name(package)];
            let alias = [Doc::token(" "), Doc::keyword("as"), Doc::token(" "), py::name(name)];
            Doc::concat(start.into_iter().chain((package != name).then(|| Doc::concat(alias))))
        };
        let package = view.either("pulumi_aws", "pulumi_aws_native");
        let mut lines = vec![import("pulumi", "pulumi"), import(package, provider(view))];
        let inputs = view.inputs();
        if !inputs.is_empty() {
            lines.push(Doc::nil());
            lines.push(assign("config", Doc::token("pulumi.Config()")));
            lines.extend(inputs.iter().map(input));
        }
        let pseudos = view.uses().pseudos;
        if !pseudos.is_empty() {
            lines.push(Doc::nil());
            lines.extend(pseudos.into_iter().map(|pseudo| {
                let function = format!("{}_output", snake(pseudo_function(pseudo, view.provider)));
                let call = path([py::reference(provider(view)), py::name(&function)]);
                assign(&snake(pseudo_names(pseudo, view.provider).0), Doc::concat([call, Doc::token("()")]))
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
                let value = path([py::reference(&output.client), py::name(&output.property)]);
                py::call(Doc::token("pulumi.export"), [py::string(&output.name), value])
            }),
            &Doc::line(),
        )));
    }
    items
}

fn provider(view: &View) -> &'static str {
    view.either("aws", "aws_native")
}

fn assign(name: &str, value: Doc) -> Doc {
    Doc::concat([py::name(name), Doc::token(" = "), value])
}

fn input(input: &Input) -> Doc {
    let kind = match input.kind {
        VariableKind::Integer => "_int",
        VariableKind::Bool => "_bool",
        VariableKind::Set => "_object",
        VariableKind::Text | VariableKind::Any => "",
    };
    let verb = if input.default.is_some() { "get" } else { "require" };
    let secret = if input.secret { "_secret" } else { "" };
    let head = path([py::reference("config"), py::name(&format!("{verb}{secret}{kind}"))]);
    let arguments = std::iter::once(py::string(&input.key)).chain(input.default.as_ref().map(expr));
    let line = assign(&input.name, py::call(head, arguments));
    match &input.comment {
        Some(text) => Doc::concat([py::comment(text), Doc::line(), line]),
        None => line,
    }
}

pub(super) fn resource(view: &View, resource: &Resource, _: Place) -> Doc {
    let it = view.declaration(resource);
    let class = path([py::reference(provider(view)), py::name(&it.module), py::name(&it.class)]);
    let mut arguments = vec![py::string(&it.label)];
    arguments.extend(it.members.iter().map(|it| py::argument(py::name(&it.name), expr(&it.value)).field(it.field)));
    if it.has_options() {
        let waits = it.depends_on.iter().map(|it| py::reference(it));
        let waits = (!it.depends_on.is_empty()).then(|| py::argument(py::name("depends_on"), py::list(waits)));
        let secrets = || py::argument(py::name("additional_secret_outputs"), py::list([py::string("client_secret")]));
        let options = waits.into_iter().chain(it.secret.then(secrets));
        let options = py::call(Doc::token("pulumi.ResourceOptions"), options);
        arguments.push(py::argument(py::name("opts"), options));
    }
    assign(&it.name, py::long_call(class, arguments))
}

fn object(object: &Object) -> Doc {
    py::dictionary(object.members.iter().map(|it| py::item(&it.name, expr(&it.value)).field(it.field)))
}

fn expr(value: &Expr) -> Doc {
    match value {
        Expr::Text(text) => py::string(text),
        Expr::Integer(value) => py::integer(*value),
        Expr::Decimal(digits) => match serde_json::from_str(digits) {
            Ok(Json::Number(number)) => py::number(&number),
            _ => py::string(digits),
        },
        Expr::Bool(value) => py::boolean(*value),
        Expr::List(items) if items.iter().any(|it| matches!(it, Expr::Map(items) if !items.is_empty())) => {
            py::long_list(items.iter().map(expr))
        }
        Expr::List(items) => py::list(items.iter().map(expr)),
        Expr::Map(items) => py::dictionary(items.iter().map(|(key, item)| py::item(key, expr(item)))),
        Expr::Object(it) => object(it),
        Expr::Objects(objects) => py::long_list(objects.iter().map(object)),
        Expr::Read(it) => read(it),
        Expr::Template(pieces) if value.has_output() => py::call(
            Doc::token("pulumi.Output.concat"),
            pieces.iter().map(|piece| match piece {
                Piece::Literal(text) => py::string(text),
                Piece::Read(it) => read(it),
            }),
        ),
        Expr::Template(pieces) => py::f_string(pieces.iter().map(|piece| match piece {
            Piece::Literal(text) => Ok(text.clone()),
            Piece::Read(it) => Err(read(it)),
        })),
        Expr::Enum { value, .. } => expr(value),
        Expr::Structure { value, as_text: true } => py::call(Doc::token("pulumi.Output.json_dumps"), [expr(value)]),
        Expr::Structure { value, .. } => expr(value),
    }
}

fn read(it: &Read) -> Doc {
    path(std::iter::once(py::reference(&it.name)).chain(it.property.as_deref().map(py::name)))
}
