//! The AWS CLI: commands that create a client, or update the one that exists, and show what AWS knows of it.
//!
//! What is set goes into a file that `--cli-input-json` reads: on the command line the CLI would take some texts for
//! files or addresses to read from. What is known only later is a variable that must be set, in capitals.

use std::borrow::Cow;
use std::collections::HashSet;

use serde_json::Value as Json;

use super::{Item, Names, Place, Render, Target};
use crate::document::{Entry, Part, Partial, Pseudo, Reference, Value};
use crate::emit::syntax;
use crate::emit::syntax::{json, powershell, shell};
use crate::emit::{Doc, Role};
use crate::program::{
    ImportId, META, Omission, Program, Resource, Scope, Variable, VariableKind, distinct, variable_names,
};
use crate::schema::{Argument, Family, FieldId, Kind, Pattern, Referent, USER_POOL_CLIENT, Vocabulary, field};

pub static POSIX: Target = Target {
    id: "aws-cli",
    label: "AWS CLI",
    group: "AWS CLI",
    language: &syntax::SHELL,
    file_name: "user-pool-clients.sh",
    summary: || "A script for POSIX shells that creates clients, updates those with an ID, and shows them.",
    family: Family::AwsCli,
    adopts: false,
    vocabulary: Vocabulary::Api,
    names,
    omissions: not_updated,
    layout: |render| layout(render, Shell::Posix),
    resource: |resource, render, _| client(resource, render, Shell::Posix),
    project: || &[],
};

pub static POWERSHELL: Target = Target {
    id: "aws-cli-powershell",
    language: &syntax::POWERSHELL,
    file_name: "user-pool-clients.ps1",
    summary: || "The same script for PowerShell.",
    layout: |render| layout(render, Shell::PowerShell),
    resource: |resource, render, _| client(resource, render, Shell::PowerShell),
    ..POSIX
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shell {
    Posix,
    PowerShell,
}

/// For a client the variable that holds its ID. For a variable its name in capitals.
fn names(program: &Program) -> Names {
    let clients = program.resources.iter().filter(|it| it.is_client()).map(|it| ("", it.label.as_str()));
    let known: HashSet<String> = PSEUDO.iter().map(|(_, name, _)| (*name).to_owned()).collect();
    let clients = distinct(clients, &known, |_, label| {
        let name = shell::variable_name(label);
        let name = name.trim_end_matches("CLIENT").trim_end_matches('_');
        if name.is_empty() { CLIENT_ID.to_owned() } else { format!("{name}_{CLIENT_ID}") }
    });
    let taken = known.iter().chain(clients.values()).cloned().collect();
    let mut variables = variable_names(program, &taken, |name| {
        let name = shell::variable_name(name);
        if name.is_empty() { "VALUE".to_owned() } else { name }
    });
    let kind = USER_POOL_CLIENT.terraform;
    // The ID of a client that the script has evaluate to before is where the script left it.
    let is_id = |it: &Variable, label: &str| it.stands_for.as_deref() == Some(format!("{kind}.{label}.id").as_str());
    for variable in &program.variables {
        let mentions = |it: &Resource| {
            let mut found = false;
            it.entries.iter().for_each(|entry| {
                entry.value.for_each_reference(&mut |it| {
                    found |= matches!(it, Reference::Variable(name) if *name == variable.name);
                });
            });
            found
        };
        let known = clients.iter().find(|((_, label), _)| is_id(variable, label));
        let Some(((_, label), name)) = known else { continue };
        let mut order = program.resources.iter().filter(|it| it.is_client());
        if order.find(|it| it.label == *label || mentions(it)).is_some_and(|it| it.label == *label && !mentions(it)) {
            variables.insert(variable.name.clone(), name.clone());
        }
    }
    Names {
        resources: clients.into_iter().map(|((_, label), name)| ((kind.to_owned(), label), name)).collect(),
        variables,
    }
}

const CLIENT_ID: &str = "CLIENT_ID";

/// For a client whose pool the document doesn't name.
const USER_POOL_ID: &str = "USER_POOL_ID";

const REGION: &str = "REGION";

fn is_pool(text: &str) -> bool {
    Pattern::UserPoolId.matches(text) && !text.starts_with('-')
}

fn is_region(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(plain)
}

const PSEUDO: &[(Pseudo, &str, &str)] = &[
    (Pseudo::Region, REGION, "the AWS Region"),
    (Pseudo::AccountId, "ACCOUNT_ID", "aws sts get-caller-identity --query Account --output text"),
    (Pseudo::Partition, "PARTITION", "aws, aws-us-gov, aws-eusc, or aws-cn"),
];

/// The file with what is set of a client: `user-pool-client-web.json` for WEB_CLIENT_ID. Long enough to be no one
/// else's.
fn file_name(id: &str) -> String {
    let name = id.replace(CLIENT_ID, "").to_ascii_lowercase().replace('_', "-");
    format!("user-pool-client-{name}").trim_end_matches('-').to_owned() + ".json"
}

/// What is set of a client, with the pool that it is in where anything says so.
fn settings(resource: &Resource) -> Vec<Cow<'_, Entry>> {
    let is_pool = |argument: &Argument| argument.refers_to == Some(Referent::UserPool);
    let imported = resource.import.as_ref().map(|import| Value::Text(import.user_pool_id.clone()));
    let mut settings: Vec<Cow<Entry>> = resource
        .entries
        .iter()
        .map(|entry| match &imported {
            Some(known) if is_pool(entry.argument) && entry.value.as_text().is_none() => {
                Cow::Owned(Entry { argument: entry.argument, value: known.clone() })
            }
            _ => Cow::Borrowed(entry),
        })
        .collect();
    if !settings.iter().any(|entry| is_pool(entry.argument))
        && let Some(argument) = USER_POOL_CLIENT.arguments().find(|argument| is_pool(argument))
    {
        let value = imported.unwrap_or_else(|| Value::Reference(Reference::Variable(String::new())));
        settings.push(Cow::Owned(Entry { argument, value }));
    }
    settings
}

