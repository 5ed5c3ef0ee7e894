//! The rules: each is triggered by its cases and its example and not by near misses; fixes converge and bring no error;
//! valid documents have none; every rule of the reference is accounted for.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use cognito_client_builder::document::Document;
use cognito_client_builder::explain::{Effect, Step, Tone, changes, next_steps, summary};
use cognito_client_builder::facts::{TOOLS, Tools, Version};
use cognito_client_builder::presets::PRESETS;
use cognito_client_builder::schema::Family;
use cognito_client_builder::validate::{
    DEFAULT_FAMILIES, Finding, Severity, Told, Validator, accepted, count, fix_all, fix_all_for, rule, rules, validate,
    validate_client, validate_for,
};
use serde_json::{Map, Value as Json, json};

use crate::generate_documents::Random;
use crate::work::{grows_in_step, work};

fn read(path: &str) -> Json {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A case as a document: the client's body, with a name and a pool unless it says otherwise.
fn document(case: &Json) -> Document {
    let mut body = Map::from_iter([
        ("name".to_owned(), json!("web")),
        ("user_pool_id".to_owned(), json!("${aws_cognito_user_pool.pool.id}")),
    ]);
    body.extend(case["client"].as_object().unwrap().clone());
    body.retain(|_, value| !value.is_null());
    let mut document = case.get("around").cloned().unwrap_or_else(|| json!({}));
    let clients = &mut document["resource"]["aws_cognito_user_pool_client"];
    let others = clients.as_object().cloned().unwrap_or_default();
    *clients = json!({ "web": body });
    clients.as_object_mut().unwrap().extend(others);
    Document::from_json(&document).unwrap()
}

fn family(id: &str) -> Family {
    Family::of(id).unwrap_or_else(|| panic!("no family {id}"))
}

/// What a case is judged with: its document, the families in view and the tools' versions.
pub fn setting(case: &Json) -> (Document, Vec<Family>, Tools) {
    let families: Vec<Family> = match case.get("families") {
        Some(ids) => ids.as_array().unwrap().iter().map(|id| family(id.as_str().unwrap())).collect(),
        None => DEFAULT_FAMILIES.to_vec(),
    };
    let mut tools = Tools::default();
    for (id, version) in case.get("tools").and_then(Json::as_object).into_iter().flatten() {
        let tool = TOOLS.into_iter().find(|tool| tool.id() == id).unwrap();
        tools.set(tool, Version::parse(version.as_str().unwrap()));
    }
    (document(case), families, tools)
}

fn findings(case: &Json) -> Vec<Finding> {
    let (document, families, tools) = setting(case);
    validate_for(&document, &tools, &families)
}

fn told(findings: &[Finding]) -> String {
    findings.iter().map(|it| format!("\n  {} {:?} {:?} {}", it.rule, it.severity, it.arguments, it.message)).collect()
}

/// Rules without a case of their own: they are no findings, or cannot happen to a client.
fn is_told_elsewhere(told: Told) -> bool {
    matches!(told, Told::Summary | Told::Changes | Told::Values)
}

#[test]
fn each_rule_is_triggered_by_its_cases_and_not_by_near_misses() {
    let mut wrong = Vec::new();
    let mut number = 0;
    for rule in rules() {
        if is_told_elsewhere(rule.told) {
            continue;
        }
        let cases = read(&format!("cases/rules/{}.json", rule.id));
        let (must, must_not) = (cases["must"].as_array().unwrap(), cases["must_not"].as_array().unwrap());
        assert!(!must.is_empty() && !must_not.is_empty(), "{}: both kinds of cases are needed", rule.id);
        for case in must {
            number += 1;
            let found = findings(case);
            let fits = |it: &&Finding| {
                it.rule == rule.id
                    && json!(it.arguments) == case["arguments"]
                    && case.get("severity").is_none_or(|severity| severity == it.severity.id())
            };
            if found.iter().find(fits).is_none() {
                wrong.push(format!("{} does not find {case}; found:{}", rule.id, told(&found)));
            }
        }
        for case in must_not {
            number += 1;
            let found: Vec<Finding> = findings(case).into_iter().filter(|it| it.rule == rule.id).collect();
            if !found.is_empty() {
                wrong.push(format!("{} finds something in {case}:{}", rule.id, told(&found)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {number} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn cases_belong_to_rules() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/rules");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(rule(name.trim_end_matches(".json")).is_some(), "no rule for {name}");
    }
}

#[test]
fn each_example_triggers_its_rule() {
    for rule in rules() {
        let Some(example) = rule.example() else {
            assert!(is_told_elsewhere(rule.told) || BULKY.contains(&rule.id), "{} has no example", rule.id);
            continue;
        };
        let families = if rule.families.is_empty() { DEFAULT_FAMILIES } else { rule.families };
        let document = Document::from_json(&example).unwrap();
        let found = validate_for(&document, &Tools::default(), families);
        assert!(found.iter().any(|it| it.rule == rule.id), "{}: {example}{}", rule.id, told(&found));
    }
}

/// Too long to be shown, or about several clients.
const BULKY: &[&str] = &["too-many-urls", "quota", "concurrent-changes"];

#[test]
fn rules_are_well_formed() {
    let mut ids = std::collections::HashSet::new();
    for rule in rules() {
        let id = rule.id;
        assert!(ids.insert(id), "{id} twice");
        assert!(!id.is_empty() && id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{id}");
        assert!(!rule.title.is_empty() && !rule.title.ends_with('.'), "{id}: {}", rule.title);
        assert!(rule.title.chars().count() <= 90, "{id}: {}", rule.title);
        assert!((rule.explanation)().ends_with('.'), "{id}: {}", (rule.explanation)());
        let by = rule.enforced_by.to_string();
        assert!(!by.is_empty() && !by.ends_with('.'), "{id}");
        assert!((rule.sources)().iter().all(|it| it.starts_with("https://")) && !(rule.sources)().is_empty(), "{id}");
        assert!(!rule.risk || rule.severity != Severity::Error, "{id}: what is refused cannot be accepted");
        for path in rule.arguments {
            let known = cognito_client_builder::schema::field(path).is_some();
            assert!(known || matches!(*path, "import.id" | "client_secret"), "{id}: {path}");
        }
    }
}

/// Every number of the reference, whose facts (not its words) stand in a list beside: which rule has it, and where ours
/// says something else, why.
#[test]
fn every_rule_of_the_reference_is_accounted_for() {
    let reference = read("reference/rules.json");
    let reference = reference["rules"].as_object().unwrap();
    assert_eq!(reference.len(), 86);
    let ours: BTreeMap<&str, _> =
        rules().filter(|rule| !rule.number.is_empty()).map(|rule| (rule.number, rule)).collect();
    for (number, expected) in reference {
        let rule = ours.get(number.as_str()).unwrap_or_else(|| panic!("{number} is not there"));
        assert_eq!(json!(rule.id), expected["rule"], "{number}");
        let explained = expected.get("why").and_then(Json::as_str).is_some_and(|why| why.len() > 20);
        let tops: std::collections::BTreeSet<&str> =
            rule.arguments.iter().map(|path| path.split('.').next().unwrap_or(path)).collect();
        let named = expected["arguments"].as_array().unwrap().iter().map(|it| it.as_str().unwrap());
        let same = rule.severity.id() == expected["severity"] && tops == named.collect();
        assert!(same != explained, "{number} {}: {:?} {tops:?} against {expected}", rule.id, rule.severity);
    }
    assert!(ours.keys().all(|number| reference.contains_key(*number)));
}

#[test]
fn presets_have_no_errors_and_ours_no_warnings() {
    for preset in PRESETS {
        let findings = validate(&preset.document());
        let counts = count(&findings);
        assert_eq!(counts.errors, 0, "{}{}", preset.id, told(&findings));
        assert!(preset.example || counts.warnings == 0, "{}{}", preset.id, told(&findings));
        assert!(counts.infos <= 3, "{}{}", preset.id, told(&findings));
    }
}

/// Values that rules care about, right and wrong ones.
struct Maker<'a>(&'a mut Random);

impl Maker<'_> {
    fn some<'t>(&mut self, all: &[&'t str], most: usize) -> Vec<&'t str> {
        let number = self.0.below(most + 1);
        (0..number).map(|_| *self.0.pick(all)).collect()
    }

    /// A client that may be wrong in every way that a rule knows.
    fn client(&mut self) -> Json {
        const FLOWS: &[&str] = &[
            "ALLOW_USER_SRP_AUTH",
            "ALLOW_REFRESH_TOKEN_AUTH",
            "ALLOW_USER_AUTH",
            "ALLOW_CUSTOM_AUTH",
            "ALLOW_USER_PASSWORD_AUTH",
            "ALLOW_ADMIN_USER_PASSWORD_AUTH",
            "ADMIN_NO_SRP_AUTH",
            "USER_PASSWORD_AUTH",
            "allow_user_srp_auth",
            "ALLOW_USER_SRP_AUTH,allow_refresh_token_auth",
            "ADMIN_NO_SRP_AUTH ALLOW_USER_AUTH",
            "${var.flow}",
            "ALLOW_TOKEN_EXCHANGE_DELEGATION",
        ];
        const GRANTS: &[&str] =
            &["code", "implicit", "client_credentials", "code", "${var.grant}", "Code", "code,client_credentials"];
        const SCOPES: &[&str] = &[
            "openid",
            "email",
            "phone",
            "profile",
            "aws.cognito.signin.user.admin",
            "api/read",
            "api/none",
            "read",
            "OpenID",
            "${var.scope}",
            "${aws_cognito_resource_server.api.identifier}/read",
            "",
            " openid",
            "a b",
            "openid,email",
            "api/read api/none",
        ];
        const URLS: &[&str] = &[
            "https://a.example.com/cb",
            "https://a.example.com/cb/",
            "http://a.example.com/cb",
            "http://localhost:3000",
            "https://a.example.com/#x",
            "http://a.example.com/#x",
            "myapp://cb",
            "a.example.com/cb",
            "/cb",
            "",
            "https://*.example.com",
            "https://${var.d}/cb",
            "localhost:3000/cb",
            " https://a.example.com",
            "https://",
            "#x",
            "http://",
            "//a.example.com/cb",
            "http://${var.h}/",
            "file:///x",
            "https://a.example.com/cb,http://b.example.com/cb",
            "https://a.example.com/cb, myapp://cb,",
            "https://${var.d}/cb;https://a.example.com/cb",
            "https://https://a.example.com/cb",
            "http:/a.example.com/cb",
        ];
        const PROVIDERS: &[&str] = &[
            "COGNITO",
            "Google",
            "google",
            "cognito",
            "COGNITO,Google",
            "Okta",
            "${aws_cognito_identity_provider.google.provider_name}",
            "",
        ];
        const ATTRIBUTES: &[&str] = &[
            "email",
            "name",
            "Email",
            "mail",
            "custom:plan",
            "custom:role",
            "custom:",
            "plan",
            "sub",
            "email,name",
            "email_verified",
            "oidc:profile",
            "${var.a}",
            "",
            "custom:aaaaaaaaaaaaaaaaaaaaaaaa",
            "phone_number_verified",
        ];
        let mut body = Map::new();
        let mut put = |maker: &mut Self, chance: usize, key: &str, value: &mut dyn FnMut(&mut Self) -> Json| {
            if maker.0.chance(chance) {
                let value = value(maker);
                body.insert(key.to_owned(), value);
            }
        };
        let flag =
            |maker: &mut Self| maker.0.pick(&[json!(true), json!(false), json!("${var.f}"), json!("true")]).clone();
        let number = |maker: &mut Self| {
            maker
                .0
                .pick(&[
                    json!(0),
                    json!(1),
                    json!(5),
                    json!(12),
                    json!(24),
                    json!(60),
                    json!(90),
                    json!(400),
                    json!(3600),
                    json!(86400),
                    json!(5000),
                    json!(-1),
                    json!("${var.n}"),
                    json!("30"),
                    json!(i64::MAX),
                ])
                .clone()
        };
        put(self, 95, "name", &mut |m| json!(*m.0.pick(&["web", "shop/web", " web", "", "${var.n}", "prod"])));
        put(self, 95, "user_pool_id", &mut |m| {
            json!(*m.0.pick(&["${aws_cognito_user_pool.pool.id}", "us-east-1_AbC", "x", "${var.p}"]))
        });
        put(self, 60, "generate_secret", &mut |m| flag(m));
        put(self, 60, "explicit_auth_flows", &mut |m| json!(m.some(FLOWS, 3)));
        put(self, 20, "auth_session_validity", &mut |m| number(m));
        put(self, 50, "prevent_user_existence_errors", &mut |m| {
            json!(*m.0.pick(&["ENABLED", "LEGACY", "enabled", "${var.x}", "no"]))
        });
        put(self, 30, "enable_propagate_additional_user_context_data", &mut |m| flag(m));
        put(self, 70, "allowed_oauth_flows_user_pool_client", &mut |m| flag(m));
        put(self, 70, "allowed_oauth_flows", &mut |m| json!(m.some(GRANTS, 2)));
        put(self, 70, "allowed_oauth_scopes", &mut |m| json!(m.some(SCOPES, 3)));
        put(self, 70, "callback_urls", &mut |m| json!(m.some(URLS, 3)));
        put(self, 40, "logout_urls", &mut |m| json!(m.some(URLS, 2)));
        put(self, 40, "default_redirect_uri", &mut |m| json!(*m.0.pick(URLS)));
        put(self, 50, "supported_identity_providers", &mut |m| json!(m.some(PROVIDERS, 2)));
        for key in ["access_token_validity", "id_token_validity", "refresh_token_validity"] {
            put(self, 40, key, &mut |m| number(m));
        }
        put(self, 40, "token_validity_units", &mut |m| {
            let mut units = Map::new();
            for key in ["access_token", "id_token", "refresh_token"] {
                if m.0.chance(70) {
                    units.insert(
                        key.to_owned(),
                        json!(*m.0.pick(&["seconds", "minutes", "hours", "days", "Hours", "${var.u}"])),
                    );
                }
            }
            if m.0.chance(10) { json!("${var.units}") } else { Json::Object(units) }
        });
        put(self, 30, "enable_token_revocation", &mut |m| flag(m));
        put(self, 40, "refresh_token_rotation", &mut |m| {
            m.0.pick(&[
                json!({ "feature": "ENABLED", "retry_grace_period_seconds": 0 }),
                json!({ "feature": "DISABLED" }),
                json!({ "retry_grace_period_seconds": 90 }),
                json!([{ "feature": "enabled" }]),
                json!({ "feature": "${var.f}" }),
            ])
            .clone()
        });
        put(self, 40, "read_attributes", &mut |m| json!(m.some(ATTRIBUTES, 3)));
        put(self, 40, "write_attributes", &mut |m| json!(m.some(ATTRIBUTES, 3)));
        put(self, 20, "analytics_configuration", &mut |m| {
            let mut block = Map::new();
            for (key, value) in [
                ("application_arn", "arn:aws:mobiletargeting:us-west-2:123456789012:apps/a"),
                ("application_id", "a1"),
                ("external_id", "x"),
                ("role_arn", "${aws_iam_role.r.arn}"),
            ] {
                if m.0.chance(50) {
                    block.insert(key.to_owned(), json!(value));
                }
            }
            Json::Object(block)
        });
        put(self, 5, "client_secret", &mut |_| json!("0123456789abcdefghijklmnop"));
        put(self, 5, "callback_url", &mut |_| json!(["https://b.example.com"]));
        Json::Object(body)
    }

    /// The client with some of the resources around it.
    fn document(&mut self) -> Json {
        let pool = "${aws_cognito_user_pool.pool.id}";
        let mut resources = json!({ "aws_cognito_user_pool_client": { "web": self.client() } });
        if self.0.chance(60) {
            let mut body = json!({ "name": "users" });
            if self.0.chance(40) {
                body["user_pool_tier"] = json!(*self.0.pick(&["LITE", "ESSENTIALS", "${var.t}"]));
            }
            if self.0.chance(50) {
                body["schema"] = json!([
                    { "name": "plan", "attribute_data_type": "String", "mutable": self.0.chance(50) },
                    { "name": "email", "attribute_data_type": "String", "required": self.0.chance(50) },
                    { "name": "sub", "attribute_data_type": "String", "required": self.0.chance(50), "mutable": false },
                ]);
            }
            resources["aws_cognito_user_pool"] = json!({ "pool": body });
        }
        if self.0.chance(40) {
            resources["aws_cognito_resource_server"] = json!({ "api": { "identifier": "api", "name": "api", "user_pool_id": pool, "scope": [{ "scope_name": "read", "scope_description": "r" }] } });
        }
        if self.0.chance(30) {
            resources["aws_cognito_identity_provider"] = json!({ "google": { "provider_name": "Google", "provider_type": "Google", "user_pool_id": pool, "provider_details": { "client_id": "x", "client_secret": "y", "authorize_scopes": "email" }, "attribute_mapping": { "email": "email" } } });
        }
        if self.0.chance(30) {
            resources["aws_cognito_user_pool_domain"] = json!({ "d": { "domain": "shop", "user_pool_id": pool } });
        }
        let mut document = json!({ "resource": resources });
        if self.0.chance(20) {
            document["import"] = json!([{ "to": "aws_cognito_user_pool_client.web", "id": "us-east-1_AbC/abc" }]);
        }
        document
    }

    /// A client that breaks no rule, of the kind that people build.
    fn valid(&mut self) -> Json {
        let mut body = json!({ "name": "web", "user_pool_id": "${aws_cognito_user_pool.pool.id}" });
        let machine = self.0.chance(20);
        let secret = machine || self.0.chance(50);
        let oauth = machine || self.0.chance(70);
        let rotation = !machine && self.0.chance(40);
        if secret || self.0.chance(50) {
            body["generate_secret"] = json!(secret);
        }
        if rotation || self.0.chance(60) {
            let mut flows: Vec<&str> = vec!["ALLOW_USER_SRP_AUTH"];
            flows.extend(self.0.chance(40).then_some("ALLOW_USER_AUTH"));
            flows.extend(self.0.chance(30).then_some("ALLOW_CUSTOM_AUTH"));
            flows.extend((!rotation).then_some("ALLOW_REFRESH_TOKEN_AUTH"));
            body["explicit_auth_flows"] = json!(flows);
        }
        if rotation {
            body["refresh_token_rotation"] =
                json!({ "feature": "ENABLED", "retry_grace_period_seconds": self.0.between(0, 60) });
        }
        if oauth {
            body["allowed_oauth_flows_user_pool_client"] = json!(true);
            if machine {
                body["allowed_oauth_flows"] = json!(["client_credentials"]);
                body["allowed_oauth_scopes"] = json!(["${aws_cognito_resource_server.api.identifier}/read"]);
            } else {
                let mut scopes = vec!["openid"];
                scopes.extend(
                    ["email", "phone", "profile", "aws.cognito.signin.user.admin"]
                        .into_iter()
                        .filter(|_| self.0.chance(40)),
                );
                body["allowed_oauth_flows"] =
                    json!(self.0.pick(&[vec!["code"], vec!["implicit"], vec!["code", "implicit"]]));
                body["allowed_oauth_scopes"] = json!(scopes);
                let urls: Vec<String> = (0..=self.0.below(4))
                    .map(|n| match self.0.below(4) {
                        0 => format!("http://localhost:{}/cb", 3000 + n),
                        1 => format!("myapp{n}://cb"),
                        2 => format!("https://${{var.host}}/cb{n}"),
                        _ => format!("https://app{n}.example.com/cb?x=%20"),
                    })
                    .collect();
                if self.0.chance(30) {
                    body["default_redirect_uri"] = json!(urls[0]);
                }
                if self.0.chance(40) {
                    body["logout_urls"] = json!([urls[0]]);
                }
                body["callback_urls"] = json!(urls);
                body["supported_identity_providers"] =
                    json!(["COGNITO", "${aws_cognito_identity_provider.google.provider_name}"]);
            }
        }
        if self.0.chance(60) {
            let refresh = self.0.between(1, 3650);
            body["access_token_validity"] = json!(self.0.between(5, 1440));
            body["id_token_validity"] = json!(self.0.between(5, 1440));
            body["refresh_token_validity"] = json!(refresh);
            body["token_validity_units"] =
                json!({ "access_token": "minutes", "id_token": "minutes", "refresh_token": "days" });
        }
        if self.0.chance(40) {
            body["write_attributes"] = json!(["email", "name", "custom:plan"]);
            body["read_attributes"] = json!(["email", "email_verified", "sub", "oidc:profile", "custom:plan"]);
        }
        if self.0.chance(30) {
            body["auth_session_validity"] = json!(self.0.between(3, 15));
        }
        if secret && self.0.chance(30) {
            body["enable_propagate_additional_user_context_data"] = json!(true);
        }
        let pool = "${aws_cognito_user_pool.pool.id}";
        json!({ "resource": {
            "aws_cognito_user_pool_client": { "web": body },
            "aws_cognito_user_pool": { "pool": { "name": "users", "schema": [{ "name": "plan", "attribute_data_type": "String", "mutable": true }, { "name": "email", "attribute_data_type": "String", "required": true }, { "name": "sub", "attribute_data_type": "String", "required": true, "mutable": false }] } },
            "aws_cognito_resource_server": { "api": { "identifier": "api", "name": "api", "user_pool_id": pool, "scope": [{ "scope_name": "read", "scope_description": "r" }] } },
            "aws_cognito_identity_provider": { "google": { "provider_name": "Google", "provider_type": "Google", "user_pool_id": pool, "provider_details": { "client_id": "x", "client_secret": "y", "authorize_scopes": "email" }, "attribute_mapping": { "email": "email" } } },
            "aws_cognito_user_pool_domain": { "d": { "domain": "shop", "user_pool_id": pool } },
        } })
    }
}

fn errors(findings: &[Finding]) -> HashMap<&'static str, usize> {
    let mut errors = HashMap::new();
    for finding in findings.iter().filter(|it| it.severity == Severity::Error) {
        *errors.entry(finding.rule).or_default() += 1;
    }
    errors
}

