//! Documents to start from, by what users build, and what of them was changed since. Knows nothing of how they are
//! offered.

use std::sync::Arc;

use serde_json::{Map, Value as Json, json};

use crate::document::{Client, Document, notes};
use crate::schema::{FieldId, Kind, Later, field, fields};

/// A document to start from.
#[derive(Debug)]
pub struct Preset {
    /// Stable: in addresses.
    pub id: &'static str,
    /// What a user builds, as they would say it.
    pub title: &'static str,
    /// What it sets up, in one sentence.
    pub summary: &'static str,
    /// A picture of it: strokes on a grid of 24, as an SVG path.
    pub picture: &'static str,
    /// An example that the Terraform provider's documentation also has, rather than a recommendation.
    pub example: bool,
    json: Later<&'static str>,
}

impl Preset {
    /// The document, with a note of where it is from. A test reads them all, so it is never empty in practice.
    pub fn document(&self) -> Document {
        let document = Document::from_text((self.json)()).unwrap_or_default();
        let from = document.clients.iter().map(|client| json!({ "client": client.label, "preset": self.id })).collect();
        document.with_notes(NOTES, from)
    }

    /// A document with the preset's client as a further one, shown by its place, for the pool that the client at `beside`
    /// is for; with that pool if there is no such client. What the client refers to comes along, unless the document has
    /// it under the same name; a pool has one domain, so a second doesn't.
    pub fn beside(&self, document: &Document, beside: usize) -> (Document, usize) {
        let preset = self.document();
        let pool_of = |client: &Client| client.get(user_pool_id()).cloned();
        let pool = document.clients.get(beside).and_then(|client| pool_of(client));
        let mut now = document.clone();
        for (kind, label, body) in preset.resources() {
            let once = kind == DOMAIN && document.resources().any(|(other, ..)| other == kind);
            if now.resource(kind, label).is_some() || once || (kind == USER_POOL && pool.is_some()) {
                continue;
            }
            let mut body = body.clone();
            if let (Some(pool), Some(own)) = (&pool, body.get_mut("user_pool_id")) {
                *own = pool.clone();
            }
            now = now.with_resource(kind, label, Some(body));
        }
        let place = now.clients.len();
        let mut from = now.notes(NOTES).to_vec();
        for client in &preset.clients {
            let mut client = Client::clone(client);
            client.label = now.free_label(&client.label);
            if let Some(pool) = &pool {
                client.set(user_pool_id(), Some(pool.clone()));
            }
            from.push(json!({ "client": client.label, "preset": self.id }));
            now.clients.push(Arc::new(client));
        }
        now = now.with_notes(NOTES, from);
        let mut rest = Map::clone(now.rest());
        let text = Json::Object(rest.clone()).to_string();
        for (name, declaration) in preset.variables() {
            if now.variable(name).is_none() && text.contains(&format!("var.{name}")) {
                let all = rest.entry("variable").or_insert_with(|| json!({}));
                if let Some(all) = all.as_object_mut() {
                    all.insert(name.to_owned(), declaration.clone());
                }
            }
        }
        (now.with_rest(rest), place)
    }
}

/// The resources that a preset has once a pool.
const USER_POOL: &str = "aws_cognito_user_pool";
const DOMAIN: &str = "aws_cognito_user_pool_domain";

fn user_pool_id() -> FieldId {
    field("user_pool_id").map(|field| field.id).unwrap_or(FieldId(0))
}

/// The kind of the notes that say which preset a client was started from.
const NOTES: &str = "presets";

/// The preset that a client was started from, if it was.
pub fn origin(document: &Document, client: &str) -> Option<&'static Preset> {
    let note = document.notes(NOTES).iter().find(|note| notes::is_on(note, client))?;
    preset(note.get("preset")?.as_str()?)
}

/// The arguments, and those inside of blocks, that don't say what they say in the original, in table order.
pub fn differences(client: &Client, original: &Client) -> Vec<FieldId> {
    let differs = |id: FieldId| !same(id, client.get(id), original.get(id));
    fields().iter().filter(|field| !field.argument.is_block() && differs(field.id)).map(|field| field.id).collect()
}

/// Whether two clients say the same for an argument; the order of a set means nothing.
pub fn same(field: FieldId, a: Option<&Json>, b: Option<&Json>) -> bool {
    match (field.get().argument.kind, a, b) {
        (Kind::Set(_), Some(Json::Array(a)), Some(Json::Array(b))) => {
            a.iter().all(|item| b.contains(item)) && b.iter().all(|item| a.contains(item))
        }
        (_, a, b) => a == b,
    }
}

/// The preset with this id.
pub fn preset(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.id == id)
}