impl Render<'_> {
    fn shell_variable(&self, reference: &Reference) -> String {
        match reference {
            Reference::Pseudo(pseudo, _) => {
                PSEUDO.iter().find(|(it, ..)| it == pseudo).map_or("", |(_, name, _)| name).to_owned()
            }
            Reference::Variable(name) if name.is_empty() => USER_POOL_ID.to_owned(),
            Reference::Variable(name) => self.names.variable(name),
            // Lowering makes variables of the others.
            Reference::Resource { .. } | Reference::External(_) => String::new(),
        }
    }

    fn variables(&self, settings: &[Cow<Entry>]) -> Vec<String> {
        let mut names = Vec::new();
        for entry in settings {
            entry.value.for_each_reference(&mut |reference| {
                let name = self.shell_variable(reference);
                if !names.contains(&name) {
                    names.push(name);
                }
            });
        }
        names
    }
}

fn layout(render: &Render, shell: Shell) -> Vec<Item> {
    let program = render.program;
    let clients: Vec<_> = program.resources.iter().filter(|it| it.is_client()).collect();
    let mut items = Vec::new();
    if program.scope == Scope::Complete && shell == Shell::Posix {
        items.push(Item::Doc(Doc::concat([
            Doc::fixed(Role::Comment, "#!/bin/sh"),
            Doc::line(),
            Doc::keyword("set"),
            Doc::token(" -eu"),
        ])));
    }
    let used: HashSet<String> = clients.iter().flat_map(|it| render.variables(&settings(it))).collect();
    if program.scope == Scope::Complete {
        items.extend(inputs(render, shell, &used).map(Item::Doc));
    }
    if clients.iter().any(|it| has_text_variable(&settings(it))) {
        items.push(Item::Blank);
        items.push(Item::Doc(helper(shell)));
    }
    for resource in clients {
        if !items.is_empty() {
            items.push(Item::Blank);
        }
        items.push(Item::Resource(resource.clone(), Place { indent: 0, last: true }));
    }
    items
}

