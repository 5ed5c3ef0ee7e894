//! Go, as gofmt leaves it alone.

use super::*;
use crate::document::sort;
use crate::emit::syntax::go;

pub(super) const AWS_PROJECT: super::super::Project = &[
    ("Pulumi.yaml", PULUMI),
    (
        "go.mod",
        "module user-pool-clients\n\ngo 1.24\n\nrequire (\n\tgithub.com/pulumi/pulumi-aws/sdk/v7 v7.51.1\n\tgithub.com/pulumi/pulumi/sdk/v3 v3.272.0\n)\n",
    ),
];
pub(super) const AWS_NATIVE_PROJECT: super::super::Project = &[
    ("Pulumi.yaml", PULUMI),
    (
        "go.mod",
        "module user-pool-clients\n\ngo 1.24\n\nrequire (\n\tgithub.com/pulumi/pulumi-aws-native/sdk v1.84.0\n\tgithub.com/pulumi/pulumi/sdk/v3 v3.272.0\n)\n",
    ),
];
const PULUMI: &str = "name: user-pool-clients\nruntime: go\n";

pub(super) static LANGUAGE: Language = Language {
    arguments: [Vocabulary::AwsPascal, Vocabulary::AwsNativePascal],
    variable: go::variable,
    property: |name| syntax::pascal_case(name),
    enums: Enums::Known,
    small: false,
    function: None,
};

pub(super) fn layout(view: &View) -> Vec<Item> {
    let uses = view.uses();
    if !view.complete() {
        return view.resources(0, |_| true);
    }
    let inputs = view.inputs();
    let mut modules: Vec<String> = view.program().resources.iter().map(|it| view.class(it.kind.0).0).collect();
    sort(&mut modules);
    modules.dedup();
    let root =
        view.either("github.com/pulumi/pulumi-aws/sdk/v7/go/aws", "github.com/pulumi/pulumi-aws-native/sdk/go/aws");
    let mut imports: Vec<Doc> = Vec::new();
    imports.extend((!uses.pseudos.is_empty()).then(|| go::string(root)));
    imports.extend(modules.iter().map(|module| go::string(&format!("{root}/{module}"))));
    imports.push(go::string("github.com/pulumi/pulumi/sdk/v3/go/pulumi"));
    imports.extend((!inputs.is_empty()).then(|| go::string("github.com/pulumi/pulumi/sdk/v3/go/pulumi/config")));
    let imports = imports.into_iter().map(|it| Doc::concat([Doc::line(), it]));
    let mut items = vec![
        Item::Doc(Doc::concat([Doc::keyword("package"), Doc::token(" "), Doc::name("main")])),
        Item::Blank,
        Item::Doc(Doc::concat([
            Doc::keyword("import"),
            Doc::token(" ("),
            Doc::concat(imports).indent(4),
            Doc::line(),
            Doc::token(")"),
        ])),
        Item::Blank,
        Item::Doc(Doc::concat([Doc::keyword("func"), Doc::token(" main() {")])),
        Item::Doc(
            Doc::concat([Doc::token("pulumi.Run("), Doc::keyword("func"), Doc::token("(ctx *pulumi.Context) error {")])
                .prefixed(4),
        ),
    ];
    let start = items.len();
    let separate = |items: &mut Vec<Item>| {
        if items.len() > start {
            items.push(Item::Blank);
        }
    };
    if !inputs.is_empty() {
        let mut lines = vec![Doc::token("cfg := config.New(ctx, \"\")")];
        lines.extend(inputs.iter().map(input));
        items.push(Item::Doc(Doc::join(lines, &Doc::line()).prefixed(8)));
    }
    if !uses.pseudos.is_empty() {
        separate(&mut items);
        let lines = uses.pseudos.iter().map(|pseudo| {
            let function = syntax::pascal_case(pseudo_function(*pseudo, view.provider));
            let name = (LANGUAGE.variable)(pseudo_names(*pseudo, view.provider).0);
            Doc::concat([
                go::name(&name),
                Doc::token(", err := "),
                path([go::reference("aws"), go::name(&function)]),
                Doc::token(view.either("(ctx, nil)", "(ctx)")),
                check(),
            ])
        });
        items.push(Item::Doc(Doc::join(lines, &Doc::line()).prefixed(8)));
    }
    let resources = view.resources(8, |resource| {
        resource.is_client() || uses.resources.contains(&(resource.kind.0.terraform, resource.label.as_str()))
    });
    if !resources.is_empty() {
        separate(&mut items);
        items.extend(resources);
        items.push(Item::Blank);
    }
    let mut end: Vec<Doc> = Vec::new();
    for output in view.outputs() {
        let value = attribute(&output.client, &output.property);
        let arguments = [go::string(&output.name), Doc::token(", "), value, Doc::token(")")];
        end.push(Doc::concat(std::iter::once(Doc::token("ctx.Export(")).chain(arguments)));
    }
    end.push(Doc::concat([Doc::keyword("return"), Doc::token(" nil")]));
    items.push(Item::Doc(Doc::join(end, &Doc::line()).prefixed(8)));
    items.push(Item::Doc(Doc::token("})").prefixed(4)));
    items.push(Item::Doc(Doc::token("}")));
    items
}

