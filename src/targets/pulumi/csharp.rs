//! C#, with top-level statements, as dotnet format leaves it alone.

use super::*;
use crate::emit::syntax::csharp as cs;

pub(super) const AWS_PROJECT: super::super::Project =
    &[("Pulumi.yaml", PULUMI), ("user-pool-clients.csproj", include_str!("project/aws.csproj"))];
pub(super) const AWS_NATIVE_PROJECT: super::super::Project =
    &[("Pulumi.yaml", PULUMI), ("user-pool-clients.csproj", include_str!("project/aws-native.csproj"))];
const PULUMI: &str = "name: user-pool-clients\nruntime: dotnet\n";

pub(super) static LANGUAGE: Language = Language {
    arguments: [Vocabulary::AwsPascal, Vocabulary::AwsNativePascal],
    variable: cs::variable,
    property: |name| syntax::pascal_case(name),
    enums: Enums::Members,
    small: true,
    function: None,
};

pub(super) fn layout(view: &View) -> Vec<Item> {
    if !view.complete() {
        return view.resources(0, |_| true);
    }
    let using =
        |name: &'static str| Doc::concat([Doc::keyword("using"), Doc::token(" "), Doc::name(name), Doc::token(";")]);
    let run = [
        Doc::keyword("return"),
        Doc::token(" "),
        Doc::keyword("await"),
        Doc::token(" Deployment.RunAsync(() =>"),
        Doc::line(),
        Doc::token("{"),
    ];
    let usings = [
        using("System.Collections.Generic"),
        using("Pulumi"),
        using(view.either("Aws = Pulumi.Aws", "AwsNative = Pulumi.AwsNative")),
    ];
    let mut items = vec![Item::Doc(Doc::join(usings, &Doc::line())), Item::Blank, Item::Doc(Doc::concat(run))];
    let start = items.len();
    let inputs = view.inputs();
    if !inputs.is_empty() {
        let mut lines = vec![variable("config", Doc::token("new Config()"))];
        lines.extend(inputs.iter().map(input));
        items.push(Item::Doc(Doc::join(lines, &Doc::line()).prefixed(4)));
    }
    let pseudos = view.uses().pseudos;
    if !pseudos.is_empty() {
        if items.len() > start {
            items.push(Item::Blank);
        }
        let lines = pseudos.into_iter().map(|pseudo| {
            let (name, property) = pseudo_names(pseudo, view.provider);
            let function = syntax::pascal_case(pseudo_function(pseudo, view.provider));
            let call = path([cs::reference(provider(view)), cs::name(&function), Doc::token("Invoke()")]);
            let value = [Doc::token(".Apply(it => it."), cs::name(&(LANGUAGE.property)(property)), Doc::token(")")];
            variable(name, Doc::concat(std::iter::once(call).chain(value)))
        });
        items.push(Item::Doc(Doc::join(lines, &Doc::line()).prefixed(4)));
    }
    let resources = view.resources(4, |_| true);
    if !resources.is_empty() {
        if items.len() > start {
            items.push(Item::Blank);
        }
        items.extend(resources);
    }
    let outputs = view.outputs();
    if !outputs.is_empty() {
        items.push(Item::Blank);
        let lines = outputs.iter().map(|output| {
            let value = path([cs::reference(&output.client), cs::name(&output.property)]);
            entry(cs::string(&output.name), value)
        });
        let head = [Doc::keyword("return"), Doc::token(" "), Doc::keyword("new"), Doc::token(" "), dictionary()];
        let value = cs::initializer(Doc::concat(head), lines.collect());
        items.push(Item::Doc(Doc::concat([value, Doc::token(";")]).prefixed(4)));
    }
    items.push(Item::Doc(Doc::token("});")));
    items
}

fn provider(view: &View) -> &'static str {
    view.either("Aws", "AwsNative")
}

fn dictionary() -> Doc {
    Doc::token("Dictionary<string, object?>")
}

fn new(what: Doc) -> Doc {
    Doc::concat([Doc::keyword("new"), Doc::token(" "), what])
}

/// `["key"] = value`
fn entry(key: Doc, value: Doc) -> Doc {
    Doc::concat([Doc::token("["), key, Doc::token("] = "), value])
}

fn variable(name: &str, value: Doc) -> Doc {
    Doc::concat([Doc::keyword("var"), Doc::token(" "), cs::name(name), Doc::token(" = "), value, Doc::token(";")])
}

fn input(input: &Input) -> Doc {
    let (kind, types) = match input.kind {
        VariableKind::Integer => ("Int32", ""),
        VariableKind::Bool => ("Boolean", ""),
        VariableKind::Set => ("Object", "<string[]>"),
        VariableKind::Text | VariableKind::Any => ("", ""),
    };
    let verb = if input.default.is_some() { "Get" } else { "Require" };
    let secret = if input.secret { "Secret" } else { "" };
    let mut value = vec![
        path([cs::reference("config"), cs::name(&format!("{verb}{secret}{kind}"))]),
        Doc::token(types),
        Doc::token("("),
        cs::string(&input.key),
        Doc::token(")"),
    ];
    if let Some(default) = &input.default {
        value.push(Doc::token(" ?? "));
        let default = expr(default, Provider::Aws);
        value.push(if input.secret { wrapped("Output.CreateSecret(", default) } else { default });
    }
    let line = variable(&input.name, Doc::concat(value));
    match &input.comment {
        Some(text) => Doc::concat([cs::comment(text), Doc::line(), line]),
        None => line,
    }
}

