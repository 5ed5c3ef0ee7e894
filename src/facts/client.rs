//! What a rule looks at: the values of one client, each known or not, and the resources around it.

use serde_json::Value as Json;

use super::known::{Item, Items, Known};
use super::lifetime::Lifetime;
use super::pool::{Facts, Pool, pool_of};
use crate::document::{Client, Part, Value, read, text};
use crate::schema::{Family, Kind, Literal, Pattern, arg, field};

/// One client, seen by rules.
pub(crate) struct ClientFacts<'f, 'a> {
    pub facts: &'f Facts<'a>,
    pub client: &'f Client,
    pub pool: Option<&'f Pool<'a>>,
    pub import_id: Option<&'a str>,
    /// Whether it has a secret, as far as the document shows.
    pub secret: Known<bool>,
    /// Whether Secrets Manager has the secret.
    pub managed_secret: Known<bool>,
    pub auth: Items<'f>,
    pub existence: Known<&'static str>,
    pub context_data: Known<bool>,
    pub switch: Known<bool>,
    pub grants: Items<'f>,
    pub scopes: Items<'f>,
    pub callbacks: Items<'f>,
    pub logouts: Items<'f>,
    pub default_redirect: Option<Item<'f>>,
    pub providers: Items<'f>,
    pub access: Lifetime,
    pub id: Lifetime,
    pub refresh: Lifetime,
    pub revocation: Known<bool>,
    /// The feature of the rotation block; absent without a block.
    pub rotation: Known<&'static str>,
    pub read: Items<'f>,
    pub write: Items<'f>,
}

impl<'f, 'a> ClientFacts<'f, 'a> {
    pub fn new(facts: &'f Facts<'a>, client: &'f Client) -> Self {
        let items = |path| Items::read(client, path);
        let flag = |path| match value(client, path) {
            Known::Is(Value::Bool(value)) => Known::Is(value),
            Known::Absent => Known::Absent,
            _ => Known::Unknown,
        };
        let lifetime = |path, unit_path, word, default_unit, default_seconds| Lifetime {
            path,
            unit_path,
            word,
            number: match value(client, path) {
                Known::Is(Value::Integer(number)) => Known::Is(number),
                Known::Absent => Known::Absent,
                _ => Known::Unknown,
            },
            unit: choice(client, unit_path),
            default_unit,
            default_seconds,
        };
        let rotation = match field(arg::ROTATION) {
            Some(block) if client.is_set(block.id) => match choice(client, arg::FEATURE) {
                Known::Absent => Known::Unknown,
                feature => feature,
            },
            _ => Known::Absent,
        };
        let label = field(arg::POOL).and_then(|field| pool_of(client.get(field.id)));
        let default = field(arg::DEFAULT).and_then(|field| client.get(field.id)).filter(|json| !json.is_null());
        let import_id = facts.import_id(&client.label);
        let literal = literal_pool(client, import_id);
        ClientFacts {
            facts,
            client,
            pool: match label {
                Some(label) => facts.pool(&label),
                None => literal.and_then(|id| facts.pool_by_id(&id)),
            },
            import_id,
            // AWS doesn't report whether an existing client has a secret, so leaving it out says nothing there.
            secret: match flag(arg::SECRET) {
                Known::Absent if import_id.is_some() => Known::Unknown,
                known => known,
            },
            managed_secret: flag(arg::MANAGED_SECRET),
            auth: items(arg::AUTH),
            existence: choice(client, arg::EXISTENCE),
            context_data: flag(arg::CONTEXT),
            switch: flag(arg::SWITCH),
            grants: items(arg::GRANTS),
            scopes: items(arg::SCOPES),
            callbacks: items(arg::CALLBACKS),
            logouts: items(arg::LOGOUTS),
            default_redirect: default
                .and_then(|raw| Some(Item { index: 0, raw, value: read(raw, &Kind::Text).value? })),
            providers: items(arg::PROVIDERS),
            access: lifetime(arg::ACCESS, arg::ACCESS_UNIT, "access token", "hours", 3_600),
            id: lifetime(arg::ID, arg::ID_UNIT, "ID token", "hours", 3_600),
            refresh: lifetime(arg::REFRESH, arg::REFRESH_UNIT, "refresh token", "days", 30 * 86_400),
            revocation: flag(arg::REVOCATION),
            rotation,
            read: items(arg::READ),
            write: items(arg::WRITE),
        }
    }

