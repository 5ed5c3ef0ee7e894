//! Documents out of a seed, for tests that need many: the same seed gives the same documents everywhere.
//!
//! A valid document breaks no limit of the argument table, and every tool can read it; a hostile one holds anything that
//! JSON can hold where an argument stands. The values follow from the table, so a new argument needs nothing here.

use cognito_client_builder::document::text::escape;
use cognito_client_builder::schema::{Argument, Choice, Kind, Limit, Pattern, USER_POOL_CLIENT};
use serde_json::{Map, Value as Json, json};

/// SplitMix64: small, and good enough to choose with.
#[derive(Debug, Clone)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to `end`, without `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    pub fn between(&mut self, min: i64, max: i64) -> i64 {
        min + (self.next() % (max - min + 1) as u64) as i64
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Valid,
    Hostile,
}

/// A document of that style.
pub fn document(random: &mut Random, style: Style) -> Json {
    let mut maker = Maker { random, style, exists: Vec::new() };
    maker.document()
}

/// What breaks printers: quotes, escapes, expressions, what YAML takes for something else, what cannot be seen.
#[rustfmt::skip]
pub const HOSTILE: &[&str] = &[
    "", " ", "  ", "\t", "\n", "\r\n", "\u{0}", "\u{1}", "\u{7f}", "\u{85}", "\u{a0}", "a\u{0}b",
    "\"", "'", "`", "\\", "\\\\", "\\\"", "\\n", "\\u0041", "\"\"\"", "'''", "'\\''", "\"; DROP TABLE clients; --",
    "$", "$$", "%", "%%", "${", "%{", "$${", "%%{", "$$${", "%%%{", "$$$${", "${}", "${a}", "%{a}", "$${a}", "%%{a}", "$$${a}", "{}",
    "${var.x}", "${!x}", "${AWS::Region}", "#{x}", "{{resolve:ssm:x}}", "a$", "a%", "$\u{7b}", "%{ if true }x%{ endif }", "}", "{", "~}", "${~",
    "no", "No", "NO", "yes", "on", "off", "true", "True", "null", "~", "1e3", "012", "0x1f", "0o7", "1_000", "1.0", ".5", "1:30", "2001-01-01", "3600",
    ".inf", ".nan", "-", "- a", "? a", "a: b", "a:", ": a", "a #b", "#", "&a", "*a", "!a", "!Ref a", "|", ">", "@", "%TAG", "[", "]", "=", "<<", "---", "...", "a ", " a", "y", "n",
    "\u{2028}", "\u{2029}", "a\u{2028}b", "\u{feff}", "\u{feff}a", "\u{200b}", "\u{200e}", "\u{202e}abc", "\u{2066}x\u{2069}", "\u{ad}", "\u{604}", "\u{110bd}", "a\u{600}",
    "😀", "👩‍👩‍👧‍👦", "🇪🇺", "é", "e\u{301}", "ﬁ", "Ω", "\u{2126}", "日本語", "שלום", "مرحبا", "a\u{fffd}", "\u{10ffff}", "\u{1f468}\u{200d}", "\u{e000}",
    "-n", "--help", "$(id)", "`id`", "a;b", "a|b", "a&b", ">x", "a\nb", "EOF", "JSON", "<<EOF\n${a}\nEOF", "/* a */", "// a", "# a", "*/",
    "</script>", "<b>", "&amp;", "file://x", "http://x", "https://example.com/cb?a=b&c=%20#d", "myapp://cb", "custom:dept", "arn:aws:iam::123456789012:role/x",
];