/// `if err != nil { return err }`, on lines of its own after what may fail.
fn check() -> Doc {
    Doc::concat([
        Doc::line(),
        Doc::keyword("if"),
        Doc::token(" err != nil {"),
        Doc::concat([Doc::line(), Doc::keyword("return"), Doc::token(" err")]).indent(4),
        Doc::line(),
        Doc::token("}"),
    ])
}

fn input(input: &Input) -> Doc {
    let kind = match input.kind {
        VariableKind::Integer => "Int",
        VariableKind::Bool => "Bool",
        VariableKind::Set => "Object",
        VariableKind::Text | VariableKind::Any => "",
    };
    let name = || go::name(&input.name);
    let key = || go::string(&input.key);
    let line = if input.kind == VariableKind::Set {
        // Read into a variable; its secret is made again where it is used.
        let call = |verb| [Doc::token(verb), key(), Doc::token(", &"), go::reference(&input.name), Doc::token(")")];
        let declare = Doc::concat([Doc::keyword("var"), Doc::token(" "), name(), Doc::token(" []string"), Doc::line()]);
        match &input.default {
            None => Doc::concat(std::iter::once(declare).chain(call("cfg.RequireObject("))),
            Some(default) => {
                let try_it = Doc::concat(call("cfg.TryObject("));
                let head = [Doc::keyword("if"), Doc::token(" err := "), try_it, Doc::token("; err != nil {")];
                let items = match default {
                    Expr::List(items) => items.iter().map(plain).collect(),
                    _ => Vec::new(),
                };
                let default = go::list(Doc::token("[]string"), items);
                Doc::concat([
                    declare,
                    Doc::concat(head),
                    Doc::concat([Doc::line(), name(), Doc::token(" = "), default]).indent(4),
                    Doc::line(),
                    Doc::token("}"),
                ])
            }
        }
    } else {
        let secret = if input.secret { "Secret" } else { "" };
        let call = |verb: &str| {
            let function = path([go::reference("cfg"), go::name(&format!("{verb}{secret}{kind}"))]);
            Doc::concat([function, Doc::token("("), key(), Doc::token(")")])
        };
        match &input.default {
            None => Doc::concat([name(), Doc::token(" := "), call("Require")]),
            Some(default) => {
                let default = if input.secret {
                    let output = format!("{}Output", if kind.is_empty() { "String" } else { kind });
                    Doc::concat([
                        Doc::token("pulumi.ToSecret("),
                        expr(default),
                        Doc::token(").(pulumi."),
                        go::name(&output),
                        Doc::token(")"),
                    ])
                } else {
                    plain(default)
                };
                Doc::concat([
                    name(),
                    Doc::token(", err := "),
                    call("Try"),
                    Doc::line(),
                    Doc::keyword("if"),
                    Doc::token(" err != nil {"),
                    Doc::concat([Doc::line(), name(), Doc::token(" = "), default]).indent(4),
                    Doc::line(),
                    Doc::token("}"),
                ])
            }
        }
    };
    match &input.comment {
        Some(text) => Doc::concat([go::comment(text), Doc::line(), line]),
        None => line,
    }
}

pub(super) fn resource(view: &View, resource: &Resource, place: Place) -> Doc {
    let it = view.declaration(resource);
    let function = path([go::reference(&it.module), go::name(&format!("New{}", it.class))]);
    let head = Doc::concat([Doc::token("&"), go::reference(&it.module), Doc::token("."), go::name(&it.class), args()]);
    let mut call = vec![
        function,
        Doc::token("(ctx, "),
        go::string(&it.label),
        Doc::token(", "),
        go::pairs(head, fields(&it.members)),
    ];
    if !it.depends_on.is_empty() {
        let waits = it.depends_on.iter().map(|it| go::reference(it));
        let waits = Doc::join(waits.collect::<Vec<_>>(), &Doc::token(", "));
        call.extend([Doc::token(", pulumi.DependsOn([]pulumi.Resource{"), waits, Doc::token("})")]);
    }
    if it.secret {
        call.extend([
            Doc::token(", pulumi.AdditionalSecretOutputs([]string{"),
            go::string("clientSecret"),
            Doc::token("})"),
        ]);
    }
    call.push(Doc::token(")"));
    let call = Doc::concat(call);
    if view.complete() && place.last {
        // Nothing refers to it, and Go compiles no variable that nothing reads.
        return Doc::concat([
            Doc::keyword("if"),
            Doc::token(" _, err := "),
            call,
            Doc::token("; err != nil {"),
            Doc::concat([Doc::line(), Doc::keyword("return"), Doc::token(" err")]).indent(4),
            Doc::line(),
            Doc::token("}"),
        ]);
    }
    Doc::concat([go::name(&it.name), Doc::token(", err := "), call, check()])
}

fn args() -> Doc {
    Doc::token("Args")
}