/// What must be set before, and what the variables are that no one sets.
fn inputs(render: &Render, shell: Shell, used: &HashSet<String>) -> Option<Doc> {
    let mut required: Vec<(String, String)> = Vec::new();
    let mut defaults = Vec::new();
    for variable in &render.program.variables {
        let name = render.names.variable(&variable.name);
        // A client's ID is set by the commands for it.
        if !used.contains(&name) || render.names.resources.values().any(|it| *it == name) {
            continue;
        }
        match default(variable) {
            Some(text) => defaults.push(default_line(shell, &name, &text)),
            None => required.push((name, meaning(variable))),
        }
    }
    if used.contains(USER_POOL_ID) && !required.iter().any(|(name, _)| name == USER_POOL_ID) {
        required.push((USER_POOL_ID.to_owned(), "the user pool's ID".to_owned()));
    }
    for (_, name, meaning) in PSEUDO.iter().filter(|(_, name, _)| used.contains(*name)) {
        required.push(((*name).to_owned(), (*meaning).to_owned()));
    }
    let comment = if shell == Shell::Posix { shell::comment } else { powershell::comment };
    let mut lines = Vec::new();
    if !required.is_empty() {
        let widest = required.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        lines.push(Doc::fixed(Role::Comment, "# Set these environment variables first:"));
        lines.extend(required.iter().map(|(name, meaning)| comment(&format!("  {name:widest$}  {meaning}"))));
    }
    lines.extend(defaults);
    (!lines.is_empty()).then(|| Doc::join(lines, &Doc::line()))
}

fn meaning(variable: &Variable) -> String {
    let described = variable.declaration.as_ref().and_then(|it| it.get("description")).and_then(Json::as_str);
    let what = match (described, &variable.stands_for) {
        (Some(text), _) => text.to_owned(),
        (None, Some(path)) => path.clone(),
        (None, None) => format!("var.{}", variable.name),
    };
    match variable.kind {
        VariableKind::Set => format!("{what} (a JSON list of strings)"),
        VariableKind::Integer => format!("{what} (a number)"),
        VariableKind::Bool => format!("{what} (true or false)"),
        VariableKind::Text | VariableKind::Any => what,
    }
}

/// The default of a variable, as the text that the variable holds. A text without any isn't one: it would be asked for.
fn default(variable: &Variable) -> Option<String> {
    let json = variable.declaration.as_ref()?.get("default")?;
    match (json, variable.kind) {
        (Json::String(text), _) => (!text.is_empty() && !text.contains('\0')).then(|| text.clone()),
        (Json::Bool(_) | Json::Number(_), _) | (Json::Array(_), VariableKind::Set) => Some(json.to_string()),
        _ => None,
    }
}

fn default_line(shell: Shell, name: &str, text: &str) -> Doc {
    match shell {
        Shell::Posix => Doc::concat([
            Doc::keyword("test"),
            Doc::token(" -n \"${"),
            shell::variable(name),
            Doc::token("-}\" || "),
            shell::variable(name),
            Doc::token("="),
            shell::word(text),
        ]),
        Shell::PowerShell => Doc::concat([
            Doc::keyword("if"),
            Doc::token(" (-not "),
            powershell::variable(name),
            Doc::token(") { "),
            powershell::variable(name),
            Doc::token(" = "),
            powershell::string(text),
            Doc::token(" }"),
        ]),
    }
}