/// Whether every unit that the clients have is the same afterwards, but for its case.
fn keeps_written_units(before: &Document, after: &Document) -> bool {
    before.clients.iter().zip(&after.clients).all(|(before, after)| {
        ["access_token", "id_token", "refresh_token"].iter().all(|token| {
            let path = format!("token_validity_units.{token}");
            let [was, is] = [before, after].map(|it| it.value(&path));
            was.as_ref().is_none_or(|was| match (was.as_text(), is.as_ref().and_then(|it| it.as_text())) {
                (Some(was), Some(is)) => was.eq_ignore_ascii_case(is),
                _ => Some(was) == is.as_ref(),
            })
        })
    })
}

/// What a fix promises.
fn check_fixes(document: &Document, problems: &mut Vec<String>) -> usize {
    let before = validate(document);
    let mut number = 0;
    for finding in &before {
        for fix in &finding.fixes {
            number += 1;
            let fixed = fix.apply(document);
            let after = validate(&fixed);
            let same = |it: &&Finding| {
                (it.rule, &it.client, &it.argument, &it.message)
                    == (finding.rule, &finding.client, &finding.argument, &finding.message)
            };
            let mut say = |what: &str| {
                problems.push(format!(
                    "{what}\n  rule {} “{}”, fix “{}”\n  {}\n  -> {}{}",
                    finding.rule,
                    finding.message,
                    fix.label(),
                    document.to_json(),
                    fixed.to_json(),
                    told(&after)
                ));
            };
            if fixed == *document {
                say("changes nothing");
            }
            if !keeps_written_units(document, &fixed) {
                say("changes a unit that was written");
            }
            if after.iter().filter(same).count() >= before.iter().filter(same).count() {
                say("leaves the finding");
            }
            let had = errors(&before);
            if let Some((rule, _)) =
                errors(&after).iter().find(|(rule, now)| **now > had.get(**rule).copied().unwrap_or(0))
            {
                say(&format!("brings an error of {rule}"));
            }
            if fix.label().is_empty() || fix.label().chars().count() > 400 {
                say("has no good label");
            }
        }
    }
    number
}

