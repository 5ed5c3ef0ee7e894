//! AWS CDK with the L2 construct of a client, which is nearer to what users think of and doesn't say all that a client
//! can be. Everything else is as in [`super::cdk`].
//!
//! `UserPoolClient` takes part in what a client is: it rejects some values, turns on what no one mentioned, and adds to
//! what was. Written is what keeps it from adding (`disableOAuth`, an empty list); what it adds all the same is in a
//! comment above the client. Read in the source of aws-cdk-lib 2.276.0, `aws-cognito/lib/user-pool-client.js`.

use std::collections::HashSet;

use super::cdk::{self, CLIENT_ONLY_BY_ID, Level, Writer};
use super::code::{self, Expr, Language, Member, TOO_LARGE};
use super::{Item, Names, Place, Render, Target};
use crate::document::notes::{NamedBy, kept_names};
use crate::document::{Entry, Value, shorten};
use crate::emit::Doc;
use crate::program::{Omission, Program, Resource, Scope, distinct};
use crate::schema::{Argument, Family, Field, Kind, Limit, Literal, Pattern, USER_POOL_CLIENT, Vocabulary};
use crate::schema::{field, fields, seconds_per};

pub static TYPESCRIPT: Target = Target {
    id: "cdk-typescript-l2",
    summary: || "An AWS CDK 2 app with UserPoolClient, which adds defaults of its own; comments list them.",
    family: Family::CdkL2,
    adopts: false,
    vocabulary: Vocabulary::CdkL2Camel,
    names: |program| names(program, Language::TypeScript),
    omissions,
    layout: |render| layout(render, Language::TypeScript),
    resource: |resource, render, place| construct(resource, render, place, Language::TypeScript),
    ..cdk::TYPESCRIPT
};

pub static PYTHON: Target = Target {
    id: "cdk-python-l2",
    summary: TYPESCRIPT.summary,
    family: Family::CdkL2,
    adopts: false,
    vocabulary: Vocabulary::CdkL2Snake,
    names: |program| names(program, Language::Python),
    omissions,
    layout: |render| layout(render, Language::Python),
    resource: |resource, render, place| construct(resource, render, place, Language::Python),
    ..cdk::PYTHON
};

/// L2's names of what AWS lists.
type Known = &'static [(&'static str, &'static str)];

const REFRESH: &str = "ALLOW_REFRESH_TOKEN_AUTH";

const AUTH_FLOWS: Known = &[
    ("ALLOW_ADMIN_USER_PASSWORD_AUTH", "adminUserPassword"),
    ("ALLOW_CUSTOM_AUTH", "custom"),
    ("ALLOW_USER_AUTH", "user"),
    ("ALLOW_USER_PASSWORD_AUTH", "userPassword"),
    ("ALLOW_USER_SRP_AUTH", "userSrp"),
];

const CLIENT_CREDENTIALS: &str = "clientCredentials";

const GRANTS: Known = &[
    ("code", "authorizationCodeGrant"),
    ("implicit", "implicitCodeGrant"),
    ("client_credentials", CLIENT_CREDENTIALS),
];

const SCOPES: Known = &[
    ("phone", "PHONE"),
    ("email", "EMAIL"),
    ("openid", "OPENID"),
    ("profile", "PROFILE"),
    ("aws.cognito.signin.user.admin", "COGNITO_ADMIN"),
];

const PROVIDERS: Known = &[
    ("COGNITO", "COGNITO"),
    ("Facebook", "FACEBOOK"),
    ("Google", "GOOGLE"),
    ("LoginWithAmazon", "AMAZON"),
    ("SignInWithApple", "APPLE"),
];

const ATTRIBUTES: Known = &[
    ("address", "address"),
    ("birthdate", "birthdate"),
    ("email", "email"),
    ("email_verified", "emailVerified"),
    ("family_name", "familyName"),
    ("gender", "gender"),
    ("given_name", "givenName"),
    ("locale", "locale"),
    ("middle_name", "middleName"),
    ("name", "fullname"),
    ("nickname", "nickname"),
    ("phone_number", "phoneNumber"),
    ("phone_number_verified", "phoneNumberVerified"),
    ("picture", "profilePicture"),
    ("preferred_username", "preferredUsername"),
    ("profile", "profilePage"),
    ("updated_at", "lastUpdateTime"),
    ("website", "website"),
    ("zoneinfo", "timezone"),
];