/// Expressions that are right and laid out badly.
#[rustfmt::skip]
pub const SLOPPY: &[&str] = &[
    "${merge({a=1,\n  bb   =  2 # why\n ccc=[1,2,\n3]}, local.x )}",
    "${ {a = 1} }", "x${ {a=1,b=2}[\"a\"] }", "${{}}", "${[ ]}", "${ [ 1,2 ,3 ] }",
    "${[for k,v in var.m:k if v!=-1]}", "${{for k,v in var.m:k=>v... if !v}}", "${[for x in[1,2]:x]}",
    "${var.list[*].id}", "${var.list.*.id}", "${var.list[ 0 ].id}", "${(var.a)[0]}", "${f(x...)}",
    "${-1}", "${a-b}", "${a - b}", "${1- -2}", "${!var.a&&var.b||!(var.c)}", "${a%b*c/d}", "${a==b?c:d}", "${a>=b ? -1:+1}",
    "${\n# first\nvar.a\n}", "${ var.a # last\n}", "${ // first\n var.a}", "${/* a */var.a/* b */}", "${\n\n\nvar.a+\n\n  var.b\n}",
    "${join(\"-\",[\nvar.a,\n    var.b,# b\nvar.cc,      // c\n])}", "${f(\n{\na=1\nbbb=2 # two\n\ncc={\nd=1\n}\n}\n)}",
    "${\"a${ var.b }c%{if x}d%{ endif }\"}", "a${\n var.b\n}c", "%{if a}${b}%{else}%{if c}d%{endif}%{endif}", "%{~ for k , v in m ~} ${k} %{~ endfor ~}",
    "${a.b.c[\"d e\"]}", "${jsonencode({\"a b\":[var.c],d:{}})}", "${1.50}", "${1e3}", "${null}", "${true}", "${\"\"}", "${provider::a::b(1)}",
];

const REGIONS: &[&str] = &["us-east-1", "eu-west-1", "us-gov-west-1", "ap-southeast-2"];

/// What has been decided for the whole document: `pool`, `domain` and so on.
struct Maker<'a> {
    random: &'a mut Random,
    style: Style,
    exists: Vec<&'static str>,
}