#[test]
fn a_fix_takes_its_finding_away_and_brings_no_error() {
    let mut problems = Vec::new();
    let mut number = 0;
    for seed in 0..500 {
        let mut random = Random::new(seed);
        let json = Maker(&mut random).document();
        number += check_fixes(&Document::from_json(&json).unwrap(), &mut problems);
    }
    for seed in 0..15 {
        let json = crate::generate_documents::document(
            &mut crate::generate_documents::Random::new(seed),
            crate::generate_documents::Style::Valid,
        );
        number += check_fixes(&Document::from_json(&json).unwrap(), &mut problems);
    }
    for rule in rules() {
        if let Some(example) = rule.example() {
            number += check_fixes(&Document::from_json(&example).unwrap(), &mut problems);
        }
    }
    assert!(number > 3000, "only {number} fixes");
    problems.sort();
    assert!(
        problems.is_empty(),
        "{} of {number} fixes:\n{}",
        problems.len(),
        problems
            .iter()
            .take(std::env::var("MOST").ok().and_then(|it| it.parse().ok()).unwrap_or(8))
            .cloned()
            .collect::<Vec<_>>()
            .join("\n\n")
    );
}

#[test]
fn hostile_clients_are_judged_and_fixed_without_a_panic() {
    let junk = [
        json!(null),
        json!(5),
        json!([]),
        json!({}),
        json!([null, 5, {}]),
        json!([{}, {}]),
        json!("${"),
        json!("%{"),
        json!({ "a": [1] }),
        json!([["x"]]),
        json!("${var.x}"),
        json!("\u{0}\u{feff}#://*"),
        json!(1e99),
        json!("é/é"),
    ];
    for seed in 0..200 {
        let mut random = Random::new(seed);
        let mut json = Maker(&mut random).document();
        // Every part of it may be anything, the resources around as well.
        let mut spoil = |json: &mut Json, chance: usize| {
            for (_, value) in json.as_object_mut().into_iter().flatten() {
                if random.chance(chance) {
                    *value = random.pick(&junk).clone();
                }
            }
        };
        for (_, resources) in json["resource"].as_object_mut().unwrap() {
            for (_, body) in resources.as_object_mut().unwrap() {
                spoil(body, 40);
            }
        }
        spoil(&mut json, 10);
        let Ok(document) = Document::from_json(&json) else { continue };
        for finding in validate(&document) {
            for fix in finding.fixes.iter().take(3) {
                fix.apply(&document);
            }
        }
        fix_all(&document);
    }
}