fn known(list: Known, value: &str) -> Option<&'static str> {
    list.iter().find(|(aws, _)| *aws == value).map(|(_, name)| *name)
}

/// Under this and a client's label, [`Names`] has the construct ID of the pool that it is given.
const POOL: &str = "pool";

/// Under this and an address, [`Names`] has the logical ID of a resource that was read.
const KEPT: &str = "kept";

fn names(program: &Program, language: Language) -> Names {
    let mut names = cdk::names(program, language);
    let taken: HashSet<String> = names.resources.values().chain(names.variables.values()).cloned().collect();
    let clients = program.resources.iter().filter(|it| it.is_client());
    let pools = distinct(clients.map(|it| (POOL, it.label.as_str())), &taken, |_, label| {
        format!("{}UserPool", names.resource_id(USER_POOL_CLIENT.terraform, label))
    });
    names.resources.extend(pools);
    let kept = kept_names(&program.rest, NamedBy::CloudFormation);
    names.resources.extend(kept.into_iter().map(|(address, id)| ((KEPT.to_owned(), address), id)));
    names
}

fn omissions(program: &Program) -> Vec<Omission> {
    // What is omitted doesn't depend on what anything is called.
    let render = Render { program, names: &Names::default() };
    let mut omissions = Vec::new();
    for (resource, by_id) in cdk::declared(program) {
        if resource.is_client() {
            let writer = Writer::new(&resource, &render, Language::TypeScript, Level::L2, by_id);
            let omitted = Client::new(&writer, &resource).omitted.into_iter();
            omissions.extend(omitted.map(|(argument, reason)| Omission::new(Some(&resource.label), argument, reason)));
        } else {
            omissions.extend(code::unsaid(&resource, TOO_LARGE, &code::loses_digits));
            omissions.extend(code::unsaid(&resource, CLIENT_ONLY_BY_ID, &|it| Level::L2.refuses(it, by_id)));
        }
    }
    omissions.extend(super::cloudformation::defaults_left_out(program));
    omissions
}

/// Without the variables that only what is omitted needs: each would be asked for.
fn layout(render: &Render, language: Language) -> Vec<Item> {
    let mut used = HashSet::new();
    if render.program.scope == Scope::Complete && !render.program.variables.is_empty() {
        for (resource, by_id) in cdk::declared(render.program) {
            let writer = Writer::new(&resource, render, language, Level::L2, by_id);
            if resource.is_client() {
                Client::new(&writer, &resource);
            } else {
                writer.members(&resource.entries, None);
            }
            used.extend(writer.used.take());
        }
    }
    cdk::layout(render, language, Level::L2, &|it| used.contains(&it.name))
}

fn construct(resource: &Resource, render: &Render, place: Place, language: Language) -> Doc {
    if !resource.is_client() {
        return cdk::construct(resource, render, place, language, Level::L2);
    }
    let writer = Writer::new(resource, render, language, Level::L2, !place.last);
    let client = Client::new(&writer, resource);
    let added = client.added.iter().flat_map(|(value, property)| {
        [language.comment(&format!("UserPoolClient adds {value} to {property}.")), Doc::line()]
    });
    let declaration = cdk::declaration(resource, render, language, "cognito.UserPoolClient", &client.members);
    let kept = render.names.resources.get(&(KEPT.to_owned(), resource.address()));
    let kept = kept.into_iter().flat_map(|id| [Doc::line(), keeps_logical_id(resource, render, language, id)]);
    Doc::concat(added.chain([declaration]).chain(kept))
}

