//! What a rule looks at: the values of one client, each known or not, and the resources around it.

use std::cell::OnceCell;
use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use super::graph::Graph;
use super::tools::Tools;
use crate::document::{Client, Document, Part, Reference, Value, read, text};
use crate::schema::{Family, Kind, Literal, field, seconds_per};

/// The paths of the arguments that rules name.
pub(crate) mod arg {
    pub const NAME: &str = "name";
    pub const POOL: &str = "user_pool_id";
    pub const SECRET: &str = "generate_secret";
    pub const MANAGED_SECRET: &str = "publish_secrets_in_aws_secrets_manager";
    pub const REGION: &str = "region";
    pub const AUTH: &str = "explicit_auth_flows";
    pub const SESSION: &str = "auth_session_validity";
    pub const EXISTENCE: &str = "prevent_user_existence_errors";
    pub const CONTEXT: &str = "enable_propagate_additional_user_context_data";
    pub const SWITCH: &str = "allowed_oauth_flows_user_pool_client";
    pub const GRANTS: &str = "allowed_oauth_flows";
    pub const SCOPES: &str = "allowed_oauth_scopes";
    pub const CALLBACKS: &str = "callback_urls";
    pub const LOGOUTS: &str = "logout_urls";
    pub const DEFAULT: &str = "default_redirect_uri";
    pub const PROVIDERS: &str = "supported_identity_providers";
    pub const ACCESS: &str = "access_token_validity";
    pub const ID: &str = "id_token_validity";
    pub const REFRESH: &str = "refresh_token_validity";
    pub const UNITS: &str = "token_validity_units";
    pub const ACCESS_UNIT: &str = "token_validity_units.access_token";
    pub const ID_UNIT: &str = "token_validity_units.id_token";
    pub const REFRESH_UNIT: &str = "token_validity_units.refresh_token";
    pub const REVOCATION: &str = "enable_token_revocation";
    pub const ROTATION: &str = "refresh_token_rotation";
    pub const FEATURE: &str = "refresh_token_rotation.feature";
    pub const GRACE: &str = "refresh_token_rotation.retry_grace_period_seconds";
    pub const READ: &str = "read_attributes";
    pub const WRITE: &str = "write_attributes";
    pub const ANALYTICS: &str = "analytics_configuration";
    pub const APP_ARN: &str = "analytics_configuration.application_arn";
    pub const APP_ID: &str = "analytics_configuration.application_id";
    pub const EXTERNAL_ID: &str = "analytics_configuration.external_id";
    pub const ROLE_ARN: &str = "analytics_configuration.role_arn";
    pub const IMPORT: &str = "import.id";
}

/// What is known of a value before it is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known<T> {
    /// Left out.
    Absent,
    Is(T),
    /// Set to something that is computed, or that is not of the right kind.
    Unknown,
}

impl<T: Copy + PartialEq> Known<T> {
    /// The value in effect, with AWS's default for one that is left out.
    pub fn or(self, default: T) -> Option<T> {
        match self {
            Known::Absent => Some(default),
            Known::Is(value) => Some(value),
            Known::Unknown => None,
        }
    }

    pub fn is(self, value: T) -> bool {
        self == Known::Is(value)
    }

    pub fn given(self) -> bool {
        self != Known::Absent
    }
}

/// The elements of a set.
#[derive(Debug, Default)]
pub(crate) struct Items<'a> {
    pub present: bool,
    /// Whether nothing of it is computed or of the wrong kind.
    pub complete: bool,
    pub all: Vec<Item<'a>>,
}

/// An element of a set.
#[derive(Debug)]
pub(crate) struct Item<'a> {
    pub index: usize,
    pub raw: &'a Json,
    pub value: Value,
}