#[test]
fn fix_all_comes_to_an_end_with_fewer_errors() {
    for seed in 0..150 {
        let json = Maker(&mut Random::new(seed)).document();
        let document = Document::from_json(&json).unwrap();
        let fixed = fix_all(&document);
        let (before, after) = (count(&validate(&document)).errors, count(&validate(&fixed)).errors);
        assert!(after <= before, "{json}");
        assert_eq!(fix_all(&fixed), fixed, "{json}");
        let left = validate(&fixed).into_iter().filter(|it| it.severity == Severity::Error && !it.fixes.is_empty());
        for finding in left {
            // What is left contradicts: each of its repairs would bring another error.
            for fix in &finding.fixes {
                assert!(count(&validate(&fix.apply(&fixed))).errors >= after, "{} in {json}", finding.rule);
            }
        }
    }
}

/// The tools that a person may have in view: each by itself, and what scripts ask about.
const VIEWS: &[&[Family]] = &[
    DEFAULT_FAMILIES,
    &[Family::CloudFormation],
    &[Family::CdkL2],
    &[Family::PulumiAws, Family::PulumiAwsNative],
    &[Family::AwsCli],
    &[Family::Mineiros, Family::Cdktf],
];

/// What AWS accepts gets no error by a fix of what is only worth knowing, whatever is in view.
#[test]
fn no_fix_of_a_valid_document_leads_to_an_error() {
    let mut number = 0;
    let mut try_all = |json: &Json, families: &[Family]| {
        let document = Document::from_json(json).unwrap();
        let judge = |document: &Document| validate_for(document, &Tools::default(), families);
        let before = judge(&document);
        assert_eq!(count(&before).errors, 0, "{json}{}", told(&before));
        assert_eq!(fix_all_for(&document, &Tools::default(), families).document, document, "{json}");
        for fix in before.iter().flat_map(|it| &it.fixes) {
            number += 1;
            let after = judge(&fix.apply(&document));
            assert_eq!(count(&after).errors, 0, "{json}\n{}{}", fix.label(), told(&after));
        }
    };
    for seed in 0..300 {
        let json = Maker(&mut Random::new(seed)).valid();
        VIEWS.iter().for_each(|families| try_all(&json, families));
    }
    for preset in PRESETS {
        VIEWS.iter().for_each(|families| try_all(&preset.document().to_json(), families));
    }
    assert!(number > 1000, "only {number} fixes");
}

/// Whatever is fixed in whatever order, nothing comes back as it was: no two rules undo each other.
#[test]
fn fixes_of_any_document_converge() {
    const MOST_STEPS: usize = 200;
    for seed in 0..200 {
        let mut random = Random::new(seed);
        let families = VIEWS[seed as usize % VIEWS.len()];
        let json = Maker(&mut random).document();
        let mut document = Document::from_json(&json).unwrap();
        let mut seen = std::collections::HashSet::from([document.to_json().to_string()]);
        let mut steps = Vec::new();
        loop {
            let findings = validate_for(&document, &Tools::default(), families);
            let fixes: Vec<_> = findings.iter().flat_map(|it| it.fixes.iter().map(|fix| (it.rule, fix))).collect();
            if fixes.is_empty() {
                break;
            }
            let (rule, fix) = random.pick(&fixes);
            document = fix.apply(&document);
            steps.push(format!("{rule}: {}", fix.label()));
            assert!(seen.insert(document.to_json().to_string()), "{json}\n{}", steps.join("\n"));
            assert!(steps.len() < MOST_STEPS, "{json}\n{}", steps.join("\n"));
        }
    }
}