/// All presets, in the order in which they are offered.
pub static PRESETS: &[Preset] = &[
    Preset {
        id: "single-page-app",
        title: "Single-page app",
        summary: "Authorization code grant with PKCE in the browser: no secret, short-lived tokens, refresh token rotation.",
        picture: "M3.5 5.5h17v13h-17zM3.5 9h17M6 7.25h.01M8.5 7.25h.01m2.5 5-2 2 2 2m2.5-4 2 2-2 2",
        example: false,
        json: || include_str!("single-page-app.json"),
    },
    Preset {
        id: "server-web-app",
        title: "Server-side web app",
        summary: "Authorization code grant with a client secret on your server.",
        picture: "M4.5 4.5h15v6h-15zm0 9h15v6h-15zM7.5 7.5h.01m-.01 9h.01M11 7.5h5.5m-5.5 9h5.5",
        example: false,
        json: || include_str!("server-web-app.json"),
    },
    Preset {
        id: "mobile-app",
        title: "Mobile or desktop app",
        summary: "Authorization code grant with PKCE and a custom-scheme callback URL: no secret, refresh token rotation.",
        picture: "M8 2.5h8A1.5 1.5 0 0 1 17.5 4v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5zm3 16h2",
        example: false,
        json: || include_str!("mobile-app.json"),
    },
    Preset {
        id: "machine-to-machine",
        title: "Machine to machine",
        summary: "Client credentials grant for a service without users, with a resource server and a scope.",
        picture: "M3.5 8h6v8h-6zm11 0h6v8h-6zM9.5 10.5h5m-1.5-1.5 1.5 1.5-1.5 1.5m1.5 1.5h-5m1.5-1.5-1.5 1.5 1.5 1.5",
        example: false,
        json: || include_str!("machine-to-machine.json"),
    },
    Preset {
        id: "load-balancer",
        title: "Load balancer or proxy",
        summary: "An Application Load Balancer signs users in before requests reach your app.",
        picture: "M9.5 3h5v4.5h-5zM3 16.5h5V21H3zm6.5 0h5V21h-5zm6.5 0h5V21h-5zM12 7.5v9m0-4.5H5.5v4.5M12 12h6.5v4.5",
        example: false,
        json: || include_str!("load-balancer.json"),
    },
    Preset {
        id: "admin-backend",
        title: "Admin backend",
        summary: "Your server signs users in with AWS credentials and their passwords, without a sign-in page.",
        picture: "M12 3 5 5.5v5.7c0 4.2 2.9 7.6 7 9.3 4.1-1.7 7-5.1 7-9.3V5.5zM9 11.5l2.2 2.2L15 9.8",
        example: false,
        json: || include_str!("admin-backend.json"),
    },
    Preset {
        id: "terraform-basic",
        title: "Basic",
        summary: "A name and a user pool, with AWS's defaults for everything else.",
        picture: "M6 3.5h8.5L19 8v12.5H6zM14 3.5V8.5h5M9 13h6m-6 3.5h6",
        example: true,
        json: || include_str!("terraform-basic.json"),
    },
    Preset {
        id: "terraform-no-srp",
        title: "No SRP",
        summary: "A client secret, and passwords sent by your server under the legacy flow name.",
        picture: "M6 3.5h8.5L19 8v12.5H6zM14 3.5V8.5h5M9 13h6m-6 3.5h6",
        example: true,
        json: || include_str!("terraform-no-srp.json"),
    },
    Preset {
        id: "terraform-pinpoint",
        title: "Pinpoint analytics",
        summary: "Sign-in events to Amazon Pinpoint, which has ended, with the role and its policy.",
        picture: "M6 3.5h8.5L19 8v12.5H6zM14 3.5V8.5h5M9 13h6m-6 3.5h6",
        example: true,
        json: || include_str!("terraform-pinpoint.json"),
    },
    Preset {
        id: "terraform-hosted-sign-in",
        title: "Hosted sign-in",
        summary: "Managed login with users of the pool.",
        picture: "M6 3.5h8.5L19 8v12.5H6zM14 3.5V8.5h5M9 13h6m-6 3.5h6",
        example: true,
        json: || include_str!("terraform-hosted-sign-in.json"),
    },
];

/// The document of a first visit: the least that can be applied without a warning.
pub fn first_document() -> Document {
    let first = json!({
        "resource": {
            "aws_cognito_user_pool": { "pool": { "name": "pool" } },
            "aws_cognito_user_pool_client": {
                "web": {
                    "name": "web",
                    "user_pool_id": "${aws_cognito_user_pool.pool.id}",
                    "prevent_user_existence_errors": "ENABLED",
                },
            },
        },
    });
    Document::from_json(&first).unwrap_or_else(|_| Document::new("web"))
}