/// The function that makes a variable's text part of a JSON string.
fn helper(shell: Shell) -> Doc {
    match shell {
        Shell::Posix => Doc::concat([
            Doc::fixed(Role::Name, "json"),
            Doc::token("() { "),
            Doc::keyword("printf"),
            Doc::token(" %s \"$1\" | "),
            Doc::keyword("sed"),
            Doc::token(" "),
            Doc::fixed(Role::String, "'s/[\\\\\"]/\\\\&/g'"),
            Doc::token("; }"),
        ]),
        Shell::PowerShell => Doc::concat([
            Doc::keyword("function"),
            Doc::token(" "),
            Doc::fixed(Role::Name, "Json"),
            Doc::token("($text) { $json = "),
            Doc::keyword("ConvertTo-Json"),
            Doc::token(" \"$text\"; $json.Substring(1, $json.Length - 2) }"),
        ]),
    }
}

/// Whether any variable becomes part of a JSON string, and not a JSON value.
fn has_text_variable(settings: &[Cow<Entry>]) -> bool {
    settings.iter().any(|entry| text_variable(&entry.value, &entry.argument.kind))
}

fn text_variable(value: &Value, kind: &Kind) -> bool {
    match value {
        Value::Reference(_) => matches!(kind, Kind::Text | Kind::Enum(_)),
        Value::Template(_) => true,
        Value::List(items) => items.iter().any(|item| text_variable(item, &Kind::Text)),
        Value::Block(entries) => entries.iter().any(|entry| text_variable(&entry.value, &entry.argument.kind)),
        _ => false,
    }
}

fn client(resource: &Resource, render: &Render, shell: Shell) -> Doc {
    let id = render.names.resource(resource.kind.0.terraform, &resource.label);
    let file = file_name(&id);
    let settings = settings(resource);
    let writer = Writer { render, shell, expands: !render.variables(&settings).is_empty() };
    let of_call = |path: &str| path.split(['.', '[']).next().is_some_and(|key| !META.contains(&key));
    let mut omissions = render.program.omissions.iter().filter(|it| of_call(&it.argument));
    let lacks = omissions.any(|it| it.client.as_ref() == Some(&resource.label));
    if let Some(import) = only_named(resource) {
        return writer.only_describe(resource, &id, &import.client_id, &settings);
    }
    let mut blocks = vec![writer.client_id(resource, &id), writer.file(&file, &settings)];
    let mut create = vec![writer.input(&file)];
    let mut update = vec![writer.input(&file), writer.option("--client-id", writer.value(&id, true))];
    let mut describe = vec![
        writer.option("--user-pool-id", writer.pool(&settings)),
        writer.option("--client-id", writer.value(&id, false)),
    ];
    for entry in &settings {
        let argument = entry.argument;
        if let Some(name) = argument.name(Vocabulary::AwsCliGlobal) {
            let region = writer.plain(&entry.value, is_region, REGION);
            for options in [&mut create, &mut update, &mut describe] {
                options.push(Doc::concat([flag(&name), Doc::token(" "), region.clone()]));
            }
        } else if argument.name(Vocabulary::ApiUpdate).is_none() {
            create.extend(writer.create_only(argument, &entry.value));
        }
    }
    for options in [&mut create, &mut update] {
        options.push(Doc::concat([
            Doc::name("--query"),
            Doc::fixed(Role::String, " UserPoolClient.ClientId "),
            Doc::name("--output"),
            Doc::fixed(Role::String, " text"),
        ]));
    }
    let resets: &[&str] = match (resource.partial, lacks, resource.invalid) {
        (Some(_), ..) => &PARTIAL,
        (None, true, _) => &["Warning: the update also resets the omitted settings above to their defaults."],
        (None, _, true) => &["Warning: the update also resets arguments without a valid value to their defaults."],
        (None, false, false) => &["The update resets omitted settings, so the file contains every setting."],
    };
    let update = |indent| {
        let comments = resets.iter().flat_map(|line| [writer.comment(line), Doc::line()]);
        Doc::concat([Doc::concat(comments), writer.command("update-user-pool-client", update, indent)])
    };
    blocks.push(if resource.import.is_some() { update(0) } else { writer.create_or(&id, create, update(2)) });
    if shell == Shell::PowerShell {
        // PowerShell goes on after a command that fails.
        blocks.push(Doc::concat([
            Doc::keyword("if"),
            Doc::token(" ($LASTEXITCODE) { "),
            Doc::keyword("throw"),
            Doc::token(" "),
            powershell::string("The AWS CLI failed."),
            Doc::token(" }"),
        ]));
    }
    // What exists already may have one, whatever the document says.
    if resource.has_secret() != Some(false) || resource.import.is_some() {
        blocks.push(writer.comment("Also prints the client secret: keep the output out of logs."));
    }
    blocks.push(writer.command("describe-user-pool-client", describe, 0));
    Doc::join(blocks, &Doc::line())
}