#[test]
fn fixing_all_of_several_clients_is_done_once() {
    for seed in 0..60 {
        let mut random = Random::new(seed);
        let families = VIEWS[seed as usize % VIEWS.len()];
        let mut json = Maker(&mut random).document();
        for label in ["b", "c"] {
            json["resource"]["aws_cognito_user_pool_client"][label] = Maker(&mut random).client();
        }
        let document = Document::from_json(&json).unwrap();
        let fix_all = |document: &Document| fix_all_for(document, &Tools::default(), families).document;
        let fixed = fix_all(&document);
        assert_eq!(fix_all(&fixed), fixed, "{json}");
        assert!(keeps_written_units(&document, &fixed), "{json}");
    }
}

#[test]
fn valid_documents_have_no_errors() {
    for seed in 0..600 {
        let json = Maker(&mut Random::new(seed)).valid();
        let document = Document::from_json(&json).unwrap();
        let found: Vec<Finding> = validate(&document).into_iter().filter(|it| it.severity == Severity::Error).collect();
        assert!(found.is_empty(), "{json}{}", told(&found));
    }
}

#[test]
fn an_accepted_risk_stays_and_does_not_count() {
    let json = json!({ "//": "by hand", "resource": { "aws_cognito_user_pool_client": { "web": {
        "name": "web", "user_pool_id": "${var.p}", "allowed_oauth_flows": ["implicit", "code"], "callback_urls": ["http://a.example.com"] } } } });
    let document = Document::from_json(&json).unwrap();
    let before = count(&validate(&document));
    let accepted = accepted::accept(&document, "web", "implicit-grant", "old app");
    let accepted = accepted::accept(&accepted, "web", "plain-http", "an error cannot be accepted");
    let found = validate(&accepted);
    let implicit = found.iter().find(|it| it.rule == "implicit-grant").unwrap();
    assert_eq!(implicit.accepted.as_deref(), Some("old app"));
    assert!(found.iter().all(|it| it.rule != "plain-http" || it.accepted.is_none()));
    let after = count(&found);
    assert_eq!((after.errors, after.warnings, after.accepted), (before.errors, before.warnings - 1, 1));
    assert_eq!(accepted.to_json()["//"]["comment"], "by hand");
    // It travels in the document, and out of it again.
    let again = Document::from_text(&accepted.to_json().to_string()).unwrap();
    assert_eq!(accepted::list(&again).len(), 2);
    assert_eq!(accepted::list(&again)[0].note, "old app");
    let renamed = again.rename("web", "app").unwrap();
    assert_eq!(accepted::list(&renamed)[0].client, "app");
    let mut copied = again.clone();
    copied.duplicate(0);
    let clients = |document: &Document| accepted::list(document).into_iter().map(|it| it.client).collect::<Vec<_>>();
    assert_eq!(clients(&copied), ["web", "web_2", "web", "web_2"]);
    copied.delete(0);
    assert_eq!(clients(&copied), ["web_2", "web_2"]);
    assert_eq!(copied.to_json()["//"]["comment"], "by hand");
    let withdrawn = accepted::withdraw(&accepted::withdraw(&again, "web", "implicit-grant"), "web", "plain-http");
    assert_eq!(count(&validate(&withdrawn)), before);
    assert!(withdrawn.to_json()["//"].get("accepted").is_none());
}

#[test]
fn a_thousand_clients_are_judged_with_the_work_of_one_each() {
    let judged = |count: usize| {
        let mut random = Random::new(1);
        let mut clients = Map::new();
        let mut imports = Vec::new();
        for index in 0..count {
            clients.insert(format!("c{index}"), Maker(&mut random).client());
            imports.push(json!({ "to": format!("aws_cognito_user_pool_client.c{index}"), "id": "us-east-1_AbC/abc" }));
        }
        let json = json!({ "resource": { "aws_cognito_user_pool_client": clients, "aws_cognito_user_pool": { "pool": { "name": "users" } } }, "import": imports });
        let document = Document::from_json(&json).unwrap();
        let (found, all) = work(|| Validator::new(&document, &Tools::default(), DEFAULT_FAMILIES).all());
        assert!(found.len() > count, "{} findings", found.len());
        let (_, one) = work(|| validate_client(&document, &document.clients[count / 2]));
        (all, one)
    };
    let ((half, of_half), (all, of_all)) = (judged(500), judged(1000));
    assert!(grows_in_step(half, all), "{half} bytes for 500 clients, {all} for 1000");
    // One client alone costs no more among many, but for what is read of the document as a whole.
    assert!(grows_in_step(of_half, of_all), "{of_half} bytes for one of 500 clients, {of_all} for one of 1000");
    assert!(of_all * 20 < all, "{of_all} bytes for one client, {all} for 1000");
}

fn body(body: Json) -> Document {
    document(&json!({ "client": body }))
}

fn sentences(document: &Document) -> Vec<(String, bool, Tone)> {
    let sections = summary(document, &document.clients[0]);
    sections.into_iter().flat_map(|it| it.sentences).map(|it| (it.text, it.default, it.tone)).collect()
}

#[test]
fn the_summary_has_values_and_defaults() {
    let has = |all: &[(String, bool, Tone)], text: &str, default: bool| {
        assert!(all.iter().any(|it| it.0.contains(text) && it.1 == default), "{text} ({default}) in {all:#?}");
    };
    let nothing = sentences(&body(json!({})));
    has(&nothing, "No sign-in page", true);
    has(&nothing, "with an SRP password (never sent)", true);
    has(&nothing, "Anyone can find out", true);
    has(&nothing, "API calls: 1 hour", true);
    has(&nothing, "keep users signed in: 30 days", true);
    has(&nothing, "No client secret", true);
    has(&nothing, "Revoking its refresh token", true);
    let given = sentences(&body(json!({
        "generate_secret": true, "access_token_validity": 90, "refresh_token_validity": 36,
        "token_validity_units": { "access_token": "minutes", "id_token": "hours", "refresh_token": "hours" },
        "allowed_oauth_flows_user_pool_client": true, "allowed_oauth_flows": ["code"], "allowed_oauth_scopes": ["openid"],
        "callback_urls": ["https://${var.domain}/cb"], "supported_identity_providers": ["COGNITO", "SignInWithApple"],
        "enable_token_revocation": false, "id_token_validity": "${var.n}",
    })));
    has(&given, "with a user pool account and Sign in with Apple", false);
    has(&given, "API calls: 90 minutes", false);
    has(&given, "keep users signed in: 36 hours", false);
    has(&given, ": https://${var.domain}/cb", false);
    has(&given, "Its client secret", false);
    has(&given, "which identify the user: known after apply", false);
    assert!(given.iter().any(|it| it.0.contains("revocation is off") && it.2 == Tone::Caution));
    let machine = sentences(&body(
        json!({ "generate_secret": true, "allowed_oauth_flows_user_pool_client": true, "allowed_oauth_flows": ["client_credentials"] }),
    ));
    has(&machine, "A service authenticates as itself", false);
    assert!(!machine.iter().any(|it| it.0.contains("ID tokens, which")), "{machine:#?}");
}

fn steps(document: &Document) -> HashMap<&'static str, Step> {
    next_steps(document, &document.clients[0]).into_iter().map(|step| (step.id, step)).collect()
}