impl<'a> Items<'a> {
    fn read(client: &'a Client, path: &str) -> Self {
        let json = field(path).and_then(|field| client.get(field.id));
        match json {
            None | Some(Json::Null) => Items { present: false, complete: true, all: Vec::new() },
            Some(Json::Array(items)) => {
                let mut complete = true;
                let mut all = Vec::with_capacity(items.len());
                for (index, raw) in items.iter().enumerate() {
                    match read(raw, &Kind::Text).value {
                        Some(value) => {
                            complete &= matches!(value, Value::Text(_));
                            all.push(Item { index, raw, value });
                        }
                        None => complete = false,
                    }
                }
                Items { present: true, complete, all }
            }
            Some(_) => Items { present: true, complete: false, all: Vec::new() },
        }
    }

    pub fn has(&self, text: &str) -> bool {
        self.all.iter().any(|item| item.value.as_text() == Some(text))
    }

    /// Whether it certainly lacks this text.
    pub fn lacks(&self, text: &str) -> bool {
        self.complete && !self.has(text)
    }

    /// Certainly nothing: left out, or an empty list.
    pub fn is_empty(&self) -> bool {
        self.complete && self.all.is_empty()
    }

    /// The elements that are known, with their index.
    pub fn texts(&self) -> impl Iterator<Item = (usize, &str)> {
        self.all.iter().filter_map(|item| Some((item.index, item.value.as_text()?)))
    }

    /// Whether it is certainly exactly this one text.
    pub fn only(&self, text: &str) -> bool {
        self.complete && !self.all.is_empty() && self.all.iter().all(|item| item.value.as_text() == Some(text))
    }

    /// Whether removing elements that fulfil `gone` certainly leaves something.
    pub fn leaves(&self, gone: impl Fn(&str) -> bool) -> bool {
        !self.complete || self.texts().any(|(_, text)| !gone(text))
    }

    pub fn contains(&self, value: &Value) -> bool {
        self.all.iter().any(|item| item.value == *value)
    }
}

/// How long a token lasts.
#[derive(Debug)]
pub(crate) struct Lifetime {
    pub path: &'static str,
    pub unit_path: &'static str,
    /// `"access token"`.
    pub word: &'static str,
    pub number: Known<i64>,
    /// The unit as written.
    pub unit: Known<&'static str>,
    default_unit: &'static str,
    default_seconds: i64,
}

impl Lifetime {
    /// The unit in effect.
    pub fn unit_name(&self) -> Option<&'static str> {
        self.unit.or(self.default_unit)
    }

    /// Seconds in effect, with AWS's defaults. `None` where not known, or too large to count.
    pub fn seconds(&self) -> Option<i64> {
        match self.number {
            Known::Absent => Some(self.default_seconds),
            Known::Is(0) if self.path == arg::REFRESH => Some(self.default_seconds),
            Known::Is(number) => number.checked_mul(seconds_per(self.unit_name()?)?),
            Known::Unknown => None,
        }
    }

    pub fn seconds_by_default(&self) -> i64 {
        self.default_seconds
    }

    pub fn default_unit(&self) -> &'static str {
        self.default_unit
    }

    pub fn range(&self) -> (i64, i64) {
        if self.path == arg::REFRESH { (3_600, 315_360_000) } else { (300, 86_400) }
    }

    /// Whether the seconds in effect are what AWS takes.
    pub fn in_range(&self) -> bool {
        let (min, max) = self.range();
        self.number != Known::Is(0) && self.seconds().is_some_and(|seconds| (min..=max).contains(&seconds))
    }
}

/// What concerns the whole document, worked out once and only when asked for.
pub(crate) struct Facts<'a> {
    pub document: &'a Document,
    pub tools: Tools,
    pub families: Vec<Family>,
    around: OnceCell<Around<'a>>,
    graph: Graph<'a>,
}

/// The resources of the document by the pool that they belong to.
#[derive(Default)]
struct Around<'a> {
    pools: HashMap<&'a str, Pool<'a>>,
    imports: HashMap<&'a str, &'a str>,
    /// The labels of imported pools, by their IDs.
    imported_pools: HashMap<&'a str, &'a str>,
    /// What belongs to a pool that is outside of the document, by the pool's literal ID.
    outside: HashMap<&'a str, Pool<'a>>,
}

