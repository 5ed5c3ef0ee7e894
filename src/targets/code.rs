//! Programs that build a tree of constructs, in the languages of AWS CDK and CDK for Terraform: an expression says what
//! is meant, and each language prints it in its own way.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Item, Names};
use crate::document::{Entry, Value};
use crate::emit::syntax::{python, typescript};
use crate::emit::{Doc, Role};
use crate::program::{Omission, Program, Resource, distinct, variable_names};
use crate::schema::names::snake;
use crate::schema::{FieldId, ResourceKind};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Language {
    TypeScript,
    Python,
}

use Language::{Python, TypeScript};

/// Something that has a value.
pub(super) enum Expr {
    Text(String),
    Integer(i64),
    /// In JSON's notation.
    Number(String),
    Bool(bool),
    Null,
    /// What isn't there.
    Undefined,
    List(Vec<Expr>),
    /// Data: keys as they are.
    Map(Vec<(String, Expr)>),
    /// A structure of the library: its class, where the language wants it, and what is in it.
    Struct(String, Vec<Member>),
    /// Names with dots between: `pool.attrArn`.
    Path(String),
    Call(String, Vec<Expr>),
    /// A new object of a class, and what its methods, called one after the other, make of it. A structure as an argument
    /// is keywords in Python.
    Built(String, Vec<(String, Vec<Expr>)>),
    /// Text with values in it, which are paths.
    Template(Vec<Part>),
}

pub(super) enum Part {
    Text(String),
    Path(String),
}

/// A named argument or property.
pub(super) struct Member {
    /// In the language's own casing.
    pub name: String,
    pub value: Expr,
    pub field: Option<FieldId>,
}

impl Member {
    pub fn new(name: impl Into<String>, value: Expr) -> Self {
        Member { name: name.into(), value, field: None }
    }
}

impl Expr {
    pub fn call(path: impl Into<String>, arguments: impl IntoIterator<Item = Expr>) -> Expr {
        Expr::Call(path.into(), arguments.into_iter().collect())
    }

    /// JSON as it is: nothing in it means anything to the program.
    pub fn json(json: &serde_json::Value) -> Expr {
        use serde_json::Value as Json;
        match json {
            Json::Null => Expr::Null,
            Json::Bool(value) => Expr::Bool(*value),
            Json::Number(number) => Expr::Number(number.to_string()),
            Json::String(text) => Expr::Text(text.clone()),
            Json::Array(items) => Expr::List(items.iter().map(Expr::json).collect()),
            Json::Object(items) => Expr::Map(items.iter().map(|(key, item)| (key.clone(), Expr::json(item))).collect()),
        }
    }

    /// What takes lines of its own in every layout.
    fn is_tall(&self) -> bool {
        matches!(self, Expr::Map(items) if !items.is_empty())
            || matches!(self, Expr::Struct(_, items) if !items.is_empty())
    }
}

impl Language {
    /// The language's casing of a name that is `camelCase` in TypeScript.
    pub fn cased(self, camel: &str) -> String {
        if self == TypeScript { camel.to_owned() } else { snake(camel) }
    }