#[test]
fn next_steps_use_the_values_of_the_document() {
    let document = Document::from_json(&json!({
        "resource": {
            "aws_cognito_user_pool": { "pool": { "name": "users" } },
            "aws_cognito_user_pool_domain": { "d": { "domain": "shop", "user_pool_id": "${aws_cognito_user_pool.pool.id}" } },
            "aws_cognito_resource_server": { "api": { "identifier": "https://api.example.com", "name": "api", "user_pool_id": "${aws_cognito_user_pool.pool.id}", "scope": [{ "scope_name": "read", "scope_description": "r" }] } },
            "aws_cognito_user_pool_client": { "web": {
                "name": "web", "user_pool_id": "${aws_cognito_user_pool.pool.id}", "allowed_oauth_flows_user_pool_client": true,
                "allowed_oauth_flows": ["code"], "allowed_oauth_scopes": ["openid", "${aws_cognito_resource_server.api.identifier}/read"],
                "callback_urls": ["https://app.example.com/cb?a=b&c=%20"], "logout_urls": ["myapp://bye"], "generate_secret": false } },
        },
        "import": [{ "to": "aws_cognito_user_pool_client.web", "id": "eu-west-1_AbCdEf123/3ho4ek12345678909nh3fmhpko" }],
    }))
    .unwrap();
    let steps = steps(&document);
    assert_eq!(
        steps["authorize"].code,
        "https://shop.auth.eu-west-1.amazoncognito.com/oauth2/authorize?response_type=code&client_id=3ho4ek12345678909nh3fmhpko&redirect_uri=https%3A%2F%2Fapp.example.com%2Fcb%3Fa%3Db%26c%3D%2520&scope=openid%20https%3A%2F%2Fapi.example.com%2Fread&state=RANDOM_STATE&code_challenge_method=S256&code_challenge=CODE_CHALLENGE"
    );
    assert_eq!(steps["authorize"].placeholders, ["RANDOM_STATE", "CODE_CHALLENGE"]);
    assert!(
        steps["token"].code.contains("--data-urlencode 'redirect_uri=https://app.example.com/cb?a=b&c=%20'"),
        "{}",
        steps["token"].code
    );
    assert!(!steps["token"].code.contains("CLIENT_SECRET"));
    assert_eq!(
        steps["sign-out"].code,
        "https://shop.auth.eu-west-1.amazoncognito.com/logout?client_id=3ho4ek12345678909nh3fmhpko&logout_uri=myapp%3A%2F%2Fbye"
    );
    let machine = self::steps(&body(
        json!({ "generate_secret": true, "allowed_oauth_flows_user_pool_client": true, "allowed_oauth_flows": ["client_credentials"], "allowed_oauth_scopes": ["${var.scope}"] }),
    ));
    assert!(machine["token-machine"].code.contains("--user CLIENT_ID:CLIENT_SECRET"));
    assert!(machine["token-machine"].code.contains("scope=YOUR_SCOPE"));
    assert!(!machine.contains_key("authorize"));
}

/// What a POSIX shell makes of a command: its words.
fn words_of(command: &str) -> Option<Vec<String>> {
    let script = format!("curl() {{ printf '%s\\0' \"$@\"; }}\naws() {{ printf '%s\\0' \"$@\"; }}\n{command}");
    let output = std::process::Command::new("sh").arg("-c").arg(script).output().ok()?;
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{command}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).unwrap();
    Some(text.split_terminator('\0').map(str::to_owned).collect())
}

/// The ARN that AWS returns says where the secret is; without it, describe is asked for it first.
#[test]
fn a_secret_in_secrets_manager_is_read_from_there() {
    let document = |comment: Json| {
        let body = json!({ "name": "server", "user_pool_id": "us-east-1_Ab3", "generate_secret": true, "//": comment });
        Document::from_json(&json!({ "resource": { "aws_cognito_user_pool_client": { "server": body } } })).unwrap()
    };
    let arn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:app-AbCdEf";
    let known = document(json!({ "publish_secrets_in_aws_secrets_manager": true, "ClientSecretArn": arn }));
    let code = steps(&known)["secret"].code.clone();
    assert!(code.contains("aws secretsmanager get-secret-value"), "{code}");
    assert!(code.contains(&format!("--secret-id {arn}")), "{code}");
    let code = steps(&document(json!({ "publish_secrets_in_aws_secrets_manager": true })))["secret"].code.clone();
    assert!(code.starts_with("SECRET_ARN=$(aws cognito-idp describe-user-pool-client"), "{code}");
    assert!(code.contains("UserPoolClient.ClientSecretArn") && code.contains("--secret-id \"$SECRET_ARN\""), "{code}");
    let hostile = document(json!({ "publish_secrets_in_aws_secrets_manager": true, "ClientSecretArn": "x'; reboot" }));
    let code = steps(&hostile)["secret"].code.clone();
    assert!(code.contains(r"'x'\''; reboot'"), "{code}");
    // The argument goes where the client goes, and is none of Terraform's.
    let json = known.to_json();
    assert_eq!(Document::from_json(&json).unwrap().to_json(), json);
    assert!(known.clients[0].arguments().contains_key("publish_secrets_in_aws_secrets_manager"));
    assert!(!known.clients[0].to_json().contains_key("publish_secrets_in_aws_secrets_manager"));
}

/// The note that only a part of a client is known goes where the client goes, but for a copy, which is a new client.
#[test]
fn a_partial_client_stays_partial_until_it_is_another_one() {
    let document = json!({
        "import": [{ "to": "aws_cognito_user_pool_client.web", "id": "eu-west-1_AbCdEf123/1example23456789" }],
        "resource": { "aws_cognito_user_pool_client": { "web": {
            "name": "web", "user_pool_id": "eu-west-1_AbCdEf123", "//": { "partial": "names", "Other": 1 } } } }
    });
    let mut document = Document::from_json(&document).unwrap();
    let opened = cognito_client_builder::link::open(&cognito_client_builder::link::encode(&document)).unwrap().document;
    assert!(opened.clients[0].partial().is_some());
    let code = steps(&document)["describe"].code.clone();
    assert!(code.contains("--user-pool-id eu-west-1_AbCdEf123"), "{code}");
    assert!(code.contains("--client-id 1example23456789"), "{code}");
    assert!(document.rename("web", "shop").unwrap().clients[0].partial().is_some());
    document.duplicate(0);
    assert!(document.clients[0].partial().is_some() && document.clients[1].partial().is_none());
    assert_eq!(json!(document.clients[1].extra), json!({ "//": { "Other": 1 } }));
}

/// The host of a prefix domain is that of the Region's partition, and a pool is the same by the same literal ID.
#[test]
fn prefix_domains_are_those_of_the_partition() {
    let authorize = |region: &str, literal: bool| {
        let pool = if literal { format!("{region}_AbCdEf123") } else { "${aws_cognito_user_pool.pool.id}".to_owned() };
        let mut client = json!({ "name": "web", "user_pool_id": pool, "allowed_oauth_flows_user_pool_client": true,
            "allowed_oauth_flows": ["code"], "callback_urls": ["https://a.example.com/cb"] });
        let mut document = json!({ "resource": {
            "aws_cognito_user_pool_domain": { "main": { "domain": "people", "user_pool_id": pool } } } });
        if !literal {
            client["region"] = json!(region);
            document["resource"]["aws_cognito_user_pool"]["pool"] = json!({ "name": "people" });
        }
        document["resource"]["aws_cognito_user_pool_client"]["web"] = client;
        let code = steps(&Document::from_json(&document).unwrap())["authorize"].code.clone();
        code.trim_start_matches("https://").split('/').next().unwrap().to_owned()
    };
    for literal in [false, true] {
        for (region, host) in [
            ("eu-west-1", "people.auth.eu-west-1.amazoncognito.com"),
            ("us-west-2", "people.auth.us-west-2.amazoncognito.com"),
            ("us-gov-west-1", "people.auth-fips.us-gov-west-1.amazoncognito.com"),
            ("us-gov-east-1", "people.auth-fips.us-gov-east-1.amazoncognito.com"),
            ("eusc-de-east-1", "people.auth.cognito-idp.eusc-de-east-1.on.amazonwebservices.eu"),
            ("cn-north-1", "YOUR_DOMAIN"),
            ("us-isob-east-1", "YOUR_DOMAIN"),
        ] {
            assert_eq!(authorize(region, literal), host, "{region} {literal}");
        }
    }
}

