//! The change set that imports existing clients.

use super::super::{Item, Render, no_import_id};
use super::{is_parameter, parameter};
use crate::document::{Reference, Value};
use crate::emit::syntax::{json, shell};
use crate::emit::{Doc, Role};
use crate::program::{Resource, Scope, Variable};
use crate::schema::USER_POOL_CLIENT;

const CONDITIONS: &[&str] = &[
    "CloudFormation imports existing clients with a change set of type IMPORT. It accepts a resource only if:",
    "- It has a DeletionPolicy in template.yaml. Resources with an import ID have one.",
    "- The template contains only resources already in the stack or imported now, without changes.",
    "- No stack owns the clients yet, and both IDs of each are correct.",
];

pub(super) fn layout(render: &Render) -> Vec<Item> {
    let program = render.program;
    let mut lines: Vec<Doc> = CONDITIONS.iter().map(|line| shell::comment(line)).collect();
    let imported: Vec<_> = program.resources.iter().filter(|it| it.import.is_some()).collect();
    let (clients, others): (Vec<_>, Vec<_>) =
        program.resources.iter().filter(|it| it.import.is_none()).partition(|it| it.is_client());
    let name = |resource: &Resource| render.names.resource(resource.kind.0.terraform, &resource.label);
    for client in &clients {
        lines.push(shell::comment(&no_import_id(client, &name(client))));
    }
    if !others.is_empty() {
        let list: Vec<String> = others.iter().map(|it| name(it)).collect();
        lines.push(shell::comment(&format!(
            "Must already be in the stack, or be removed from the template: {}.",
            list.join(", ")
        )));
    }
    if imported.is_empty() {
        return vec![Item::Doc(Doc::join(lines, &Doc::line()))];
    }
    let resources = json::list(imported.iter().filter_map(|resource| {
        let import = resource.import.as_ref()?;
        Some(json::object([
            (json::key("ResourceType"), json::string(USER_POOL_CLIENT.cloudformation)),
            (json::key("LogicalResourceId"), json::string(&name(resource))),
            (
                json::key("ResourceIdentifier"),
                json::object([
                    (json::key("UserPoolId"), json::string(&import.user_pool_id)),
                    (json::key("ClientId"), json::string(&import.client_id)),
                ]),
            ),
        ]))
    }));
    let mut items = vec![Item::Doc(Doc::join(lines, &Doc::line())), Item::Blank];
    items.push(Item::Doc(Doc::concat([
        Doc::keyword("cat"),
        Doc::token(" > resources-to-import.json <<'JSON'"),
        Doc::line(),
        resources,
        Doc::line(),
        Doc::token("JSON"),
    ])));
    items.push(Item::Blank);
    items.push(Item::Doc(Doc::fixed(Role::Plain, "STACK_NAME=my-stack CHANGE_SET=import-user-pool-clients")));
    // A parameter with a default may be left to it.
    let asked: Vec<&Variable> = program
        .variables
        .iter()
        .filter(|it| is_parameter(program, it))
        .filter(|it| program.scope == Scope::Complete && !parameter(it).iter().any(|(name, _)| *name == "Default"))
        .collect();
    if !asked.is_empty() {
        items.push(Item::Doc(shell::comment(
            "Set the value of each parameter. Commas in a value need a backslash before them.",
        )));
        for variable in &asked {
            let parameter = render.names.variable(&variable.name);
            let pool = imported.iter().find_map(|resource| {
                let refers = resource.entries.iter().any(|entry| {
                    entry.argument.key == "user_pool_id"
                        && entry.value == Value::Reference(Reference::Variable(variable.name.clone()))
                });
                resource.import.as_ref().filter(|_| refers)
            });
            let value = pool.map_or(Doc::nil(), |import| shell::word(&import.user_pool_id));
            items.push(Item::Doc(Doc::concat([shell::variable(&parameter), Doc::token("="), value])));
        }
    }
    items.push(Item::Blank);
    let mut create = vec![
        option("--stack-name", Doc::token("\"$STACK_NAME\"")),
        option("--change-set-name", Doc::token("\"$CHANGE_SET\"")),
        option("--change-set-type", Doc::fixed(Role::String, "IMPORT")),
        option("--resources-to-import", Doc::fixed(Role::String, "file://resources-to-import.json")),
        option("--template-body", Doc::fixed(Role::String, "file://template.yaml")),
    ];
    if program.resources.iter().any(|it| it.kind.0.cloudformation.starts_with("AWS::IAM::")) {
        create.push(option("--capabilities", Doc::fixed(Role::String, "CAPABILITY_NAMED_IAM")));
    }
    if !asked.is_empty() {
        let values = asked.iter().map(|variable| {
            let name = render.names.variable(&variable.name);
            Doc::concat([
                Doc::line(),
                Doc::token("ParameterKey="),
                shell::variable(&name),
                Doc::token(",ParameterValue=\"${"),
                shell::variable(&name),
                Doc::token(":?}\""),
            ])
        });
        let values: Vec<Doc> = values.collect();
        let last = values.len() - 1;
        let values = values.into_iter().enumerate().map(|(index, value)| {
            let more = if index == last { "" } else { " \\" };
            Doc::concat([value, Doc::token(more)])
        });
        create.push(Doc::concat([
            Doc::fixed(Role::Name, "--parameters"),
            Doc::token(" \\"),
            Doc::concat(values).indent(2),
        ]));
    }
    let stack = || option("--stack-name", Doc::token("\"$STACK_NAME\""));
    let change_set = || vec![stack(), option("--change-set-name", Doc::token("\"$CHANGE_SET\""))];
    let prepare = vec![
        command("create-change-set", create),
        command("wait change-set-create-complete", change_set()),
        command("describe-change-set", change_set()),
    ];
    let execute = vec![
        command("execute-change-set", change_set()),
        command("wait stack-import-complete", vec![stack()]),
        command("detect-stack-drift", vec![stack()]),
    ];
    let each_after_the_other = Doc::concat([Doc::token(" &&"), Doc::line()]);
    items.push(Item::Doc(Doc::join(prepare, &each_after_the_other)));
    items.push(Item::Blank);
    items.push(Item::Doc(shell::comment("If the change set shows only these imports:")));
    items.push(Item::Doc(Doc::join(execute, &each_after_the_other)));
    items
}

fn option(name: &'static str, value: Doc) -> Doc {
    Doc::concat([Doc::fixed(Role::Name, name), Doc::token(" "), value])
}

/// A command with an option a line where there are many.
fn command(verb: &'static str, options: Vec<Doc>) -> Doc {
    let head =
        [Doc::keyword("aws"), Doc::token(" "), Doc::keyword("cloudformation"), Doc::token(" "), Doc::keyword(verb)];
    let separator = if options.len() > 2 { Doc::concat([Doc::token(" \\"), Doc::line()]) } else { Doc::token(" ") };
    let head = Doc::concat(head);
    Doc::concat([head, Doc::concat([separator.clone(), Doc::join(options, &separator)]).indent(2)])
}