impl Maker<'_> {
    fn hostile(&self) -> bool {
        self.style == Style::Hostile
    }

    fn has(&self, name: &str) -> bool {
        self.exists.contains(&name)
    }

    fn document(&mut self) -> Json {
        for (name, percent) in [("pool", 60), ("domain", 40), ("server", 40), ("provider", 40), ("pinpoint", 25)] {
            if self.random.chance(percent) && (name == "pool" || self.has("pool")) {
                self.exists.push(name);
            }
        }
        let mut resources = self.supporting();
        let labels = self.labels();
        let mut clients = Map::new();
        for label in &labels {
            let body = self.client();
            clients.insert(label.clone(), Json::Object(body));
        }
        let mut top = Map::new();
        if self.random.chance(60) {
            top.insert("variable".to_owned(), self.variables());
        }
        resources.insert(USER_POOL_CLIENT.terraform.to_owned(), Json::Object(clients));
        top.insert("resource".to_owned(), Json::Object(resources));
        let imports: Vec<Json> = labels.iter().filter_map(|label| self.import(label)).collect();
        if !imports.is_empty() {
            top.insert("import".to_owned(), Json::Array(imports));
        }
        if self.hostile() {
            self.rest(&mut top);
        }
        Json::Object(top)
    }

    fn labels(&mut self) -> Vec<String> {
        let hostile = ["_", "a-b", "a_b", "a__b", "Web-", "größe", "日本", "true", "for", "Client", "no", "a1", "À"];
        let valid = ["web", "server", "mobile_app", "machine-to-machine", "spa", "WebClient", "admin2"];
        let names = if self.hostile() { &hostile[..] } else { &valid[..] };
        let count = if self.random.chance(60) { 1 } else { 1 + self.random.below(3) };
        let mut labels: Vec<String> = Vec::new();
        while labels.len() < count {
            let label = *self.random.pick(names);
            if !labels.iter().any(|it| it == label) {
                labels.push(label.to_owned());
            }
        }
        labels
    }

    fn import(&mut self, label: &str) -> Option<Json> {
        if !self.random.chance(30) {
            return None;
        }
        let to = format!("aws_cognito_user_pool_client.{label}");
        if self.hostile() && self.random.chance(50) {
            let id = format!("{}/{}", self.random.pick(HOSTILE), self.random.pick(HOSTILE));
            return Some(json!({ "to": format!("${{{to}}}"), "id": id }));
        }
        let region = *self.random.pick(REGIONS);
        let client: String = (0..26).map(|_| *self.random.pick(&['a', 'b', 'k', '0', '3', '9', 'z', 'q'])).collect();
        Some(json!({ "to": to, "id": format!("{region}_{}/{client}", self.alphanumeric(9)) }))
    }

    fn alphanumeric(&mut self, length: usize) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        (0..length).map(|_| char::from(*self.random.pick(LETTERS))).collect()
    }

    fn variables(&mut self) -> Json {
        let mut variables = Map::new();
        for (name, kind, default) in [
            ("domain", "string", json!("app.example.com")),
            ("pool_id", "string", Json::Null),
            ("stage_name", "string", json!("dev")),
            ("lifetime", "number", json!(12)),
            ("enabled", "bool", json!(true)),
            ("urls", "set(string)", json!(["https://a.example/cb", "https://b.example/cb"])),
        ] {
            if self.random.chance(30) {
                continue;
            }
            let mut body = Map::new();
            if self.random.chance(80) {
                body.insert("type".to_owned(), json!(kind));
            }
            if self.random.chance(40) {
                let text = if self.hostile() { self.hostile_text() } else { "What it is for.".to_owned() };
                body.insert("description".to_owned(), json!(text));
            }
            if self.random.chance(50) && !default.is_null() {
                body.insert("default".to_owned(), default);
            }
            if self.random.chance(10) {
                body.insert("sensitive".to_owned(), json!(true));
            }
            variables.insert(name.to_owned(), Json::Object(body));
        }
        Json::Object(variables)
    }

    // Supporting resources

    fn supporting(&mut self) -> Map<String, Json> {
        let mut resources = Map::new();
        if self.has("pool") {
            let mut pool = json!({ "name": "users" });
            if self.random.chance(50) {
                pool["password_policy"] =
                    json!({ "minimum_length": self.random.between(6, 99), "require_symbols": true });
                pool["auto_verified_attributes"] = json!(["email"]);
                pool["username_configuration"] = json!({ "case_sensitive": false });
                pool["schema"] = json!([
                    { "name": "dept", "attribute_data_type": "String", "mutable": true,
                      "string_attribute_constraints": { "min_length": "0", "max_length": "2048" } },
                    { "name": "level", "attribute_data_type": "Number" },
                ]);
            }
            if self.random.chance(30) {
                pool["tags"] = json!({ "team": "identity", "cost center": "a\u{e9} $${x}" });
            }
            if self.hostile() {
                let key = self.hostile_text().replace('\n', " ");
                pool["tags"] = json!({ key: self.hostile_text(), "k": self.hostile_text() });
                pool["account_recovery_setting"] =
                    json!({ "recovery_mechanism": [{ "name": "verified_email", "priority": 1 }] });
            }
            resources.insert("aws_cognito_user_pool".to_owned(), json!({ "pool": pool }));
        }
        let pool = "${aws_cognito_user_pool.pool.id}";
        if self.has("domain") {
            let domain = json!({ "login": { "domain": "example-login", "user_pool_id": pool } });
            resources.insert("aws_cognito_user_pool_domain".to_owned(), domain);
        }
        if self.has("server") {
            let scopes = json!([
                { "scope_name": "read", "scope_description": "Read \"all\"" },
                { "scope_name": "write", "scope_description": "Write" },
            ]);
            let server = json!({ "api": { "identifier": "https://api.example.com", "name": "api", "user_pool_id": pool, "scope": scopes } });
            resources.insert("aws_cognito_resource_server".to_owned(), server);
        }
        if self.has("provider") {
            let provider = json!({ "google": {
                "provider_name": "Google", "provider_type": "Google", "user_pool_id": pool,
                "provider_details": { "client_id": "id", "client_secret": "${var.google_secret}", "authorize_scopes": "email openid" },
                "attribute_mapping": { "email": "email", "custom:dept": "hd" },
            } });
            resources.insert("aws_cognito_identity_provider".to_owned(), provider);
        }
        if self.has("pinpoint") {
            let trust = json!({ "Version": "2012-10-17", "Statement": [{
                "Effect": "Allow", "Principal": { "Service": "cognito-idp.amazonaws.com" }, "Action": "sts:AssumeRole",
                "Condition": { "StringEquals": { "sts:ExternalId": "${var.external_id}" } },
            }] });
            let policy = json!({ "Version": "2012-10-17", "Statement": [{
                "Effect": "Allow", "Action": ["mobiletargeting:UpdateEndpoint", "mobiletargeting:PutEvents"],
                "Resource": "${aws_pinpoint_app.app.arn}/*",
            }] });
            resources.insert("aws_pinpoint_app".to_owned(), json!({ "app": { "name": "events" } }));
            resources.insert(
                "aws_iam_role".to_owned(),
                json!({ "pinpoint": { "name": "pinpoint", "assume_role_policy": trust.to_string() } }),
            );
            resources.insert(
                "aws_iam_role_policy".to_owned(),
                json!({ "pinpoint": { "name": "events", "role": "${aws_iam_role.pinpoint.id}", "policy": policy.to_string() } }),
            );
        }
        resources
    }

    /// What only Terraform has.
    fn rest(&mut self, top: &mut Map<String, Json>) {
        if self.random.chance(20) {
            top.insert(
                "locals".to_owned(),
                json!({ "pool_id": "${var.pool_id}", "tags": { "a b": self.hostile_text() } }),
            );
        }
        if self.random.chance(20) {
            top.insert("output".to_owned(), json!({ "id": { "value": "${aws_cognito_user_pool_client.x.id}", "description": self.hostile_text() } }));
        }
        if self.random.chance(20) {
            top.insert("module".to_owned(), json!({ "auth": { "source": "./auth", "names": [self.hostile_text()] } }));
        }
        if self.random.chance(20) {
            top.insert("terraform".to_owned(), json!({ "required_version": ">= 1.5" }));
        }
        if self.random.chance(20) {
            top.insert("//".to_owned(), json!({ "order": ["web"], "note": self.hostile_text() }));
        }
        if self.random.chance(20)
            && let Some(Json::Object(resources)) = top.get_mut("resource")
        {
            resources.insert("aws_sns_topic".to_owned(), json!({ "t": { "name": self.hostile_text() } }));
        }
    }

    // Clients

    fn client(&mut self) -> Map<String, Json> {
        let mut body = Map::new();
        let density = *self.random.pick(&[0, 20, 50, 90]);
        for argument in USER_POOL_CLIENT.arguments() {
            let wanted = matches!(argument.key, "name" | "user_pool_id") && !self.hostile();
            let possible = argument.key != "analytics_configuration" || self.hostile() || self.random.chance(30);
            if wanted || self.random.chance(density) && possible {
                let value = self.value(argument);
                if argument.is_comment() {
                    body.insert("//".to_owned(), json!({ argument.key: value }));
                } else {
                    body.insert(argument.key.to_owned(), value);
                }
            }
        }
        if !self.hostile() {
            lifetimes(&mut body, self.random);
        } else if self.random.chance(25) {
            let (key, value) = match self.random.below(8) {
                0 => ("depends_on", json!(["aws_cognito_user_pool.pool"])),
                1 => ("lifecycle", json!({ "prevent_destroy": true, "ignore_changes": ["name", "generate_secret"] })),
                2 => ("for_each", json!("${var.clients}")),
                3 => ("count", json!("${var.enabled ? 1 : 0}")),
                4 => ("provider", json!("aws.west")),
                5 => ("callback_url", json!([self.hostile_text()])),
                6 => ("new_block", json!({ "a": 1 })),
                _ => ("//", json!(self.hostile_text())),
            };
            body.insert(key.to_owned(), value);
        }
        body
    }

    fn value(&mut self, argument: &'static Argument) -> Json {
        if self.hostile() && self.random.chance(12) {
            return self.anything(2);
        }
        match argument.kind {
            Kind::Bool => match self.random.below(8) {
                0 => json!("${var.enabled}"),
                1 => json!("true"),
                n => json!(n % 2 == 0),
            },
            Kind::Integer => self.integer(argument),
            Kind::Enum(choices) => match self.random.below(10) {
                0 => json!("${var.choice}"),
                1 if self.hostile() => json!(self.hostile_text()),
                _ => json!(self.choice(choices())),
            },
            Kind::Set(choices) => self.set(argument, choices.map(|it| it())),
            Kind::Text => self.text(argument),
            Kind::Block(arguments) => self.block(argument, arguments()),
            Kind::List | Kind::Map | Kind::Policy | Kind::Blocks(_) => Json::Null,
        }
    }

    fn choice(&mut self, choices: &[Choice]) -> &'static str {
        let known: Vec<&'static str> = choices
            .iter()
            .filter(|it| {
                self.hostile() || !it.unknown_to.contains(&cognito_client_builder::schema::Family::CloudFormation)
            })
            .map(|it| it.value)
            .collect();
        self.random.pick::<&str>(&known)
    }

    fn integer(&mut self, argument: &Argument) -> Json {
        let (mut min, mut max) = (0, 100);
        for check in argument.checks {
            if let Limit::Range { min: low, max: high } = check.limit {
                (min, max) = (low, high);
            }
        }
        match self.random.below(8) {
            0 => json!("${var.lifetime}"),
            1 => json!(min.to_string()),
            2 if self.hostile() => self
                .random
                .pick(&[
                    json!(1.5),
                    json!("1e3"),
                    json!(-1),
                    json!(9_223_372_036_854_775_807_i64),
                    json!("12345678901234567890"),
                ])
                .clone(),
            3 => json!(max),
            _ => json!(self.random.between(min, max.min(min + 100))),
        }
    }

    fn set(&mut self, argument: &Argument, choices: Option<&'static [Choice]>) -> Json {
        let most = argument.checks.iter().find_map(|check| match check.limit {
            Limit::Items { max } => Some(max),
            _ => None,
        });
        match self.random.below(12) {
            0 => return json!([]),
            1 if self.hostile() || is_url(argument) => return json!("${var.urls}"),
            // Nothing but URLs may have URLs for its default.
            1 => return json!("${var.names}"),
            2 if argument.key == "allowed_oauth_scopes" && self.has("server") => {
                return json!("${aws_cognito_resource_server.api.scope_identifiers}");
            }
            _ => {}
        }
        let count = match self.random.below(10) {
            0 => most.unwrap_or(20),
            n => 1 + n % 4,
        };
        let mut items = Vec::new();
        for _ in 0..count.min(most.unwrap_or(100)) {
            let item = match choices {
                Some(choices) => json!(self.choice(choices)),
                None if self.hostile() && self.random.chance(8) => self.anything(1),
                None => self.text(argument),
            };
            if self.hostile() || !items.contains(&item) {
                items.push(item);
            }
        }
        Json::Array(items)
    }

    fn block(&mut self, block: &Argument, arguments: &'static [Argument]) -> Json {
        let mut inner = Map::new();
        for argument in arguments {
            // The whole of a block, or an ARN alone: what AWS takes.
            let wanted = match (block.key, argument.key) {
                ("analytics_configuration", "application_arn" | "user_data_shared") => true,
                ("analytics_configuration", _) => self.hostile(),
                _ => self.random.chance(80) || argument.key == "feature",
            };
            if wanted {
                inner.insert(argument.key.to_owned(), self.value(argument));
            }
        }
        if self.hostile() && self.random.chance(10) {
            inner.insert("unknown_in_block".to_owned(), json!(self.hostile_text()));
        }
        match self.random.below(10) {
            0..3 => json!([inner]),
            3 if self.hostile() => json!([inner, {}]),
            4 if self.hostile() => json!([]),
            _ => Json::Object(inner),
        }
    }

    /// A text in the document's notation.
    fn text(&mut self, argument: &Argument) -> Json {
        if self.hostile() {
            return json!(self.hostile_text());
        }
        if self.random.chance(25) {
            return json!(self.reference(argument));
        }
        let (mut min, mut max) = (1, 60);
        let mut pattern = None;
        for check in argument.checks {
            let limit = if let Limit::Each(limit) = check.limit { *limit } else { check.limit };
            match limit {
                Limit::Length { min: low, max: high } => (min, max) = (low.max(1), high),
                Limit::Pattern(it) => pattern = Some(it),
                _ => {}
            }
        }
        let text = match pattern {
            Some(Pattern::UserPoolId) => format!("{}_{}", self.random.pick(REGIONS), self.alphanumeric(9)),
            Some(Pattern::Arn) => {
                format!("arn:aws:mobiletargeting:us-east-1:123456789012:apps/{}", self.alphanumeric(12))
            }
            Some(Pattern::ClientId) => self.alphanumeric(26),
            Some(Pattern::Hexadecimal) => (0..32).map(|_| *self.random.pick(&['0', '9', 'a', 'f', 'E'])).collect(),
            Some(Pattern::ClientName) => self.out_of(min, max, "aZ09_ +=,.@-"),
            Some(Pattern::Scope) => self.out_of(min, max, "aZ09/:.!#$%&'{}[]~-_|*+;<>?@^`"),
            Some(Pattern::ScopeName) => self.out_of(min, max, "aZ09:.!#$%&'{}[]~-_|*+;<>?@^`"),
            Some(Pattern::ProviderName) => format!("P{}", self.out_of(2, 30, "aZ09:.-_'\"$%{}é日😀") + "9"),
            Some(Pattern::Domain) => format!("a{}z", self.out_of(1, 40, "az09-")),
            Some(Pattern::Visible) => {
                let prefix = *self.random.pick(&[
                    "https://example.com/",
                    "http://localhost:3000/",
                    "myapp://",
                    "https://例え.テスト/",
                ]);
                let rest = self.out_of(1, max - prefix.chars().count(), "aZ09/:.!#$%&'\"\\{}[]~-_|é日😀שم€");
                format!("{prefix}{rest}")
            }
            Some(Pattern::VisibleOrSpace) => self.out_of(min, max, "aZ09 .-_'\"$%{}é日😀\u{a0}\u{3000}"),
            None if argument.key == "region" => (*self.random.pick(REGIONS)).to_owned(),
            None => self.out_of(min, max, "az_: custom'\"\\$%{}é日😀-"),
        };
        json!(escape(&text))
    }

    /// Some characters, now and then as many as are allowed.
    fn out_of(&mut self, min: usize, max: usize, alphabet: &str) -> String {
        let letters: Vec<char> = alphabet.chars().collect();
        let length = match self.random.below(12) {
            0 => max,
            1 => min,
            _ => min + self.random.below(30.min(max - min + 1)),
        };
        (0..length.max(1)).map(|_| *self.random.pick(&letters)).collect()
    }

    fn reference(&mut self, argument: &Argument) -> String {
        if argument.key == "user_pool_id" {
            if self.has("pool") {
                return "${aws_cognito_user_pool.pool.id}".to_owned();
            }
            return (*self.random.pick(&[
                "${var.pool_id}",
                "${local.pool_id}",
                "${module.auth.user_pool_id}",
                "${data.aws_ssm_parameter.pool.value}",
                "${data.aws_cognito_user_pools.all.ids[0]}",
                "${aws_cognito_user_pool.elsewhere.id}",
            ]))
            .to_owned();
        }
        if !is_url(argument) {
            let mut all = vec!["${var.domain}", "${local.address}", "${module.site[\"a\"].name}"];
            match argument.key {
                "name" | "supported_identity_providers" => {
                    all.extend([
                        "${var.stage_name}-app",
                        "a.${data.aws_region.current.region}.b",
                        "${upper(var.domain)}",
                    ]);
                }
                "read_attributes" | "write_attributes" => {
                    all.extend(["custom:${var.domain}", "a\"b\\c$${${var.domain}"])
                }
                _ => {}
            }
            if self.has("provider") && argument.key == "supported_identity_providers" {
                all.push("${aws_cognito_identity_provider.google.provider_name}");
            }
            return (*self.random.pick(&all)).to_owned();
        }
        let mut all = vec![
            "https://${var.domain}/cb",
            "${var.domain}",
            "https://${var.stage_name}.$${x}.${var.domain}/",
            "https://${data.aws_region.current.region}.${data.aws_caller_identity.me.account_id}.example/%%{y}",
            "${local.address}",
            "https://${module.site[\"a\"].host}/cb",
            "https://$${literal}/$",
            "x$${${var.domain}",
            "a\"b\\c${var.domain}",
            "$$${var.domain}",
        ];
        if self.has("domain") {
            all.push("https://${aws_cognito_user_pool_domain.login.domain}.auth.${data.aws_region.current.region}.amazoncognito.com/");
        }
        if self.random.chance(15) {
            all = vec![
                "${upper(var.domain)}",
                "https://${lower(var.domain)}/cb",
                "%{ if var.enabled }https://a%{ else }https://b%{ endif }",
                "${var.enabled ? \"a\" : \"b\"}",
            ];
        }
        (*self.random.pick(&all)).to_owned()
    }

    fn hostile_text(&mut self) -> String {
        match self.random.below(10) {
            0..5 => (*self.random.pick(HOSTILE)).to_owned(),
            5 => escape(self.random.pick::<&str>(HOSTILE)),
            6 => {
                let (a, b) = (*self.random.pick(HOSTILE), *self.random.pick(HOSTILE));
                escape(&format!("{a}{b}"))
            }
            7 => {
                let letters: Vec<char> = "$%{}~\"\\ a\n".chars().collect();
                (0..self.random.below(12)).map(|_| *self.random.pick(&letters)).collect()
            }
            8 => self.expression(3),
            _ => {
                let length = *self.random.pick(&[1, 5, 30, 1024]);
                (0..length)
                    .map(|_| {
                        char::from_u32(self.random.below(*self.random.clone().pick(&[0x80, 0x3000, 0x11_0000])) as u32)
                            .unwrap_or('x')
                    })
                    .collect::<String>()
                    .replace("${", "")
                    .replace("%{", "")
            }
        }
    }

    /// An expression, most of them right.
    fn expression(&mut self, depth: usize) -> String {
        let inner = |maker: &mut Self| match maker.random.below(5) {
            0 if depth > 0 => {
                let inner = maker.expression(depth - 1);
                if inner.contains('\n') { "null".to_owned() } else { format!("\"{inner}\"") }
            }
            1 => "local.a".to_owned(),
            2 => "1 + 2".to_owned(),
            3 => "\"a\\n$${b}\"".to_owned(),
            _ => "var.domain".to_owned(),
        };
        let a = inner(self);
        let b = inner(self);
        match self.random.below(14) {
            // Not as anybody should write it.
            10..=13 => (*self.random.pick(SLOPPY)).to_owned(),
            0 => format!("${{{a}}}"),
            1 => format!("x${{upper({a})}}y"),
            2 => format!("${{var.enabled ? {a} : {b}}}"),
            3 => format!("%{{ if var.enabled }}${{{a}}}%{{ else }}z%{{ endif }}"),
            4 => "%{ for x in var.urls }${x},%{ endfor }".to_owned(),
            5 => format!("  ${{~ {a} ~}}  "),
            6 => "${[for u in var.urls : u]}".to_owned(),
            7 => format!("${{ {a} /* comment */ }}"),
            8 => format!("${{\n  join(\"-\", [{a}, {b}])\n}}"),
            _ => format!("${{{a}"),
        }
    }

    fn anything(&mut self, depth: usize) -> Json {
        match self.random.below(if depth > 0 { 9 } else { 7 }) {
            0 => Json::Null,
            1 => json!(self.random.chance(50)),
            2 => json!(self.random.between(-5, 500_000_000)),
            3 => json!(0.25),
            4..7 => json!(self.hostile_text()),
            7 => (0..self.random.below(4)).map(|_| self.anything(depth - 1)).collect(),
            _ => json!({ "a": self.anything(depth - 1) }),
        }
    }
}