/// The construct's own logical ID ends with a hash: a client that was read would be replaced.
fn keeps_logical_id(resource: &Resource, render: &Render, language: Language, id: &str) -> Doc {
    let variable = render.names.resource(USER_POOL_CLIENT.terraform, &resource.label);
    let child = language.path(&format!("{variable}.node.{}", language.cased("defaultChild")));
    let method = match language {
        Language::TypeScript => Doc::concat([
            Doc::token("("),
            child,
            Doc::token(" as "),
            language.path("cdk.CfnResource"),
            Doc::token(").overrideLogicalId("),
        ]),
        Language::Python => Doc::concat([child, Doc::token(".override_logical_id(")]),
    };
    language.statement(Doc::concat([method, language.string(id), Doc::token(")")]))
}

/// A client as far as L2 supports it.
struct Client<'a> {
    writer: &'a Writer<'a>,
    resource: &'a Resource,
    /// What the construct is given, in the language's own casing.
    members: Vec<Member>,
    /// Where among them the settings of OAuth belong, and these; `None` where OAuth is off.
    o_auth: Option<(usize, Vec<Member>)>,
    /// What the construct adds by itself: a value, and CloudFormation's property.
    added: Vec<(&'static str, &'static str)>,
    /// Arguments that it doesn't support, or not as a whole, and why.
    omitted: Vec<(String, String)>,
}

/// A length of time as L2 takes it.
struct Duration {
    unit: String,
    amount: i64,
    seconds: i64,
}

impl<'a> Client<'a> {
    fn new(writer: &'a Writer<'a>, resource: &'a Resource) -> Self {
        let (members, added, omitted) = (Vec::new(), Vec::new(), Vec::new());
        let mut client = Client { writer, resource, members, o_auth: None, added, omitted };
        for argument in USER_POOL_CLIENT.arguments() {
            let Some(name) = argument.name(Vocabulary::CdkL2Camel) else { continue };
            let mut value = client.value(argument);
            if value.is_some_and(|it| Level::L2.refuses(it, writer.by_id)) {
                client.omit(argument.key, CLIENT_ONLY_BY_ID);
                value = None;
            }
            client.say(argument, &name, value);
        }
        client.omit_units();
        if let Some((at, settings)) = client.o_auth.take() {
            let value = Expr::Struct("cognito.OAuthSettings".to_owned(), settings);
            client.members.insert(at, Member::new(writer.language.cased("oAuth"), value));
        }
        client
    }