    /// The construct that is being written.
    pub const fn this(self) -> &'static str {
        if matches!(self, TypeScript) { "this" } else { "self" }
    }

    /// The columns by which the body of the stack's constructor is indented.
    pub const fn body_indent(self) -> usize {
        if matches!(self, TypeScript) { 4 } else { 8 }
    }

    pub fn variable(self, label: &str) -> String {
        match self {
            TypeScript => typescript::variable(label),
            Python => python::variable(label),
        }
    }

    pub fn string(self, text: &str) -> Doc {
        match self {
            TypeScript => typescript::string(text),
            Python => python::string(text),
        }
    }

    pub fn path(self, path: &str) -> Doc {
        let name = |name| match self {
            TypeScript => typescript::reference(name),
            Python => python::reference(name),
        };
        Doc::join(path.split('.').map(name), &Doc::token("."))
    }

    fn boolean(self, value: bool) -> Doc {
        match self {
            TypeScript => typescript::boolean(value),
            Python => python::boolean(value),
        }
    }

    pub fn expr(self, expr: &Expr) -> Doc {
        match expr {
            Expr::Text(text) => self.string(text),
            Expr::Integer(value) => match self {
                TypeScript => typescript::integer(*value),
                Python => python::integer(*value),
            },
            Expr::Number(digits) => match serde_json::from_str(digits) {
                Ok(number) => match self {
                    TypeScript => typescript::number(&number),
                    Python => python::number(&number),
                },
                Err(_) => self.string(digits),
            },
            Expr::Bool(value) => self.boolean(*value),
            Expr::Null => Doc::fixed(Role::Constant, if self == TypeScript { "null" } else { "None" }),
            Expr::Undefined => Doc::fixed(Role::Constant, if self == TypeScript { "undefined" } else { "None" }),
            Expr::List(items) => {
                let tall = items.iter().any(Expr::is_tall);
                let items = items.iter().map(|item| self.expr(item));
                match self {
                    TypeScript if tall => typescript::long_list(items),
                    TypeScript => typescript::list(items),
                    Python if tall => python::long_list(items),
                    Python => python::list(items),
                }
            }
            Expr::Map(items) => match self {
                TypeScript => {
                    typescript::object(items.iter().map(|(key, item)| self.property(typescript::key(key), item)))
                }
                Python => python::dictionary(items.iter().map(|(key, item)| python::item(key, self.expr(item)))),
            },
            Expr::Struct(class, members) => match self {
                TypeScript => self.object(members),
                Python => python::call(self.path(class), self.arguments(members)),
            },
            Expr::Path(path) => self.path(path),
            Expr::Call(path, arguments) => self.call(path, arguments),
            Expr::Built(class, calls) => self.built(class, calls),
            Expr::Template(parts) => match self {
                TypeScript => typescript::template(parts.iter().map(|part| match part {
                    Part::Text(text) => typescript::template_part(text),
                    Part::Path(path) => typescript::interpolation(self.path(path)),
                })),
                Python => python::f_string(parts.iter().map(|part| match part {
                    Part::Text(text) => Ok(text.clone()),
                    Part::Path(path) => Err(self.path(path)),
                })),
            },
        }
    }

    pub fn call(self, path: &str, arguments: &[Expr]) -> Doc {
        self.call_of(self.path(path), arguments)
    }

    fn call_of(self, head: Doc, arguments: &[Expr]) -> Doc {
        let docs: Vec<Doc> = arguments.iter().map(|it| self.expr(it)).collect();
        match (self, arguments) {
            (TypeScript, [first @ .., last]) if last.is_tall() || matches!(last, Expr::List(_)) => {
                if first.iter().any(Expr::is_tall) {
                    return typescript::long_call(head, docs);
                }
                let mut docs = docs;
                let last = docs.pop().unwrap_or_else(Doc::nil);
                typescript::call_with(head, docs, last)
            }
            (TypeScript, _) => typescript::call(head, docs),
            (Python, _) => python::call(head, docs),
        }
    }

    fn built(self, class: &str, calls: &[(String, Vec<Expr>)]) -> Doc {
        let head = match self {
            TypeScript => self.new_head(class),
            Python => self.path(class),
        };
        let head = Doc::concat([head, Doc::token("()")]);
        let call = |before: Doc, (name, arguments): &(String, Vec<Expr>)| {
            let head = Doc::concat([before, Doc::token("."), self.path(name)]);
            match (self, arguments.as_slice()) {
                (Python, [Expr::Struct(_, members)]) => python::call(head, self.arguments(members)),
                _ => self.call_of(head, arguments),
            }
        };
        match (self, calls) {
            (_, []) => head,
            (_, [only]) => call(head, only),
            // Both formatters put each call on a line of its own: prettier where one but the last takes several lines,
            // as a structure does, black where they don't fit on one.
            (TypeScript, calls) => {
                let lines = calls.iter().flat_map(|it| [Doc::line(), call(Doc::nil(), it)]);
                Doc::concat([head, Doc::concat(lines).indent(2), Doc::broken()])
            }
            (Python, calls) => {
                let lines = calls.iter().flat_map(|it| [Doc::soft_break(), call(Doc::nil(), it)]);
                Doc::concat([head, Doc::concat(lines)]).group()
            }
        }
    }

    /// A line comment.
    pub fn comment(self, text: &str) -> Doc {
        match self {
            TypeScript => typescript::comment(text),
            Python => python::comment(text),
        }
    }

    fn property(self, key: Doc, value: &Expr) -> Doc {
        let doc = self.expr(value);
        match value {
            Expr::Text(_) | Expr::Path(_) => typescript::short_member(key, doc),
            _ => typescript::member(key, doc),
        }
    }

    fn object(self, members: &[Member]) -> Doc {
        typescript::object(members.iter().map(|it| self.property(typescript::key(&it.name), &it.value).field(it.field)))
    }

    fn arguments(self, members: &[Member]) -> Vec<Doc> {
        members
            .iter()
            .map(|it| python::argument(python::parameter(&it.name), self.expr(&it.value)).field(it.field))
            .collect()
    }

    /// A new construct in the stack that is being written.
    pub fn construct(self, class: &str, id: &str, members: &[Member]) -> Doc {
        let arguments = [self.path(self.this()), self.string(id)];
        match self {
            TypeScript if members.is_empty() => typescript::call(self.new_head(class), arguments),
            TypeScript => self.configured(class, id, members),
            Python if members.is_empty() => python::call(self.path(class), arguments),
            Python => python::long_call(self.path(class), arguments.into_iter().chain(self.arguments(members))),
        }
    }

    /// The same for one whose configuration must be there in TypeScript, even with nothing in it.
    pub fn configured(self, class: &str, id: &str, members: &[Member]) -> Doc {
        match self {
            TypeScript => {
                let arguments = vec![self.path(self.this()), self.string(id)];
                typescript::call_with(self.new_head(class), arguments, self.object(members))
            }
            Python => self.construct(class, id, members),
        }
    }

    fn new_head(self, class: &str) -> Doc {
        Doc::concat([Doc::keyword("new"), Doc::token(" "), self.path(class)])
    }

    /// A statement that gives `value` a name.
    pub fn assign(self, name: &str, value: Doc) -> Doc {
        match self {
            TypeScript => Doc::concat([
                Doc::keyword("const"),
                Doc::token(" "),
                self.path(name),
                Doc::token(" = "),
                value,
                self.end(),
            ]),
            Python => Doc::concat([self.path(name), Doc::token(" = "), value]),
        }
    }

    /// `names` from a module, where a name may be another in the program: `aws_cognito as cognito`.
    pub fn import(self, module: &str, names: &[&str]) -> Doc {
        match self {
            TypeScript => {
                let list = match names {
                    // Never on lines of its own.
                    [name] => Doc::concat([Doc::token("{ "), typescript::name(name), Doc::token(" }")]),
                    names => typescript::short_object(names.iter().map(|name| typescript::name(name))),
                };
                Doc::concat([
                    Doc::keyword("import"),
                    Doc::token(" "),
                    list,
                    Doc::token(" "),
                    Doc::keyword("from"),
                    Doc::token(" "),
                    typescript::string(module),
                    Doc::token(";"),
                ])
            }
            Python => {
                let head = Doc::concat([
                    Doc::keyword("from"),
                    Doc::token(" "),
                    self.path(module),
                    Doc::token(" "),
                    Doc::keyword("import"),
                    Doc::token(" "),
                ]);
                let names: Vec<Doc> = names.iter().map(|name| python::name(name)).collect();
                let line = Doc::concat([head.clone(), Doc::join(names.iter().cloned(), &Doc::token(", "))]);
                line.or(python::long_call(head, names))
            }
        }
    }

    /// A module under a name of the program's own.
    pub fn import_module(self, package: &str, module: &str, name: &str) -> Doc {
        match self {
            TypeScript => {
                let separator = if module.is_empty() { "" } else { "/" };
                Doc::concat([
                    Doc::keyword("import"),
                    Doc::token(" * "),
                    Doc::keyword("as"),
                    Doc::token(" "),
                    typescript::name(name),
                    Doc::token(" "),
                    Doc::keyword("from"),
                    Doc::token(" "),
                    typescript::string(&format!("{package}{separator}{module}")),
                    Doc::token(";"),
                ])
            }
            Python if module.is_empty() => Doc::concat([
                Doc::keyword("import"),
                Doc::token(" "),
                self.path(package),
                Doc::token(" "),
                Doc::keyword("as"),
                Doc::token(" "),
                python::name(name),
            ]),
            Python => Doc::concat([
                Doc::keyword("from"),
                Doc::token(" "),
                self.path(package),
                Doc::token(" "),
                Doc::keyword("import"),
                Doc::token(" "),
                python::name(module),
                Doc::token(" "),
                Doc::keyword("as"),
                Doc::token(" "),
                python::name(name),
            ]),
        }
    }

    /// The program up to the body of the constructor of its one stack.
    pub fn stack(
        self,
        imports: Vec<Doc>,
        class: &'static str,
        base: &'static str,
        props: Option<&'static str>,
    ) -> Vec<Item> {
        let fixed = |text: &'static str| Doc::token(text);
        let mut items = vec![Item::Doc(Doc::join(imports, &Doc::line())), Item::Blank];
        let head = [Doc::keyword("class"), Doc::token(" "), Doc::name(class)];
        let lines = match (self, props) {
            (TypeScript, props) => [
                Doc::concat(head.into_iter().chain([
                    Doc::token(" "),
                    Doc::keyword("extends"),
                    Doc::token(" "),
                    fixed(base),
                    Doc::token(" {"),
                ])),
                Doc::concat([
                    Doc::token("  constructor(scope: Construct, id: string"),
                    Doc::concat(props.into_iter().flat_map(|it| [Doc::token(", props?: "), fixed(it)])),
                    Doc::token(") {"),
                ]),
                Doc::token(if props.is_some() { "    super(scope, id, props);" } else { "    super(scope, id);" }),
            ],
            (Python, props) => {
                items.push(Item::Blank);
                let kwargs = if props.is_some() { ", **kwargs" } else { "" };
                [
                    Doc::concat(head.into_iter().chain([Doc::token("("), fixed(base), Doc::token("):")])),
                    Doc::concat([
                        Doc::token("    def __init__(self, scope: Construct, construct_id: str"),
                        Doc::token(kwargs),
                        Doc::token(") -> None:"),
                    ]),
                    Doc::concat([
                        Doc::token("        super().__init__(scope, construct_id"),
                        Doc::token(kwargs),
                        Doc::token(")"),
                    ]),
                ]
            }
        };
        items.push(Item::Doc(Doc::join(lines, &Doc::line())));
        items
    }

    /// The program from the end of the constructor on: an app with the stack in it.
    pub fn app(self, app: &'static str, class: &'static str, id: &'static str, synthesises: bool) -> Vec<Item> {
        let (declare, new, end) = match self {
            TypeScript => ("const app = new ", "new ", ";"),
            Python => ("app = ", "", ""),
        };
        let mut items = match self {
            TypeScript => vec![Item::Doc(Doc::token("  }")), Item::Doc(Doc::token("}")), Item::Blank],
            Python => vec![Item::Blank, Item::Blank],
        };
        let token = |text: &'static str| Doc::token(text);
        items.push(Item::Doc(Doc::concat([token(declare), token(app), token("()"), token(end)])));
        items.push(Item::Doc(Doc::concat([
            token(new),
            Doc::name(class),
            token("(app, "),
            self.string(id),
            token(")"),
            token(end),
        ])));
        if synthesises {
            items.push(Item::Doc(Doc::concat([token("app.synth()"), token(end)])));
        }
        items
    }

    pub fn statement(self, value: Doc) -> Doc {
        Doc::concat([value, self.end()])
    }

    const fn end(self) -> Doc {
        Doc::token(if matches!(self, TypeScript) { ";" } else { "" })
    }
}