/// Whether the argument is a URL, or a set of them.
fn is_url(argument: &Argument) -> bool {
    argument.checks.iter().any(|check| {
        matches!(check.limit, Limit::Pattern(Pattern::Visible) | Limit::Each(Limit::Pattern(Pattern::Visible)))
    })
}

/// Lifetimes that their units allow.
fn lifetimes(body: &mut Map<String, Json>, random: &mut Random) {
    for (key, unit) in [
        ("access_token_validity", "access_token"),
        ("id_token_validity", "id_token"),
        ("refresh_token_validity", "refresh_token"),
    ] {
        let Some(json) = body.get(key) else { continue };
        if json.as_str().is_some_and(|text| text.contains("${")) {
            continue;
        }
        let units = body.get("token_validity_units");
        let units = units.map(|it| it.get(0).unwrap_or(it));
        let unit = units.and_then(|units| units.get(unit)).and_then(Json::as_str);
        let default = if key == "refresh_token_validity" { "days" } else { "hours" };
        let (low, high) = match (key, unit.unwrap_or(default)) {
            ("refresh_token_validity", "seconds") => (3_600, 315_360_000),
            ("refresh_token_validity", "minutes") => (60, 5_256_000),
            ("refresh_token_validity", "hours") => (1, 87_600),
            ("refresh_token_validity", _) => (1, 3_650),
            (_, "seconds") => (300, 86_400),
            (_, "minutes") => (5, 1_440),
            (_, "hours") => (1, 24),
            _ => (1, 1),
        };
        let number = match random.below(4) {
            0 => low,
            1 => high,
            _ => random.between(low, high),
        };
        body.insert(key.to_owned(), if random.chance(15) { json!(number.to_string()) } else { json!(number) });
    }
}