fn fields(members: &[Member]) -> Vec<(Doc, Doc)> {
    members.iter().map(|it| (go::name(&it.name).field(it.field), expr(&it.value).field(it.field))).collect()
}

/// `cognito.UserPoolSchemaArgs`, with the name that Go gives a nested type that is called like a resource.
fn type_name(object: &Object, suffix: &str) -> Doc {
    let more = if is_resource_class(&object.module, &object.class) { "Type" } else { "" };
    path([go::reference(&object.module), go::name(&format!("{}{more}{suffix}", object.class))])
}

fn object(object: &Object) -> Doc {
    go::pairs(Doc::concat([Doc::token("&"), type_name(object, "Args")]), fields(&object.members))
}

fn wrapped(function: &'static str, value: Doc) -> Doc {
    Doc::concat([Doc::token(function), value, Doc::token(")")])
}

/// A value as the SDK's inputs take it.
fn expr(value: &Expr) -> Doc {
    match value {
        Expr::Text(_) => wrapped("pulumi.String(", plain(value)),
        Expr::Integer(_) => wrapped("pulumi.Int(", plain(value)),
        Expr::Decimal(_) => wrapped("pulumi.Float64(", plain(value)),
        Expr::Bool(_) => wrapped("pulumi.Bool(", plain(value)),
        Expr::List(items) => go::list(Doc::token("pulumi.StringArray"), items.iter().map(expr).collect()),
        Expr::Map(items) => {
            let pairs = items.iter().map(|(key, item)| (go::string(key), expr(item))).collect();
            go::pairs(Doc::token("pulumi.StringMap"), pairs)
        }
        Expr::Object(it) => object(it),
        Expr::Objects(objects) => match objects.first() {
            None => Doc::token("nil"),
            Some(first) => go::list(type_name(first, "Array"), objects.iter().map(object).collect()),
        },
        Expr::Read(it) => match (it.output, it.kind) {
            (true, VariableKind::Set) if it.property.is_none() => Doc::concat([
                Doc::token("pulumi.ToSecret(pulumi.ToStringArray("),
                go::reference(&it.name),
                Doc::token(")).(pulumi.StringArrayOutput)"),
            ]),
            (true, _) if !is_plain(it) => read(it),
            (_, VariableKind::Integer) => wrapped("pulumi.Int(", read(it)),
            (_, VariableKind::Bool) => wrapped("pulumi.Bool(", read(it)),
            (_, VariableKind::Set) => wrapped("pulumi.ToStringArray(", read(it)),
            (_, VariableKind::Text | VariableKind::Any) => wrapped("pulumi.String(", read(it)),
        },
        Expr::Template(pieces) => {
            let format = go::format(pieces.iter().map(|piece| match piece {
                Piece::Literal(text) => Ok(text.clone()),
                Piece::Read(it) => Err(if it.kind == VariableKind::Text { "%s" } else { "%v" }),
            }));
            let reads = pieces.iter().filter_map(|piece| match piece {
                Piece::Read(it) => Some(Doc::concat([Doc::token(", "), read(it)])),
                Piece::Literal(_) => None,
            });
            Doc::concat([Doc::token("pulumi.Sprintf("), format, Doc::concat(reads), Doc::token(")")])
        }
        Expr::Enum { module, class, value } => Doc::concat([
            path([go::reference(module), go::name(class)]),
            Doc::token("("),
            plain(value),
            Doc::token(")"),
        ]),
        Expr::Structure { value, as_text: true } => wrapped("pulumi.JSONMarshal(", structure(value)),
        Expr::Structure { value, .. } => structure(value),
    }
}

/// A value of Go itself.
fn plain(value: &Expr) -> Doc {
    match value {
        Expr::Text(text) => go::string(text),
        Expr::Integer(value) => go::integer(*value),
        Expr::Decimal(digits) => match serde_json::from_str(digits) {
            Ok(Json::Number(number)) => go::number(&number),
            _ => go::string(digits),
        },
        Expr::Bool(value) => go::boolean(*value),
        Expr::Read(it) => read(it),
        other => expr(other),
    }
}

fn structure(value: &Expr) -> Doc {
    match value {
        Expr::List(items) => go::list(Doc::token("pulumi.Array"), items.iter().map(structure).collect()),
        Expr::Map(items) => {
            let pairs = items.iter().map(|(key, item)| (go::string(key), structure(item))).collect();
            go::pairs(Doc::token("pulumi.Map"), pairs)
        }
        other => expr(other),
    }
}

/// Go asks AWS for what it knows before the program goes on, so that it is a plain text.
fn is_plain(it: &Read) -> bool {
    is_pseudo(&it.name)
}

fn read(it: &Read) -> Doc {
    match &it.property {
        Some(property) => attribute(&it.name, property),
        None => go::reference(&it.name),
    }
}

fn attribute(name: &str, property: &str) -> Doc {
    if property == "Id" {
        return Doc::concat([go::reference(name), Doc::token(".ID()")]);
    }
    path([go::reference(name), go::name(property)])
}