/// A user pool of the document, and what belongs to it.
pub(crate) struct Pool<'a> {
    pub label: &'a str,
    pub tier: Known<&'a str>,
    /// Its attributes beside the standard ones, and demands on these; `None` where not all are known.
    pub schema: Option<Vec<SchemaAttribute<'a>>>,
    /// All three Lambda functions of custom authentication; `None` where not known.
    pub custom_challenge: Option<bool>,
    pub domains: Vec<Domain>,
    pub servers: Vec<Server<'a>>,
    pub providers: Vec<Provider<'a>>,
    /// The literal ARNs in its resources, each with the type and label of the resource.
    pub arns: Vec<(&'a str, &'a str, &'a str)>,
    /// Whether more may belong to it than the document shows: it exists already, or a resource's pool is not known.
    pub open: bool,
}

pub(crate) struct SchemaAttribute<'a> {
    pub name: &'a str,
    pub required: Option<bool>,
    pub mutable: Option<bool>,
}

pub(crate) struct Domain {
    /// What was written for `domain`.
    pub domain: Option<Value>,
    pub custom: bool,
    pub managed_login: bool,
}

pub(crate) struct Server<'a> {
    pub label: &'a str,
    pub identifier: Known<&'a str>,
    /// `None` where not all are known.
    pub scopes: Option<Vec<&'a str>>,
}

pub(crate) struct Provider<'a> {
    pub label: &'a str,
    pub name: Known<&'a str>,
    /// The attributes of the pool that it fills in.
    pub mapped: Vec<&'a str>,
}

impl<'a> Facts<'a> {
    pub fn new(document: &'a Document, tools: &Tools, families: &[Family]) -> Self {
        Facts {
            document,
            tools: tools.within(document),
            families: families.to_vec(),
            around: OnceCell::new(),
            graph: Graph::new(document),
        }
    }

    pub fn in_view(&self, families: &[Family]) -> bool {
        self.families.iter().any(|family| families.contains(family))
    }

    pub fn pool(&self, label: &str) -> Option<&Pool<'a>> {
        self.around().pools.get(label)
    }

    /// What refers to what.
    pub fn graph(&self) -> &Graph<'a> {
        &self.graph
    }

    /// The pool with this literal ID: one that is imported, or one that resources of the document belong to.
    pub fn pool_by_id(&self, id: &str) -> Option<&Pool<'a>> {
        let around = self.around();
        let imported = around.imported_pools.get(id).and_then(|label| around.pools.get(label));
        imported.or_else(|| around.outside.get(id))
    }

    /// The import ID of a client.
    pub fn import_id(&self, label: &str) -> Option<&'a str> {
        self.around().imports.get(label).copied()
    }

    pub fn imports(&self) -> usize {
        self.around().imports.len()
    }

    fn around(&self) -> &Around<'a> {
        self.around.get_or_init(|| Around::new(self.document))
    }
}