/// Every finding says where to read more, also one of an argument that the table does not have.
#[test]
fn every_finding_has_a_reference() {
    for rule in rules() {
        let Some(example) = rule.example() else { continue };
        let families = if rule.families.is_empty() { DEFAULT_FAMILIES } else { rule.families };
        for finding in validate_for(&Document::from_json(&example).unwrap(), &Tools::default(), families) {
            assert!(finding.reference.is_some(), "{}: {}", finding.rule, finding.message);
        }
    }
}

#[test]
fn hostile_values_stay_values_in_addresses_and_commands() {
    let hostile = [
        "https://a.example.com/'; rm -rf /; '",
        "https://a.example.com/$(id)`id`",
        "https://a.example.com/\n--upload-file /x",
        "-K/etc/passwd",
        "@/etc/passwd",
        "https://a.example.com/?a=b&client_id=evil#x",
        "https://a.example.com/\u{202e}é\u{1f600}",
        "a\\b\"c$d!e",
        "\t \r",
    ];
    for text in hostile {
        let document = body(json!({
            "user_pool_id": text, "allowed_oauth_flows_user_pool_client": true, "allowed_oauth_flows": ["code", "client_credentials", "implicit"],
            "allowed_oauth_scopes": [text, "openid"], "callback_urls": [text], "logout_urls": [text], "generate_secret": true, "region": text,
        }));
        for step in next_steps(&document, &document.clients[0]) {
            match step.language {
                "url" => {
                    assert!(
                        step.code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%:/?&=".contains(&byte)),
                        "{}",
                        step.code
                    );
                    let query = step.code.split_once('?').unwrap().1;
                    let keys: Vec<&str> = query.split('&').map(|pair| pair.split_once('=').unwrap().0).collect();
                    let distinct: std::collections::HashSet<&&str> = keys.iter().collect();
                    assert_eq!(keys.len(), distinct.len(), "{}", step.code);
                    assert!(step.code.starts_with("https://YOUR_DOMAIN/"), "{}", step.code);
                }
                _ if step.id == "pkce" => {}
                _ => {
                    let Some(words) = words_of(&step.code) else { return };
                    let mut expected: Vec<String> = vec![];
                    if step.id == "token" {
                        expected.push(format!("redirect_uri={text}"));
                    }
                    if step.id == "token-machine" {
                        expected.push(format!("scope={text}"));
                    }
                    if step.id == "secret" {
                        expected.push(text.to_owned());
                    }
                    for word in expected {
                        assert!(words.contains(&word), "{word:?} in {words:?}");
                    }
                    let values = words.iter().filter(|word| word.as_str() == "--data-urlencode").count();
                    assert!(words.iter().filter(|word| word.contains('=')).count() >= values, "{words:?}");
                }
            }
        }
    }
}