/// Above an update of a client of which only a part is known.
const PARTIAL: [&str; 3] = [
    "Warning: only a part of this client was opened, and the file has only that part.",
    "The update resets all other settings to their defaults. First run the",
    "describe-user-pool-client command below, and open its output in the builder.",
];

/// The ID of a client that exists and of which nothing else is known: it gets no update, which would reset its settings.
fn only_named(resource: &Resource) -> Option<&ImportId> {
    resource.import.as_ref().filter(|_| resource.partial == Some(Partial::Names))
}

/// Whether an argument says which client it is, and not how it is set.
fn is_identity(argument: &Argument) -> bool {
    argument.required.contains(&Family::Api) || argument.name(Vocabulary::AwsCliGlobal).is_some()
}

/// Of clients that exist, what only the create call takes; and every setting of one of which nothing else is known.
fn not_updated(program: &Program) -> Vec<Omission> {
    let existing = program.resources.iter().filter(|it| it.is_client() && it.import.is_some());
    let left_out = existing.flat_map(|client| {
        let listed = only_named(client).is_some();
        let reason = match listed {
            true => "Only the name and the ID of this client are known: an update would reset all other settings.",
            false => "It is decided at creation; an update can't change it.",
        };
        let fixed = client.entries.iter().filter(move |entry| {
            let argument = entry.argument;
            let global = argument.name(Vocabulary::AwsCliGlobal).is_some();
            if listed { !is_identity(argument) } else { !global && argument.name(Vocabulary::ApiUpdate).is_none() }
        });
        fixed.map(move |entry| Omission::new(Some(&client.label), entry.argument.key, reason))
    });
    left_out.collect()
}

/// Writes the commands for one client.
struct Writer<'a> {
    render: &'a Render<'a>,
    shell: Shell,
    /// Whether the file has values that are known only when the commands run.
    expands: bool,
}