fn wrapped(function: &'static str, value: Doc) -> Doc {
    Doc::concat([Doc::token(function), value, Doc::token(")")])
}

/// `Aws.Cognito.UserPool`
fn class(provider: &str, module: &str, words: &[&str]) -> Doc {
    let module = syntax::pascal_case(module);
    path(std::iter::once(cs::reference(provider)).chain([cs::name(&module)]).chain(words.iter().map(|it| cs::name(it))))
}

pub(super) fn resource(view: &View, resource: &Resource, _: Place) -> Doc {
    let it = view.declaration(resource);
    let class = class(provider(view), &it.module, &[&it.class]);
    let arguments = cs::initializer(new_inferred(), members(&it.members, view.provider));
    let mut call = vec![new(class), Doc::token("("), cs::string(&it.label), Doc::token(", "), arguments];
    if it.has_options() {
        let set = |name: &'static str, items: Vec<Doc>| {
            let items = Doc::join(items, &Doc::token(", "));
            Doc::concat([cs::name(name), Doc::token(" = { "), items, Doc::token(" }")])
        };
        let waits = it.depends_on.iter().map(|it| cs::reference(it)).collect::<Vec<_>>();
        let waits = (!waits.is_empty()).then(|| set("DependsOn", waits));
        let secrets = it.secret.then(|| set("AdditionalSecretOutputs", vec![cs::string("clientSecret")]));
        let options = waits.into_iter().chain(secrets).collect();
        let options = cs::initializer(new(Doc::token("CustomResourceOptions")), options);
        call.extend([Doc::token(", "), options]);
    }
    call.push(Doc::token(")"));
    variable(&it.name, Doc::concat(call))
}

fn new_inferred() -> Doc {
    Doc::concat([Doc::keyword("new"), Doc::token("()")])
}

fn members(members: &[Member], provider: Provider) -> Vec<Doc> {
    let member =
        |it: &Member| Doc::concat([cs::name(&it.name), Doc::token(" = "), expr(&it.value, provider)]).field(it.field);
    members.iter().map(member).collect()
}

fn object(object: &Object, provider: Provider) -> Doc {
    let name = format!("{}Args", object.class);
    let root = if provider == Provider::Aws { "Aws" } else { "AwsNative" };
    cs::initializer(new(class(root, &object.module, &["Inputs", &name])), members(&object.members, provider))
}

fn expr(value: &Expr, provider: Provider) -> Doc {
    let array = || Doc::concat([Doc::keyword("new"), Doc::token("[]")]);
    match value {
        Expr::Text(text) => cs::string(text),
        Expr::Integer(value) => cs::integer(*value),
        Expr::Decimal(digits) => match serde_json::from_str(digits) {
            Ok(Json::Number(number)) => cs::number(&number),
            _ => cs::string(digits),
        },
        Expr::Bool(value) => cs::boolean(*value),
        Expr::List(items) => {
            let elements = items.iter().map(|item| expr(item, provider)).collect();
            if items.is_empty() {
                new(Doc::token("string[] { }"))
            } else if value.has_output() {
                cs::initializer(new(Doc::token("InputList<string>")), elements)
            } else {
                cs::initializer(array(), elements)
            }
        }
        Expr::Map(items) => {
            let pair = |(key, item): &(String, Expr)| {
                let value = expr(item, provider);
                Doc::concat([Doc::token("{ "), cs::string(key), Doc::token(", "), value, Doc::token(" }")])
            };
            cs::initializer(new(Doc::token("InputMap<string>")), items.iter().map(pair).collect())
        }
        Expr::Object(it) => object(it, provider),
        Expr::Objects(objects) if objects.is_empty() => new_inferred(),
        Expr::Objects(objects) => cs::initializer(array(), objects.iter().map(|it| object(it, provider)).collect()),
        Expr::Read(it) => read(it),
        Expr::Template(pieces) => {
            let text = cs::interpolated(pieces.iter().map(|piece| match piece {
                Piece::Literal(text) => cs::part(text),
                Piece::Read(it) => cs::interpolation(read(it)),
            }));
            if value.has_output() { wrapped("Output.Format(", text) } else { text }
        }
        Expr::Enum { module, class: name, value } => match &**value {
            Expr::Text(text) => {
                let member = syntax::pascal_case(text);
                let root = if provider == Provider::Aws { "Aws" } else { "AwsNative" };
                class(root, module, &[name, &member])
            }
            other => expr(other, provider),
        },
        Expr::Structure { value, as_text: true } => Doc::concat([
            Doc::token("Output.JsonSerialize(Output.Create<object?>("),
            structure(value, provider),
            Doc::token("))"),
        ]),
        Expr::Structure { value, .. } => structure(value, provider),
    }
}

fn structure(value: &Expr, provider: Provider) -> Doc {
    match value {
        Expr::List(items) => {
            let elements = items.iter().map(|item| structure(item, provider)).collect();
            cs::initializer(new(Doc::token("object?[]")), elements)
        }
        Expr::Map(items) => {
            let entries = items.iter().map(|(key, item)| entry(cs::string(key), structure(item, provider)));
            cs::initializer(new(dictionary()), entries.collect())
        }
        other => expr(other, provider),
    }
}

/// What AWS knows was read with its property.
fn read(it: &Read) -> Doc {
    match &it.property {
        Some(property) if !is_pseudo(&it.name) => path([cs::reference(&it.name), cs::name(property)]),
        _ => cs::reference(&it.name),
    }
}