#[test]
fn changes_have_their_effect_on_apply() {
    let effect = |from: Json, to: Json, path: &str| {
        let (base, now) = (body(from), body(to));
        let all = changes(&base.clients[0], &now.clients[0]);
        all.into_iter().find(|it| it.argument == path).map(|it| (it.effect, it.sentence))
    };
    let kind = |effect: Option<(Effect, String)>| match effect {
        None => "none",
        Some((Effect::InPlace, _)) => "in place",
        Some((Effect::Replaces, _)) => "replaces",
        Some((Effect::ResetsToDefault { .. }, _)) => "resets",
        Some((Effect::NoEffect, _)) => "no effect",
    };
    let urls = "callback_urls";
    for (from, to, path, expected) in [
        (json!({ urls: ["https://a", "https://b"] }), json!({ urls: ["https://a", "https://b"] }), urls, "none"),
        (
            json!({ urls: ["https://a", "https://b"] }),
            json!({ urls: ["https://b", "https://a", "https://b"] }),
            urls,
            "no effect",
        ),
        (json!({ urls: ["https://a"] }), json!({ urls: ["https://b"] }), urls, "in place"),
        (json!({ urls: ["https://a"] }), json!({ urls: [] }), urls, "in place"),
        (json!({ urls: ["https://a"] }), json!({}), urls, "resets"),
        (json!({}), json!({ "generate_secret": true }), "generate_secret", "replaces"),
        (json!({}), json!({ "generate_secret": false }), "generate_secret", "replaces"),
        (json!({}), json!({ "user_pool_id": "${var.other}" }), "user_pool_id", "replaces"),
        (json!({}), json!({ "region": "eu-west-1" }), "region", "replaces"),
        (json!({}), json!({ "access_token_validity": 1 }), "access_token_validity", "no effect"),
        (json!({}), json!({ "access_token_validity": 2 }), "access_token_validity", "in place"),
        (
            json!({ "access_token_validity": 2 }),
            json!({ "access_token_validity": "2" }),
            "access_token_validity",
            "no effect",
        ),
        (json!({ "access_token_validity": 2 }), json!({}), "access_token_validity", "resets"),
        (
            json!({}),
            json!({ "explicit_auth_flows": ["ALLOW_CUSTOM_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] }),
            "explicit_auth_flows",
            "no effect",
        ),
        (
            json!({ "refresh_token_rotation": { "feature": "ENABLED" } }),
            json!({}),
            "refresh_token_rotation.feature",
            "resets",
        ),
        (
            json!({ "refresh_token_rotation": { "feature": "ENABLED" } }),
            json!({ "refresh_token_rotation": { "feature": "DISABLED" } }),
            "refresh_token_rotation.feature",
            "in place",
        ),
    ] {
        let found = effect(from.clone(), to.clone(), path);
        assert_eq!(kind(found.clone()), expected, "{from} to {to}: {found:?}");
    }
    let (effect, _) =
        effect(json!({ "enable_token_revocation": false }), json!({}), "enable_token_revocation").unwrap();
    assert_eq!(
        effect,
        Effect::ResetsToDefault { terraform: "keeps false".to_owned(), api: "on for new clients".to_owned() }
    );
    for change in changes(&body(json!({ "name": "a" })).clients[0], &body(json!({ "name": "b" })).clients[0]) {
        assert!(change.rule.is_none_or(|id| rule(id).is_some()));
    }
}

/// One element of a set, and what "Fix all" or the only fix makes of the set.
#[test]
fn joined_values_are_named_and_split() {
    let a = "https://a.example.com/cb";
    let b = "https://b.example.com/cb";
    let client = |body: &Json| {
        let mut all = json!({
            "allowed_oauth_flows_user_pool_client": true, "allowed_oauth_flows": ["code"], "allowed_oauth_scopes": ["openid"],
            "callback_urls": [a], "supported_identity_providers": ["COGNITO"], "explicit_auth_flows": ["ALLOW_REFRESH_TOKEN_AUTH"],
        });
        all.as_object_mut().unwrap().extend(body.as_object().unwrap().clone());
        self::body(all)
    };
    for (path, before, after) in [
        ("callback_urls", json!([format!("{a},{b}")]), json!([a, b])),
        ("callback_urls", json!([format!("{a} , {b}")]), json!([a, b])),
        ("callback_urls", json!([format!("{a}\n{b}\n")]), json!([a, b])),
        ("callback_urls", json!([b, format!("{a};{b}|myapp://cb")]), json!([b, a, "myapp://cb"])),
        ("callback_urls", json!([format!("{a},")]), json!([a])),
        ("callback_urls", json!([a, format!("{a},")]), json!([a])),
        (
            "callback_urls",
            json!(["https://${var.a}/x,https://${var.b}/x"]),
            json!(["https://${var.a}/x", "https://${var.b}/x"]),
        ),
        ("callback_urls", json!(["https://https://e.example.com/cb"]), json!(["https://e.example.com/cb"])),
        ("callback_urls", json!(["https://http://e.example.com/cb"]), json!(["https://e.example.com/cb"])),
        ("callback_urls", json!(["https://http://localhost:3000/cb"]), json!(["http://localhost:3000/cb"])),
        ("callback_urls", json!(["https:/f.example.com/cb"]), json!(["https://f.example.com/cb"])),
        ("callback_urls", json!(["https//f.example.com/cb"]), json!(["https://f.example.com/cb"])),
        ("callback_urls", json!(["https:\\\\f.example.com/cb"]), json!(["https://f.example.com/cb"])),
        ("allowed_oauth_scopes", json!(["openid,email,profile"]), json!(["openid", "email", "profile"])),
        ("allowed_oauth_scopes", json!(["email", "openid email"]), json!(["email", "openid"])),
        ("allowed_oauth_scopes", json!(["openid,${var.scope}"]), json!(["openid", "${var.scope}"])),
        ("allowed_oauth_flows", json!(["code,implicit"]), json!(["code", "implicit"])),
        ("supported_identity_providers", json!(["COGNITO,Google"]), json!(["COGNITO", "Google"])),
        (
            "explicit_auth_flows",
            json!(["ALLOW_USER_SRP_AUTH,ALLOW_REFRESH_TOKEN_AUTH"]),
            json!(["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]),
        ),
        (
            "explicit_auth_flows",
            json!(["allow_user_srp_auth | ALLOW_REFRESH_TOKEN_AUTH"]),
            json!(["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]),
        ),
        ("read_attributes", json!(["email,name"]), json!(["email", "name"])),
        ("write_attributes", json!(["email name"]), json!(["email", "name"])),
    ] {
        let document = client(&json!({ path: before }));
        let found = validate(&document);
        let at = |it: &&Finding| {
            it.argument == path
                && it.element.is_some()
                && it.rule != "openid-missing"
                && it.severity != Severity::Info
                && !it.fixes.is_empty()
        };
        let all: Vec<&Finding> = found.iter().filter(at).collect();
        assert!(!all.is_empty(), "{path} {before}{}", told(&found));
        for finding in all {
            let fixed = finding.fixes[0].apply(&document);
            assert_eq!(fixed.clients[0].to_json()[path], after, "{path} {before}: {}", finding.message);
        }
    }
}

#[test]
fn circles_name_their_ends_however_long_they_are() {
    const KIND: &str = "aws_cognito_user_pool_client";
    let messages = |json: &Json| -> Vec<(String, String)> {
        let found = validate(&Document::from_json(json).unwrap());
        let circles = found.into_iter().filter(|it| matches!(it.rule, "self-reference" | "reference-cycle"));
        circles.map(|it| (it.client, it.message)).collect()
    };
    let chain = |number: usize, closed: bool| {
        let client = |n: usize| {
            let next = if n + 1 < number { n + 1 } else { 0 };
            let name = if n + 1 < number || closed { format!("${{{KIND}.c{next}.id}}") } else { "last".to_owned() };
            (format!("c{n}"), json!({ "name": name, "user_pool_id": "${var.p}" }))
        };
        json!({ "resource": { KIND: (0..number).map(client).collect::<Map<_, _>>() } })
    };
    let own = messages(&chain(1, true));
    assert_eq!(
        own,
        [(
            "c0".to_owned(),
            "c0 refers to its own id in name. That value is known only after creation. Create the resource without this value. Then write the value as a literal, or let your app add it.".to_owned()
        )]
    );
    let two = messages(&chain(2, true));
    assert_eq!(two.len(), 2);
    assert!(two[1].1.starts_with("c1 depends on itself through name: c1 \u{2192} c0 \u{2192} c1. None"), "{two:?}");
    // A client beside the circle that is told is in it all the same.
    let beside = messages(&json!({ "resource": { KIND: {
        "a": { "name": format!("${{{KIND}.b.id}}"), "callback_urls": [format!("${{{KIND}.c.id}}")] },
        "b": { "name": format!("${{{KIND}.a.id}}") },
        "c": { "name": format!("${{{KIND}.a.id}}") },
    } } }));
    assert_eq!(beside.len(), 3, "{beside:?}");
    assert!(beside[2].1.starts_with("c depends on itself through name: c \u{2192} a \u{2192} "), "{beside:?}");

    assert_eq!(messages(&chain(10_000, false)), []);
    let many = messages(&chain(10_000, true));
    assert_eq!(many.len(), 10_000);
    assert!(
        many[7].1.contains("c7 \u{2192} c8 \u{2192} c9 \u{2192} c10 \u{2192} 9996 more \u{2192} c7"),
        "{}",
        many[7].1
    );
}

/// Texts of the tools that generate names: no error for want of one while only these are in view.
#[test]
fn a_name_is_required_by_the_tools_in_view_only() {
    use cognito_client_builder::import::{Options, SourceFile, import};
    let cloudformation = "Resources:\n  Pool:\n    Type: AWS::Cognito::UserPool\n  Web:\n    Type: AWS::Cognito::UserPoolClient\n    Properties:\n      UserPoolId: !Ref Pool\n";
    let serverless =
        format!("service: people\nprovider:\n  name: aws\nresources:\n  {}", cloudformation.replace('\n', "\n  "));
    let pulumi = "name: people\nruntime: yaml\nresources:\n  pool:\n    type: aws:cognito:UserPool\n  web:\n    type: aws:cognito:UserPoolClient\n    properties:\n      userPoolId: ${pool.id}\n";
    for (name, text, family) in [
        ("template.yaml", cloudformation, Family::CloudFormation),
        ("serverless.yml", &serverless, Family::CloudFormation),
        ("template.yaml", cloudformation, Family::CdkL1),
        ("template.yaml", cloudformation, Family::CdkL2),
        ("Pulumi.yaml", pulumi, Family::PulumiAws),
    ] {
        let document = import(&[SourceFile::new(name, text)], &Options::default()).document;
        let of = |families: &[Family]| {
            let found = validate_for(&document, &Tools::default(), families);
            let names = found.into_iter().filter(|it| it.argument.ends_with("name") && it.message.contains("name"));
            names.map(|it| it.severity).collect::<Vec<_>>()
        };
        assert_eq!(of(&[family]), [Severity::Info, Severity::Info], "{name} for {family:?}");
        assert_eq!(of(DEFAULT_FAMILIES), [Severity::Error, Severity::Error], "{name} for Terraform");
        assert_eq!(of(&[family, Family::OpenTofu]), [Severity::Error, Severity::Error], "{name} for both");
    }
}