/// What an attribute, a variable or a resource has as its own besides the name that the program calls it by: the ID of
/// the construct. In [`Names`] under the Terraform type with this before it, which no type begins with.
const ID: &str = "#";

/// The variables and construct IDs of a program.
///
/// `ids` are the constructs' IDs by type and label; `taken` are the names that the program has already.
pub(super) fn names(
    program: &Program,
    language: Language,
    taken: &[&str],
    ids: HashMap<(String, String), String>,
    variable_ids: HashMap<String, String>,
) -> Names {
    let mut taken: HashSet<String> = taken.iter().map(|name| (*name).to_owned()).collect();
    let addresses = program.addresses();
    let addresses = addresses.iter().map(|(kind, label)| (kind.terraform, label.as_str()));
    let resources = distinct(addresses, &taken, |kind, label| {
        let name = language.variable(label);
        let kind = crate::schema::resource_kind(kind).map_or("resource", |kind| kind.label);
        if name.is_empty() { language.variable(kind) } else { name }
    });
    taken.extend(resources.values().cloned());
    let variables = variable_names(program, &taken, |name| {
        let name = language.variable(name);
        if name.is_empty() { "parameter".to_owned() } else { name }
    });
    let mut names = Names { resources, variables };
    names.resources.extend(ids.into_iter().map(|((kind, label), id)| ((format!("{ID}{kind}"), label), id)));
    names.variables.extend(variable_ids.into_iter().map(|(name, id)| (format!("{ID}{name}"), id)));
    names
}