    /// What the document says of an argument that isn't in a block.
    fn value(&self, argument: &Argument) -> Option<&'a Value> {
        inside(&self.resource.entries, argument)
    }

    /// The same by L2's name.
    fn named(&self, name: &str) -> Option<(&'static Argument, &'a Value)> {
        let argument =
            USER_POOL_CLIENT.arguments().find(|it| it.name(Vocabulary::CdkL2Camel).is_some_and(|it| it == name))?;
        Some((argument, self.value(argument)?))
    }

    fn omit(&mut self, path: &str, reason: impl Into<String>) {
        let omission = (path.to_owned(), reason.into());
        // More than one element may have the same fault.
        if !self.omitted.contains(&omission) {
            self.omitted.push(omission);
        }
    }

    fn member(&self, path: &str, name: &str, value: Expr) -> Member {
        Member { name: self.writer.language.cased(name), value, field: field(path).map(|it| it.id) }
    }

    fn push(&mut self, path: &str, name: &str, value: Expr) {
        let member = self.member(path, name, value);
        self.members.push(member);
    }

    fn say(&mut self, argument: &'static Argument, name: &str, value: Option<&'a Value>) {
        let key = argument.key;
        match (name, value) {
            ("disableOAuth", Some(Value::Bool(true))) => self.o_auth = Some((self.members.len(), Vec::new())),
            ("disableOAuth", value) => {
                if value.is_some_and(|it| *it != Value::Bool(false)) {
                    self.omit(
                        key,
                        "UserPoolClient requires a literal value for OAuth. The generated code turns OAuth off.",
                    );
                }
                self.push(key, name, Expr::Bool(true));
            }
            // A name of one of the settings of OAuth.
            (_, value) if name.starts_with("oAuth.") => self.say_o_auth(argument, &name["oAuth.".len()..], value),
            // Without a list it takes COGNITO and whatever providers it knows of.
            ("supportedIdentityProviders", value) => {
                let items = self.items(key, value, PROVIDERS, "cognito.UserPoolClientIdentityProvider");
                self.push(key, name, Expr::List(items));
            }
            (_, None) => {}
            ("userPool", Some(value)) => {
                if value.as_text() == Some("") {
                    return self.omit(key, "UserPool.fromUserPoolId requires an ID that isn't empty.");
                }
                let language = self.writer.language;
                let id = self.writer.render.names.resource(POOL, &self.resource.label);
                let path = format!("cognito.UserPool.{}", language.cased("fromUserPoolId"));
                let pool = self.writer.expr(value, &argument.kind);
                let call = Expr::call(path, [Expr::Path(language.this().to_owned()), Expr::Text(id), pool]);
                self.push(key, name, call);
            }
            ("authFlows", Some(value)) => self.say_auth_flows(key, name, value),
            ("preventUserExistenceErrors", Some(value)) => match value.as_text() {
                Some("ENABLED") => self.push(key, name, Expr::Bool(true)),
                Some("LEGACY") => self.push(key, name, Expr::Bool(false)),
                _ => self.omit(key, "UserPoolClient accepts only true or false, for ENABLED or LEGACY."),
            },
            ("readAttributes" | "writeAttributes", Some(value)) => self.say_attributes(key, name, value),
            ("refreshTokenRotationGracePeriod", Some(value)) => self.say_rotation(argument, name, value),
            ("analytics", Some(_)) => self.omit(
                key,
                "UserPoolClient requires constructs of the project and the role, not their names. Pinpoint has ended.",
            ),
            ("enablePropagateAdditionalUserContextData", Some(Value::Bool(true)))
                if self.named("generateSecret").is_none_or(|(_, it)| *it != Value::Bool(true)) =>
            {
                self.omit(key, "UserPoolClient accepts it only for a client with a known secret.");
            }
            (_, Some(value)) => match (&argument.kind, value) {
                (Kind::Bool, Value::Bool(value)) => self.push(key, name, Expr::Bool(*value)),
                (Kind::Bool, _) => {
                    self.omit(key, "UserPoolClient requires a literal true or false, not a value known at deployment.");
                }
                (Kind::Integer, _) => self.say_duration(argument, name),
                (kind, value) => self.push(key, name, self.writer.expr(value, kind)),
            },
        }
    }

    /// Flags for the known values of a set; those that L2 has no flag for are omitted.
    fn flags(&mut self, key: &str, items: &[Value], flags: Known) -> Vec<Member> {
        let mut members = Vec::new();
        let mut unknown = Vec::new();
        for item in items {
            match item.as_text() {
                Some(text) => match known(flags, text) {
                    Some(flag) => members.push(self.member(key, flag, Expr::Bool(true))),
                    None => unknown.push(text),
                },
                None => self.omit(key, KNOWN_ONLY),
            }
        }
        self.omit_unknown(key, &unknown);
        members
    }

    fn omit_unknown(&mut self, key: &str, unknown: &[&str]) {
        if !unknown.is_empty() {
            let unknown: Vec<String> = unknown.iter().map(|it| quoted(it)).collect();
            self.omit(key, format!("UserPoolClient doesn't support {}.", unknown.join(", ")));
        }
    }

    fn say_auth_flows(&mut self, key: &str, name: &str, value: &Value) {
        let Value::List(items) = value else { return self.omit(key, KNOWN_ONLY) };
        let refresh = |it: &&Value| it.as_text() == Some(REFRESH);
        let others: Vec<Value> = items.iter().filter(|it| !refresh(it)).cloned().collect();
        let (renews, rotates) = (items.iter().any(|it| refresh(&it)), self.rotates());
        if items.is_empty() && !rotates {
            return self.omit(key, "UserPoolClient always adds a flow to a list.");
        }
        if renews && rotates {
            self.omit(key, format!("With a grace period, UserPoolClient omits {}.", quoted(REFRESH)));
        } else if !renews && !rotates {
            self.added.push((REFRESH, "ExplicitAuthFlows"));
        }
        let mut flags = self.flags(key, &others, AUTH_FLOWS);
        if flags.is_empty() {
            // Nothing at all would mean AWS's own default.
            flags.push(self.member(key, "userSrp", Expr::Bool(false)));
        }
        self.push(key, name, Expr::Struct("cognito.AuthFlow".to_owned(), flags));
    }

    fn say_o_auth(&mut self, argument: &'static Argument, name: &str, value: Option<&'a Value>) {
        let key = argument.key;
        let nothing = value.is_none_or(|it| matches!(it, Value::List(items) if items.is_empty()));
        if self.o_auth.is_none() {
            if !nothing {
                self.omit(key, "UserPoolClient accepts OAuth settings only if OAuth is on.");
            }
            return;
        }
        let said = match (name, value) {
            // Left out, these two would be everything that there is.
            ("flows", value) => Some(self.grants(key, value)),
            ("scopes", value) => {
                let scopes = self.items(key, value, SCOPES, "cognito.OAuthScope");
                let has = |scope: &str| match value {
                    Some(Value::List(items)) => items.iter().any(|it| it.as_text() == Some(scope)),
                    _ => false,
                };
                if !has("openid") && ["phone", "email", "profile"].into_iter().any(has) {
                    self.added.push(("openid", "AllowedOAuthScopes"));
                }
                Some(Expr::List(scopes))
            }
            ("callbackUrls", _) if nothing => {
                if self.redirects() {
                    self.added.push((EXAMPLE, "CallbackURLs"));
                }
                None
            }
            ("defaultRedirectUri", Some(Value::Text(uri))) if !self.takes_redirect(uri) => {
                return self.omit(key, "UserPoolClient accepts a literal URL only if it is one of callbackUrls.");
            }
            (_, value) => value.map(|value| self.writer.expr(value, &argument.kind)),
        };
        if let Some(value) = said {
            let member = self.member(key, name, value);
            if let Some((_, settings)) = &mut self.o_auth {
                settings.push(member);
            }
        }
    }

    fn grants(&mut self, key: &str, value: Option<&Value>) -> Expr {
        let mut flags = match value {
            Some(Value::List(items)) => self.flags(key, items, GRANTS),
            Some(_) => {
                self.omit(key, KNOWN_ONLY);
                Vec::new()
            }
            None => Vec::new(),
        };
        let for_itself = self.writer.language.cased(CLIENT_CREDENTIALS);
        if flags.len() > 1 && flags.iter().any(|it| it.name == for_itself) {
            self.omit(key, format!("UserPoolClient accepts {} only alone.", quoted("client_credentials")));
            flags.retain(|it| it.name != for_itself);
        }
        Expr::Struct("cognito.OAuthFlows".to_owned(), flags)
    }

    fn setting(&self, name: &str) -> Option<&Expr> {
        let name = self.writer.language.cased(name);
        let (_, settings) = self.o_auth.as_ref()?;
        settings.iter().find(|it| it.name == name).map(|it| &it.value)
    }

    /// Whether a grant is on that returns to the application.
    fn redirects(&self) -> bool {
        let for_itself = self.writer.language.cased(CLIENT_CREDENTIALS);
        matches!(self.setting("flows"), Some(Expr::Struct(_, flags)) if flags.iter().any(|it| it.name != for_itself))
    }

    /// Whether L2 lets a literal default callback URL pass.
    fn takes_redirect(&self, uri: &str) -> bool {
        let listed = match self.setting("callbackUrls") {
            Some(Expr::List(urls)) => urls.iter().any(|it| matches!(it, Expr::Text(url) if url == uri)),
            Some(_) => false,
            None => !self.redirects() || uri == EXAMPLE,
        };
        uri.is_empty() || listed && Pattern::Visible.matches(uri) && uri.chars().count() <= 1024
    }

    /// A list of L2's own constants, or its `custom` for what is none of them.
    fn items(&mut self, key: &str, value: Option<&Value>, constants: Known, class: &str) -> Vec<Expr> {
        let items = match value {
            None => return Vec::new(),
            Some(Value::List(items)) => items,
            Some(_) => {
                self.omit(key, "UserPoolClient requires a known number of values.");
                return Vec::new();
            }
        };
        let mut said = Vec::new();
        for item in items {
            let constant = item.as_text().and_then(|text| known(constants, text));
            match (constant, item) {
                (Some(constant), _) => said.push(Expr::Path(format!("{class}.{constant}"))),
                (None, Value::Text(_) | Value::Reference(_) | Value::Template(_)) => {
                    let name = self.writer.expr(item, &Kind::Text);
                    said.push(Expr::call(format!("{class}.custom"), [name]));
                }
                _ => self.omit(key, KNOWN_ONLY),
            }
        }
        said
    }

    fn say_attributes(&mut self, key: &str, name: &str, value: &Value) {
        let Value::List(items) = value else { return self.omit(key, KNOWN_ONLY) };
        let custom = |it: &Value| it.as_text().is_some_and(|text| text.starts_with("custom:"));
        let (custom, standard): (Vec<Value>, Vec<Value>) = items.iter().cloned().partition(custom);
        let standard = self.flags(key, &standard, ATTRIBUTES);
        let language = self.writer.language;
        let mut calls = Vec::new();
        if !standard.is_empty() {
            let mask = Expr::Struct("cognito.StandardAttributesMask".to_owned(), standard);
            calls.push((language.cased("withStandardAttributes"), vec![mask]));
        }
        if !custom.is_empty() {
            let names = custom.iter().map(|it| self.writer.expr(it, &Kind::Text)).collect();
            calls.push((language.cased("withCustomAttributes"), names));
        }
        self.push(key, name, Expr::Built("cognito.ClientAttributes".to_owned(), calls));
    }

    /// Whether rotation is turned on.
    fn rotates(&self) -> bool {
        let rotation = self.named("refreshTokenRotationGracePeriod");
        rotation.is_some_and(|(argument, value)| feature(argument, value) == Some("ENABLED"))
    }

    fn say_rotation(&mut self, argument: &'static Argument, name: &str, value: &Value) {
        let Value::Block(entries) = value else { return self.omit(argument.key, KNOWN_ONLY) };
        let path = |entry: &Entry| format!("{}.{}", argument.key, entry.argument.key);
        if !self.rotates() {
            const ONLY_ON: &str = "UserPoolClient can only turn rotation on.";
            entries.iter().for_each(|entry| self.omit(&path(entry), ONLY_ON));
            if entries.is_empty() {
                self.omit(argument.key, ONLY_ON);
            }
            return;
        }
        // Its default in AWS; what turns rotation on must have one.
        let mut amount = 0;
        let mut at = argument.key.to_owned();
        if let Some(entry) = entries.iter().find(|it| it.argument.name(Vocabulary::CdkL2Camel).is_some()) {
            at = path(entry);
            match self.duration(entry.argument, &entry.value) {
                Ok(duration) => amount = duration.amount,
                Err(reason) => self.omit(&at, reason),
            }
        }
        self.push(&at, name, Expr::call("cdk.Duration.seconds", [Expr::Integer(amount)]));
    }

    fn say_duration(&mut self, argument: &'static Argument, name: &str) {
        match self.lifetime(argument) {
            Some(Ok(duration)) => {
                let call = Expr::call(format!("cdk.Duration.{}", duration.unit), [Expr::Integer(duration.amount)]);
                self.push(argument.key, name, call);
            }
            Some(Err(reason)) => self.omit(argument.key, reason),
            None => {}
        }
    }

    /// How long something lasts; fails with a reason where L2 doesn't take it.
    fn lifetime(&self, argument: &'static Argument) -> Option<Result<Duration, &'static str>> {
        const LONGEST: &str = "refreshTokenValidity";
        let duration = self.duration(argument, self.value(argument)?);
        let longest = self.named(LONGEST).filter(|(it, _)| !std::ptr::eq(*it, argument));
        let longest = longest.filter(|_| argument.unit_argument.is_some()).and_then(|(it, _)| self.lifetime(it)?.ok());
        Some(duration.and_then(|duration| {
            if duration.seconds % 60 != 0 {
                Err("UserPoolClient writes lifetimes in minutes, and accepts only whole minutes.")
            } else if longest.is_some_and(|it| duration.seconds > it.seconds) {
                Err("UserPoolClient rejects a token that outlives the refresh token.")
            } else {
                Ok(duration)
            }
        }))
    }

    fn duration(&self, argument: &'static Argument, value: &Value) -> Result<Duration, &'static str> {
        let unit = match argument.unit_argument.and_then(field) {
            Some(unit) => self.unit(unit).ok_or("UserPoolClient requires a known unit.")?,
            None => argument.unit.unwrap_or("seconds").to_owned(),
        };
        let (Value::Integer(amount), Some(each)) = (value, seconds_per(&unit)) else {
            return Err("UserPoolClient requires a known lifetime.");
        };
        let seconds = amount.saturating_mul(each);
        // The limits of AWS are those of L2; where there are some on the time, the one on the number is of no concern.
        let on_time = argument.checks.iter().find_map(|check| match check.limit {
            Limit::Duration { min, max } => Some(min..=max),
            _ => None,
        });
        let on_number = argument.checks.iter().find_map(|check| match check.limit {
            Limit::Range { min, max } => Some(min * each..=max * each),
            _ => None,
        });
        if on_time.or(on_number).is_some_and(|it| !it.contains(&seconds)) {
            return Err("UserPoolClient rejects values outside AWS's limits.");
        }
        Ok(Duration { unit, amount: *amount, seconds })
    }

    /// The unit that is at a field, or else counts; `None` where it isn't known.
    fn unit(&self, unit: &'static Field) -> Option<String> {
        let given = match unit.parent.and_then(|it| self.value(it.get().argument)) {
            Some(Value::Block(entries)) => inside(entries, unit.argument),
            _ => None,
        };
        match (given, unit.argument.default.value) {
            (Some(given), _) => given.as_text().filter(|it| seconds_per(it).is_some()).map(str::to_owned),
            (None, Some(Literal::Text(default))) => Some(default.to_owned()),
            (None, _) => None,
        }
    }

    /// Names the units that no lifetime is said with.
    fn omit_units(&mut self) {
        for lifetime in fields().iter().filter(|it| it.argument.unit_argument.is_some()) {
            let Some(unit) = lifetime.argument.unit_argument.and_then(field) else { continue };
            let said = self.members.iter().any(|it| it.field == Some(lifetime.id));
            let block = unit.parent.and_then(|it| self.value(it.get().argument));
            if !said && matches!(block, Some(Value::Block(entries)) if inside(entries, unit.argument).is_some()) {
                self.omit(&unit.path, "UserPoolClient accepts a unit only as a part of a lifetime.");
            }
        }
    }
}

fn quoted(value: &str) -> String {
    format!("\u{201c}{}\u{201d}", shorten(value))
}

const KNOWN_ONLY: &str = "UserPoolClient requires known values, not values known at deployment.";

/// The callback URL that L2 adds where one is needed and none is given.
const EXAMPLE: &str = "https://example.com";

fn inside<'a>(entries: &'a [Entry], argument: &Argument) -> Option<&'a Value> {
    entries.iter().find(|it| std::ptr::eq(it.argument, argument)).map(|it| &it.value)
}

/// What turns a block on or off that L2 knows under the name of another argument in it.
fn feature<'a>(block: &Argument, value: &'a Value) -> Option<&'a str> {
    let Value::Block(entries) = value else { return None };
    let unnamed =
        entries.iter().find(|it| it.argument.name(Vocabulary::CdkL2Camel) != block.name(Vocabulary::CdkL2Camel));
    unnamed.and_then(|it| it.value.as_text())
}