impl Writer<'_> {
    fn comment(&self, text: &str) -> Doc {
        match self.shell {
            Shell::Posix => shell::comment(text),
            Shell::PowerShell => powershell::comment(text),
        }
    }

    /// Prints the client that exists. Nothing of its settings is known, so that an update would reset them all.
    fn only_describe(&self, resource: &Resource, id: &str, client_id: &str, settings: &[Cow<Entry>]) -> Doc {
        let word = match self.shell {
            Shell::Posix => shell::word(client_id),
            Shell::PowerShell => powershell::string(client_id),
        };
        let mut blocks = vec![
            self.comment(&format!("{}: only the name and the ID of this client are known.", resource.label)),
            self.comment("An update would reset its settings. Print them, and open the output in the builder."),
            self.comment("Also prints the client secret: keep the output out of logs."),
        ];
        // Other clients may refer to its ID.
        if self.render.names.variables.values().any(|name| name == id) {
            blocks.push(self.assignment(id, word.clone()));
        }
        let mut options = vec![self.option("--user-pool-id", self.pool(settings)), self.option("--client-id", word)];
        for entry in settings {
            if let Some(name) = entry.argument.name(Vocabulary::AwsCliGlobal) {
                let region = self.plain(&entry.value, is_region, REGION);
                options.push(Doc::concat([flag(&name), Doc::token(" "), region]));
            }
        }
        blocks.push(self.command("describe-user-pool-client", options, 0));
        Doc::join(blocks, &Doc::line())
    }

    fn assignment(&self, name: &str, value: Doc) -> Doc {
        match self.shell {
            Shell::Posix => Doc::concat([shell::variable(name), Doc::token("="), value]),
            Shell::PowerShell => Doc::concat([powershell::variable(name), Doc::token(" = "), value]),
        }
    }

    fn client_id(&self, resource: &Resource, id: &str) -> Doc {
        let known = resource.import.as_ref().map(|import| import.client_id.as_str());
        let comment = self.comment(&match known {
            Some(_) => format!("{}: updates the client with this ID.", resource.label),
            None => {
                let whose = if self.shell == Shell::Posix { "" } else { "$env:" };
                format!("{}: creates a client, or updates the one with the ID in {whose}{id}.", resource.label)
            }
        });
        let line = match (self.shell, known) {
            (Shell::Posix, Some(known)) => self.assignment(id, shell::word(known)),
            (Shell::Posix, None) => {
                Doc::concat([shell::variable(id), Doc::token("=${"), shell::variable(id), Doc::token("-}")])
            }
            (Shell::PowerShell, Some(known)) => self.assignment(id, powershell::string(known)),
            (Shell::PowerShell, None) => return comment,
        };
        Doc::concat([comment, Doc::line(), line])
    }

    /// A variable as a word of a command; one that may not be empty unless it was `checked` before.
    fn value(&self, name: &str, checked: bool) -> Doc {
        match self.shell {
            Shell::Posix if checked => Doc::concat([Doc::token("\"$"), shell::variable(name), Doc::token("\"")]),
            Shell::Posix => Doc::concat([Doc::token("\"${"), shell::variable(name), Doc::token(":?}\"")]),
            Shell::PowerShell => powershell::variable(name),
        }
    }

    fn pool(&self, settings: &[Cow<Entry>]) -> Doc {
        let pool = settings.iter().find(|entry| entry.argument.refers_to == Some(Referent::UserPool));
        match pool {
            Some(entry) => self.plain(&entry.value, is_pool, USER_POOL_ID),
            None => self.value(USER_POOL_ID, false),
        }
    }

    /// A word of a command line. A text that can't be what is wanted is none: the CLI could take it for something else.
    fn plain(&self, value: &Value, is_one: fn(&str) -> bool, otherwise: &str) -> Doc {
        match value {
            Value::Text(text) if is_one(text) => match self.shell {
                Shell::Posix => shell::word(text),
                Shell::PowerShell => powershell::string(text),
            },
            Value::Reference(reference) => self.value(&self.render.shell_variable(reference), false),
            _ => self.value(otherwise, false),
        }
    }

    fn option(&self, name: &'static str, value: Doc) -> Doc {
        Doc::concat([Doc::name(name), Doc::token(" "), value])
    }

    fn input(&self, file: &str) -> Doc {
        let path = format!("file://{file}");
        Doc::concat([
            Doc::name("--cli-input-json"),
            Doc::token(" "),
            match self.shell {
                Shell::Posix => shell::word(&path),
                Shell::PowerShell => powershell::string(&path),
            },
        ])
    }

    /// What the update call doesn't take.
    fn create_only(&self, argument: &Argument, value: &Value) -> Option<Doc> {
        let name = argument.name(Vocabulary::AwsCliCreate)?;
        let off = format!("--no-{}", name.trim_start_matches('-'));
        Some(match (value, self.shell) {
            (Value::Bool(value), _) => flag(if *value { &name } else { &off }),
            (Value::Reference(reference), Shell::Posix) => Doc::concat([
                Doc::token("$("),
                Doc::token("test \"${"),
                shell::variable(&self.render.shell_variable(reference)),
                Doc::token(":?}\" = true && echo "),
                flag(&name),
                Doc::token(" || echo "),
                flag(&off),
                Doc::token(")"),
            ]),
            (Value::Reference(reference), Shell::PowerShell) => Doc::concat([
                Doc::token("$(if ("),
                powershell::variable(&self.render.shell_variable(reference)),
                Doc::token(" -eq 'true') { '"),
                flag(&name),
                Doc::token("' } else { '"),
                flag(&off),
                Doc::token("' })"),
            ]),
            _ => return None,
        })
    }

    /// Writes the file with what is set.
    fn file(&self, file: &str, settings: &[Cow<Entry>]) -> Doc {
        let members = settings.iter().filter(|entry| {
            let in_file = entry.argument.name(Vocabulary::ApiUpdate).is_some();
            in_file && entry.argument.name(Vocabulary::AwsCliGlobal).is_none()
        });
        let json = self.object(members.map(|entry| entry.as_ref()), "");
        let checks = self.render.variables(settings);
        match self.shell {
            Shell::Posix => {
                let check = checks.iter().map(|name| Doc::concat([Doc::token(" "), self.value(name, false)]));
                let check = match checks.len() {
                    0 => Doc::nil(),
                    _ => Doc::concat([Doc::keyword(":"), Doc::concat(check), Doc::token(" && ")]),
                };
                Doc::concat([
                    check,
                    Doc::keyword("cat"),
                    Doc::token(" > "),
                    shell::word(file),
                    Doc::token(if self.expands { " <<JSON" } else { " <<'JSON'" }),
                    Doc::line(),
                    json,
                    Doc::line(),
                    Doc::token("JSON"),
                ])
            }
            Shell::PowerShell => {
                let checks = checks.iter().map(|name| {
                    Doc::concat([
                        Doc::keyword("if"),
                        Doc::token(" (-not "),
                        powershell::variable(name),
                        Doc::token(") { "),
                        Doc::keyword("throw"),
                        Doc::token(" "),
                        powershell::string(&format!("Set $env:{name} first.")),
                        Doc::token(" }"),
                        Doc::line(),
                    ])
                });
                let (open, close) = if self.expands { ("@\"", "\"@") } else { ("@'", "'@") };
                Doc::concat([
                    Doc::concat(checks),
                    Doc::token("$json = "),
                    Doc::token(open),
                    Doc::line(),
                    json,
                    Doc::line(),
                    Doc::token(close),
                    Doc::line(),
                    Doc::token("[IO.File]::WriteAllText((Join-Path $PWD "),
                    powershell::string(file),
                    Doc::token("), $json)"),
                ])
            }
        }
    }

    fn object<'e>(&self, entries: impl Iterator<Item = &'e Entry>, path: &str) -> Doc {
        json::object(entries.filter_map(|entry| {
            let key = entry.argument.key;
            let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            let field: Option<FieldId> = field(&path).map(|field| field.id);
            let name = entry.argument.name(Vocabulary::Api)?;
            let value = match &entry.value {
                Value::Block(entries) => self.object(entries.iter(), &path),
                value => self.json(value, &entry.argument.kind),
            };
            Some((json::key(&name).field(field), value.field(field)))
        }))
    }

    fn json(&self, value: &Value, kind: &Kind) -> Doc {
        let quote = || Doc::fixed(Role::String, "\"");
        match value {
            Value::Bool(value) => json::boolean(*value),
            Value::Integer(value) => json::integer(*value),
            Value::Text(text) => Doc::concat([quote(), self.part(text), quote()]),
            Value::List(items) => json::list(items.iter().map(|item| self.json(item, &Kind::Text))),
            Value::Reference(reference) if matches!(kind, Kind::Text | Kind::Enum(_)) => {
                Doc::concat([quote(), self.expansion(reference), quote()])
            }
            // The variable holds JSON.
            Value::Reference(reference) => {
                let name = self.render.shell_variable(reference);
                match self.shell {
                    Shell::Posix => Doc::concat([Doc::token("${"), shell::variable(&name), Doc::token(":?}")]),
                    Shell::PowerShell => powershell::variable(&name),
                }
            }
            Value::Template(parts) => {
                let parts = parts.iter().map(|part| match part {
                    Part::Literal(text) | Part::Verbatim(text) => self.part(text),
                    Part::Reference(reference) => self.expansion(reference),
                });
                // Text with values in it, where a number or switch is wanted: the quotes would make it a string.
                let bare = matches!(kind, Kind::Bool | Kind::Integer);
                let quote = || if bare { Doc::nil() } else { quote() };
                Doc::concat([quote(), Doc::concat(parts), quote()])
            }
            Value::Decimal(_) | Value::Map(_) | Value::Block(_) | Value::Blocks(_) | Value::Verbatim(_) => {
                Doc::fixed(Role::Constant, "null")
            }
        }
    }

    fn part(&self, text: &str) -> Doc {
        match self.shell {
            Shell::Posix => shell::json_part(text, self.expands),
            Shell::PowerShell => powershell::json_part(text, self.expands),
        }
    }

    /// A variable's text inside a JSON string.
    fn expansion(&self, reference: &Reference) -> Doc {
        let name = self.render.shell_variable(reference);
        let (open, close) = match self.shell {
            Shell::Posix => ("$(json ", ")"),
            Shell::PowerShell => ("$(Json ", ")"),
        };
        Doc::concat([Doc::token(open), self.value(&name, false), Doc::token(close)])
    }

    /// Creates the client where its ID isn't given, else does `update`.
    fn create_or(&self, id: &str, create: Vec<Doc>, update: Doc) -> Doc {
        match self.shell {
            Shell::Posix => Doc::concat([
                Doc::keyword("if"),
                Doc::token(" test -z \"$"),
                shell::variable(id),
                Doc::token("\"; "),
                Doc::keyword("then"),
                Doc::concat([
                    Doc::line(),
                    shell::variable(id),
                    Doc::token("=$("),
                    self.command("create-user-pool-client", create, 2),
                    Doc::token(")"),
                ])
                .indent(2),
                Doc::line(),
                Doc::keyword("else"),
                Doc::concat([Doc::line(), update]).indent(2),
                Doc::line(),
                Doc::keyword("fi"),
            ]),
            Shell::PowerShell => Doc::concat([
                Doc::keyword("if"),
                Doc::token(" (-not "),
                powershell::variable(id),
                Doc::token(") {"),
                Doc::concat([
                    Doc::line(),
                    powershell::variable(id),
                    Doc::token(" = "),
                    self.command("create-user-pool-client", create, 2),
                ])
                .indent(2),
                Doc::line(),
                Doc::token("} "),
                Doc::keyword("else"),
                Doc::token(" {"),
                Doc::concat([Doc::line(), update]).indent(2),
                Doc::line(),
                Doc::token("}"),
            ]),
        }
    }

    /// A command with an option a line.
    fn command(&self, verb: &'static str, options: Vec<Doc>, indent: usize) -> Doc {
        let head = Doc::concat([
            Doc::keyword("aws"),
            Doc::token(" "),
            Doc::keyword("cognito-idp"),
            Doc::token(" "),
            Doc::keyword(verb),
        ]);
        let continued = match self.shell {
            Shell::Posix => Doc::token(" \\"),
            Shell::PowerShell => Doc::token(" `"),
        };
        let options = options.into_iter().map(|option| Doc::concat([continued.clone(), Doc::line(), option]));
        Doc::concat([head, Doc::concat(options).indent(indent.max(2))])
    }
}

/// An option without a value. Names of options are letters and hyphens.
fn flag(name: &str) -> Doc {
    shell::flag(name)
}