impl Names {
    /// The construct ID of a resource.
    pub(super) fn resource_id(&self, kind: &str, label: &str) -> String {
        self.resource(&format!("{ID}{kind}"), label)
    }

    /// The construct ID of a variable.
    pub(super) fn variable_id(&self, name: &str) -> String {
        self.variable(&format!("{ID}{name}"))
    }
}

/// The resources in an order in which each comes after those that it refers to, and whether one is part of a circle, in
/// which there is no such order.
pub(super) fn ordered(program: &Program) -> Vec<(Arc<Resource>, bool)> {
    let index: HashMap<(&str, &str), usize> =
        program.resources.iter().enumerate().map(|(at, it)| ((it.kind.0.terraform, it.label.as_str()), at)).collect();
    let needs: Vec<Vec<usize>> = program
        .resources
        .iter()
        .map(|resource| {
            let mut needs = Vec::new();
            for entry in &resource.entries {
                entry.value.for_each_reference(&mut |reference| {
                    if let crate::document::Reference::Resource { kind, name, .. } = reference {
                        needs.extend(index.get(&(kind.as_str(), name.as_str())));
                    }
                });
            }
            needs
        })
        .collect();
    let mut done = vec![false; needs.len()];
    let mut order = Vec::with_capacity(needs.len());
    // Each round takes what needs nothing more, in the program's order. Depth is small: a pool, its parts, its clients.
    loop {
        let before = order.len();
        for at in 0..needs.len() {
            if !done[at] && needs[at].iter().all(|it| done[*it]) {
                done[at] = true;
                order.push((program.resources[at].clone(), false));
            }
        }
        if order.len() == before {
            break;
        }
    }
    order.extend((0..needs.len()).filter(|at| !done[*at]).map(|at| (program.resources[at].clone(), true)));
    order
}

