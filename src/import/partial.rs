//! Texts that hold only a part of a client: lists of clients, cut answers, fragments. What is missing in them may be
//! set at AWS, and an update resets what it doesn't mention. The document notes it, and a finding gives the command
//! that prints the whole client.

use serde_json::{Map, Value as Json};

use super::collect::Collector;
use super::tree::{NodeId, Tree};
use super::{Format, Severity};
use crate::document::Partial;
use crate::document::words::and;
use crate::emit::{self, syntax::shell};
use crate::schema::{Argument, Family, USER_POOL_CLIENT, Vocabulary};

/// What a list of clients says of each; nothing of it is a setting.
const LISTED: [&str; 5] = ["ClientId", "ClientName", "UserPoolId", "CreationDate", "LastModifiedDate"];

/// Whether a mapping is a client as `list-user-pool-clients` prints one.
pub fn is_listed(tree: &Tree, node: NodeId) -> bool {
    let mut members = tree.members(node);
    tree.is_map(node)
        && text(tree, node, "ClientId").is_some()
        && members
            .all(|(key, value)| tree.text(key).is_some_and(|key| LISTED.contains(&key)) && tree.text(value).is_some())
}

/// A text that isn't empty.
pub fn text<'t>(tree: &'t Tree, node: NodeId, key: &str) -> Option<&'t str> {
    tree.get(node, key).and_then(|it| tree.text(it)).filter(|it| !it.is_empty())
}

/// The command that prints all settings of a client, as one line for a POSIX shell.
pub fn describe_command(pool: Option<&str>, client: Option<&str>) -> String {
    let word = |text: &str| {
        emit::render(&shell::word(text), usize::MAX >> 1).iter().map(emit::Line::text).collect::<Vec<_>>().join("\n")
    };
    format!(
        "aws cognito-idp describe-user-pool-client --user-pool-id {} --client-id {}",
        word(pool.unwrap_or("USER_POOL_ID")),
        word(client.unwrap_or("CLIENT_ID")),
    )
}

/// What a text says of a client by itself, to know whether it is all of it.
pub struct Extent<'t> {
    /// The client's address, for messages.
    pub address: &'t str,
    pub pool: Option<&'t str>,
    pub client: Option<&'t str>,
    /// Whether the text is an input of a call, which creates a client where it names none.
    pub is_input: bool,
    /// Whether the text names an existing client, be it by an ID that is still to be filled in.
    pub exists: bool,
    /// Whether something of it wasn't taken over.
    pub lacks: bool,
}

impl Collector<'_> {
    /// Notes in the body of a client of the API that only a part of it is known, with a finding that says so.
    pub fn note_partial(&mut self, file: usize, at: usize, body: &mut Map<String, Json>, extent: &Extent) {
        let Extent { address, pool, client, .. } = *extent;
        let command = describe_command(pool, client);
        let api = |argument: &&'static Argument| argument.name(Vocabulary::Api);
        let missing = |wanted: fn(&Argument) -> bool| -> Vec<String> {
            let missing = USER_POOL_CLIENT.arguments().filter(|it| wanted(it) && !body.contains_key(it.key));
            missing.filter_map(|it| api(&it)).collect()
        };
        let identity = |key: &String| {
            key == crate::document::partial::COMMENT
                || USER_POOL_CLIENT.argument(key).is_some_and(|it| it.required.contains(&Family::Api))
        };
        let (partial, severity, message) = if extent.exists && !extent.lacks && body.keys().all(identity) {
            let what = match self.formats[file] {
                Format::List => "a list of clients has no settings",
                _ => "the text has no settings",
            };
            (Partial::Names, Severity::Warning, format!("Only the name and the ID of {address} are known: {what}."))
        } else if extent.is_input && !extent.exists {
            let missing = missing(|it| it.required.contains(&Family::Api));
            if missing.is_empty() {
                return;
            }
            let what = format!(
                "This is a part of a client, without {}. If the client exists, an update resets the missing settings.",
                and(&missing)
            );
            (Partial::Settings, Severity::Info, what)
        } else {
            let missing = missing(|it| it.always_returned);
            let what = match missing.is_empty() {
                true if !extent.lacks => return,
                true => format!("Not all settings of {address} are in the configuration"),
                false if extent.is_input => {
                    format!("{address} exists, but this input lacks some of its settings: {}", missing.join(", "))
                }
                false => format!("This is only a part of {address}: AWS always returns {}", missing.join(", ")),
            };
            (Partial::Settings, Severity::Warning, format!("{what}. An update resets omitted settings."))
        };
        partial.note(body);
        self.unread(severity, file, at..at, format!("{message} To get all settings, run: {command}"));
    }

    /// The same of arguments of Terraform that were read without their block.
    pub fn note_fragment(&mut self, file: usize, at: usize) {
        let Some((_, body)) = self.clients.last_mut() else { return };
        let required = |it: &&Argument| it.required.contains(&Family::Api) && !body.contains_key(it.key);
        let missing: Vec<&str> = USER_POOL_CLIENT.arguments().filter(required).map(|it| it.key).collect();
        if missing.is_empty() {
            return;
        }
        Partial::Settings.note(body);
        let message = format!(
            "This is a part of a client, without {}. If the client exists, an update resets the missing settings. To get all settings, run: {}",
            and(&missing),
            describe_command(None, None)
        );
        self.unread(Severity::Info, file, at..at, message);
    }
}