impl<'a> Around<'a> {
    fn new(document: &'a Document) -> Self {
        let mut around = Around::default();
        let mut imported = Vec::new();
        let blocks = match document.rest().get("import") {
            Some(Json::Array(blocks)) => blocks.as_slice(),
            Some(block) => std::slice::from_ref(block),
            None => &[],
        };
        for block in blocks {
            let text = |key| block.get(key).and_then(Json::as_str);
            let (Some(to), Some(id)) = (text("to"), text("id")) else { continue };
            let to = text::address(to);
            if let Some(label) = to.strip_prefix("aws_cognito_user_pool_client.") {
                around.imports.entry(label).or_insert(id);
            } else if let Some(label) = to.strip_prefix("aws_cognito_user_pool.") {
                imported.push(label);
                around.imported_pools.entry(id).or_insert(label);
            }
        }
        for (kind, label, body) in document.resources() {
            if kind == "aws_cognito_user_pool" {
                let mut pool = Pool::new(label, body, imported.contains(&label));
                arns(body, &mut |arn| pool.arns.push((kind, label, arn)));
                around.pools.insert(label, pool);
            }
        }
        for (kind, label, body) in document.resources() {
            if !matches!(
                kind,
                "aws_cognito_user_pool_domain" | "aws_cognito_resource_server" | "aws_cognito_identity_provider"
            ) {
                continue;
            }
            let Around { pools, imported_pools, outside, .. } = &mut around;
            let id = match text(body.get("user_pool_id")) {
                Known::Is(id) => Some(id),
                _ => None,
            };
            let referred = pool_of(body.get("user_pool_id"));
            let of = referred.as_deref().or_else(|| imported_pools.get(id?).copied());
            let pool = match of.filter(|of| pools.contains_key(*of)) {
                Some(of) => pools.get_mut(of),
                None => {
                    // Any pool of the document may have this ID.
                    pools.values_mut().for_each(|pool| pool.open = true);
                    id.map(|id| outside.entry(id).or_insert_with(Pool::outside))
                }
            };
            let Some(pool) = pool else { continue };
            // Several resources out of one block: how many and what they say is not known.
            pool.open |= body.contains_key("count") || body.contains_key("for_each");
            arns(body, &mut |arn| pool.arns.push((kind, label, arn)));
            match kind {
                "aws_cognito_user_pool_domain" => pool.domains.push(Domain {
                    domain: body.get("domain").and_then(|json| read(json, &Kind::Text).value),
                    custom: body.get("certificate_arn").is_some_and(|json| !json.is_null()),
                    managed_login: body.get("managed_login_version").and_then(whole) == Some(2),
                }),
                "aws_cognito_resource_server" => pool.servers.push(Server {
                    label,
                    identifier: text(body.get("identifier")),
                    scopes: blocks_of(body, "scope").and_then(|scopes| {
                        scopes
                            .into_iter()
                            .map(|scope| match text(scope.get("scope_name")) {
                                Known::Is(name) => Some(name),
                                _ => None,
                            })
                            .collect()
                    }),
                }),
                _ => pool.providers.push(Provider {
                    label,
                    name: text(body.get("provider_name")),
                    mapped: match body.get("attribute_mapping") {
                        Some(Json::Object(mapping)) => mapping.keys().map(String::as_str).collect(),
                        _ => Vec::new(),
                    },
                }),
            }
        }
        around
    }
}

impl<'a> Pool<'a> {
    fn new(label: &'a str, body: &'a Map<String, Json>, imported: bool) -> Self {
        let flag = |json: Option<&Json>| match json {
            None | Some(Json::Null) => None,
            Some(json) => json.as_bool().or_else(|| json.as_str()?.parse().ok()),
        };
        let schema = blocks_of(body, "schema").and_then(|blocks| {
            blocks
                .into_iter()
                .map(|block| match text(block.get("name")) {
                    Known::Is(name) => Some(SchemaAttribute {
                        name,
                        required: flag(block.get("required")),
                        mutable: flag(block.get("mutable")),
                    }),
                    _ => None,
                })
                .collect()
        });
        let triggers = match body.get("lambda_config") {
            None | Some(Json::Null) => Some(false),
            Some(json) => json.get(0).unwrap_or(json).as_object().map(|config| {
                ["define_auth_challenge", "create_auth_challenge", "verify_auth_challenge_response"]
                    .iter()
                    .all(|key| config.get(*key).is_some_and(|json| !json.is_null()))
            }),
        };
        let copies = body.contains_key("count") || body.contains_key("for_each") || body.contains_key("dynamic");
        Pool {
            label,
            tier: text(body.get("user_pool_tier")),
            schema: schema.filter(|_| !copies),
            custom_challenge: triggers.filter(|_| !copies),
            domains: Vec::new(),
            servers: Vec::new(),
            providers: Vec::new(),
            arns: Vec::new(),
            open: imported,
        }
    }