    pub fn is_set(&self, path: &str) -> bool {
        field(path).is_some_and(|field| self.client.is_set(field.id))
    }

    pub fn raw(&self, path: &str) -> Option<&'f Json> {
        self.client.get(field(path)?.id)
    }

    /// What other resources of the client's pool take as `user_pool_id`, unless it is malformed.
    pub fn pool_id(&self) -> Option<&'f Json> {
        let raw = self.raw(arg::POOL)?;
        match self.client.value(arg::POOL)? {
            Value::Text(id) => (id.len() <= 55 && Pattern::UserPoolId.matches(&id)).then_some(raw),
            _ => Some(raw),
        }
    }

    /// The Region, where the client's own argument or the ID of its pool has it literally.
    pub fn region(&self) -> Option<String> {
        let own = self.client.value(arg::REGION).and_then(|it| it.as_text().map(str::to_owned));
        own.or_else(|| Some(literal_pool(self.client, self.import_id)?.rsplit_once('_')?.0.to_owned()))
    }

    /// Whether it certainly has no secret.
    pub fn no_secret(&self) -> bool {
        self.secret.or(false) == Some(false)
    }

    /// A grant that sends users to a web page.
    pub fn redirects(&self) -> bool {
        self.grants.has("code") || self.grants.has("implicit")
    }

    /// Serves no users: client credentials is the only grant.
    pub fn is_machine(&self) -> bool {
        self.grants.only("client_credentials")
    }

    pub fn in_view(&self, families: &[Family]) -> bool {
        self.facts.in_view(families)
    }

    /// Terraform, and what runs its provider.
    pub fn terraform_in_view(&self) -> bool {
        self.in_view(&[Family::Terraform, Family::OpenTofu, Family::Cdktf, Family::PulumiAws])
    }

    pub fn lifetimes(&self) -> [&Lifetime; 3] {
        [&self.access, &self.id, &self.refresh]
    }

    /// The resources that the client waits for explicitly.
    pub fn depends_on(&self, address: &str) -> bool {
        let list = self.client.extra.get("depends_on").and_then(Json::as_array);
        list.is_some_and(|list| list.iter().filter_map(Json::as_str).any(|it| text::address(it) == address))
    }
}

/// The ID of the client's pool, where it is literal or the client's import ID has it.
fn literal_pool(client: &Client, import_id: Option<&str>) -> Option<String> {
    match client.value(arg::POOL) {
        Some(Value::Text(id)) => Some(id),
        _ => Some(import_id?.split_once('/')?.0.to_owned()),
    }
}

/// A value of the client that isn't a set.
fn value(client: &Client, path: &str) -> Known<Value> {
    let Some(field) = field(path) else { return Known::Absent };
    if !client.is_set(field.id) {
        return Known::Absent;
    }
    match client.read(field.id).value {
        Some(value) => Known::Is(value),
        None => Known::Unknown,
    }
}

/// One of the listed values of an enumeration; any other text isn't known, and the business of a check.
fn choice(client: &Client, path: &str) -> Known<&'static str> {
    let Some(field) = field(path) else { return Known::Absent };
    match value(client, path) {
        Known::Absent => Known::Absent,
        Known::Is(Value::Text(text)) => {
            let Kind::Enum(choices) = field.argument.kind else { return Known::Unknown };
            choices()
                .iter()
                .find(|choice| choice.value == text)
                .map_or(Known::Unknown, |choice| Known::Is(choice.value))
        }
        _ => Known::Unknown,
    }
}

/// The literal beginning of a value, and whether it is all of it.
pub(crate) fn head(value: &Value) -> (&str, bool) {
    match value {
        Value::Text(text) => (text, true),
        Value::Template(parts) => match parts.first() {
            Some(Part::Literal(text)) => (text, false),
            _ => ("", false),
        },
        _ => ("", false),
    }
}

/// The default of an argument as texts, where it is a list.
pub(crate) fn default_texts(path: &str) -> &'static [&'static str] {
    match field(path).and_then(|field| field.argument.default.value) {
        Some(Literal::Texts(texts)) => texts,
        _ => &[],
    }
}