/// Whether a number in it loses digits in JavaScript, in which the libraries run, whatever the program's language.
pub(super) fn loses_digits(value: &Value) -> bool {
    match value {
        Value::Integer(value) => value.unsigned_abs() > 1 << 53,
        // Whole numbers of up to 64 bits have been read as such.
        Value::Decimal(digits) => !digits.contains(['.', 'e', 'E']),
        Value::List(items) => items.iter().any(loses_digits),
        Value::Map(items) => items.iter().any(|(_, item)| loses_digits(item)),
        _ => false,
    }
}

/// Why the arguments with such a number are omitted.
pub(super) const TOO_LARGE: &str = "JavaScript, which runs the library, can't represent all digits of this number.";

/// The arguments that are omitted for that.
pub(super) fn omissions(program: &Program) -> Vec<Omission> {
    let mut omissions = Vec::new();
    for resource in &program.resources {
        omissions.extend(unsaid(resource, TOO_LARGE, &loses_digits));
    }
    omissions
}

/// The arguments of a resource with values that aren't supported, for a reason that holds for all of them.
pub(super) fn unsaid(resource: &Resource, reason: &str, cannot: &dyn Fn(&Value) -> bool) -> Vec<Omission> {
    let client = resource.is_client().then(|| resource.label.clone());
    let root = if client.is_some() { String::new() } else { format!("{}.", resource.address()) };
    let mut omissions = Vec::new();
    unsaid_in(&resource.entries, &root, cannot, &mut |argument| {
        omissions.push(Omission::new(client.as_deref(), argument, reason));
    });
    omissions
}

fn unsaid_in(entries: &[Entry], root: &str, cannot: &dyn Fn(&Value) -> bool, omit: &mut dyn FnMut(String)) {
    for entry in entries {
        let path = format!("{root}{}", entry.argument.key);
        let inside = format!("{path}.");
        match &entry.value {
            Value::Block(entries) => unsaid_in(entries, &inside, cannot, omit),
            Value::Blocks(blocks) => blocks.iter().for_each(|entries| unsaid_in(entries, &inside, cannot, omit)),
            value if cannot(value) => omit(path),
            _ => {}
        }
    }
}

/// Whether any of these resources is of `kind`.
pub(super) fn kinds(program: &Program) -> Vec<&'static ResourceKind> {
    let mut kinds: Vec<&'static ResourceKind> = Vec::new();
    for resource in &program.resources {
        if !kinds.iter().any(|kind| std::ptr::eq(*kind, resource.kind.0)) {
            kinds.push(resource.kind.0);
        }
    }
    kinds
}

/// Whether a value has a reference to a resource in it.
pub(super) fn refers_to_resources(value: &Value) -> bool {
    let mut refers = false;
    value.for_each_reference(&mut |reference| {
        refers |= matches!(reference, crate::document::Reference::Resource { .. });
    });
    refers
}