    /// A pool that is outside of the document: nothing of it is known but what refers to it.
    fn outside() -> Self {
        Pool {
            label: "",
            tier: Known::Unknown,
            schema: None,
            custom_challenge: None,
            domains: Vec::new(),
            servers: Vec::new(),
            providers: Vec::new(),
            arns: Vec::new(),
            open: true,
        }
    }

    /// Whether it has a custom attribute of this name, without `custom:`.
    pub fn has_custom(&self, name: &str) -> Option<bool> {
        Some(self.schema.as_ref()?.iter().any(|it| it.name == name && !is_standard(name)))
    }
}

/// Passes each literal ARN among the values of a body, and of the blocks in it.
fn arns<'a>(body: &'a Map<String, Json>, found: &mut impl FnMut(&'a str)) {
    let mut left: Vec<&Json> = body.values().rev().collect();
    while let Some(json) = left.pop() {
        match json {
            Json::String(text) if crate::schema::Partition::of_arn(text).is_some() => found(text),
            Json::Array(items) => left.extend(items.iter().rev()),
            Json::Object(members) => left.extend(members.values().rev()),
            _ => {}
        }
    }
}

/// The attributes that the pools of the document define beside the standard ones, as a client names them:
/// `custom:plan`.
pub fn custom_attributes(document: &Document) -> Vec<String> {
    let facts = Facts::new(document, &Tools::default(), &[]);
    let mut names = Vec::new();
    for (kind, label, _) in document.resources() {
        let pool = facts.pool(label).filter(|_| kind == "aws_cognito_user_pool");
        for attribute in pool.and_then(|pool| pool.schema.as_ref()).into_iter().flatten() {
            let name = format!("custom:{}", attribute.name);
            if !is_standard(attribute.name) && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

pub(crate) fn is_standard(name: &str) -> bool {
    crate::schema::STANDARD_ATTRIBUTES.iter().any(|it| it.name == name)
}

fn whole(json: &Json) -> Option<i64> {
    json.as_i64().or_else(|| json.as_str()?.parse().ok())
}

/// A text that holds no expression.
fn text(json: Option<&Json>) -> Known<&str> {
    match json {
        None | Some(Json::Null) => Known::Absent,
        Some(Json::String(text)) if !text.contains("${") && !text.contains("%{") => Known::Is(text),
        Some(_) => Known::Unknown,
    }
}

/// A block that may come several times; `None` where it is something else.
fn blocks_of<'a>(body: &'a Map<String, Json>, key: &str) -> Option<Vec<&'a Map<String, Json>>> {
    match body.get(key) {
        None | Some(Json::Null) => Some(Vec::new()),
        Some(Json::Object(block)) => Some(vec![block]),
        Some(Json::Array(blocks)) => blocks.iter().map(Json::as_object).collect(),
        Some(_) => None,
    }
}

/// The label of the pool that a `user_pool_id` refers to.
fn pool_of(json: Option<&Json>) -> Option<String> {
    match read(json?, &Kind::Text).value? {
        Value::Reference(Reference::Resource { kind, name, attribute })
            if kind == "aws_cognito_user_pool" && attribute == "id" =>
        {
            Some(name)
        }
        _ => None,
    }
}

/// One client, seen by rules.
pub(crate) struct Context<'f, 'a> {
    pub facts: &'f Facts<'a>,
    pub client: &'f Client,
    pub pool: Option<&'f Pool<'a>>,
    pub import_id: Option<&'a str>,
    /// Whether it has a secret, as far as the document says.
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

impl<'f, 'a> Context<'f, 'a> {
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
        Context {
            facts,
            client,
            pool: match label {
                Some(label) => facts.pool(&label),
                None => literal.and_then(|id| facts.pool_by_id(&id)),
            },
            import_id,
            // AWS does not report whether an existing client has a secret, so leaving it out says nothing there.
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

/// A value of the client that is no set.
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

/// One of the listed values of an enumeration; any other text is not known, and the business of a check.
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
