//! The resources of a document by the user pool that they belong to.

use std::cell::OnceCell;
use std::collections::HashMap;

use serde_json::{Map, Value as Json};

use super::graph::Graph;
use super::known::Known;
use super::tools::Tools;
use crate::document::{Document, Reference, Value, read, text};
use crate::schema::{Family, Kind};

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
    /// Its attributes next to the standard ones, and demands on these; `None` where not all are known.
    pub schema: Option<Vec<SchemaAttribute<'a>>>,
    /// All three Lambda functions of custom authentication; `None` where not known.
    pub custom_challenge: Option<bool>,
    pub domains: Vec<Domain>,
    pub servers: Vec<Server<'a>>,
    pub providers: Vec<Provider<'a>>,
    /// The literal ARNs in its resources, each with the type and label of the resource.
    pub arns: Vec<(&'a str, &'a str, &'a str)>,
    /// Whether more may belong to it than the document shows: it exists already, or a resource's pool isn't known.
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
            // Several resources out of one block: how many and what they say isn't known.
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

/// The attributes that the pools of the document define next to the standard ones, as a client names them:
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
pub(super) fn pool_of(json: Option<&Json>) -> Option<String> {
    match read(json?, &Kind::Text).value? {
        Value::Reference(Reference::Resource { kind, name, attribute })
            if kind == "aws_cognito_user_pool" && attribute == "id" =>
        {
            Some(name)
        }
        _ => None,
    }
}
