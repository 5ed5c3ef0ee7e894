//! Tables of every argument of a user pool client and of its supporting resources, each declared once.
//!
//! Must not know a document, targets or the browser. The form, the checks, the printers, the importers,
//! the link and the tests are loops over these tables: adding an argument is one entry in its group's file.

mod analytics;
pub mod arg;
mod attributes;
pub mod coverage;
mod enums;
mod family;
mod general;
pub mod names;
mod oauth;
mod partition;
mod pattern;
pub mod providers;
mod sign_in;
pub mod supporting;
pub mod terraform;
mod tokens;
mod tool;

pub use enums::{Choice, STANDARD_ATTRIBUTES, StandardAttribute, Standing, seconds_per};
pub use family::{Entry as FamilyEntry, FAMILIES, Family, Resources, Unknown};
pub use names::{Name, Names, Vocabulary};
pub use partition::{PARTITIONS, Partition};
pub use supporting::{SUPPORTING, resource_kind};
pub use tool::{TOOLS, Tool};

use std::sync::OnceLock;

/// A constant that a first visit can do without, most often a long text: what is only in functions that don't run then
/// isn't loaded with the page.
pub type Later<T> = fn() -> T;

/// One setting of a resource; CloudFormation calls it a property.
#[derive(Debug)]
pub struct Argument {
    /// Terraform's name, and ours everywhere: in documents, in the DOM and in tests.
    pub key: &'static str,
    /// The name a user reads, in sentence case.
    pub label: &'static str,
    pub kind: Kind,
    pub names: Names,
    pub checks: &'static [Check],
    /// The rules that report its limits and those of what is in the block, by the kind of limit: pairs of the kind, or
    /// `""` for every other one, and the rule's ID.
    pub rules: &'static [(&'static str, &'static str)],
    pub default: DefaultValue,
    /// Whether changing it destroys the resource and makes another one with a new ID.
    pub replaces: bool,
    /// The families that reject a resource without it.
    pub required: &'static [Family],
    /// A family that doesn't require it generates one, so that AWS, which requires it, never sees it missing.
    pub generated: bool,
    /// AWS returns it for every client, set or not: an answer without it was cut.
    pub always_returned: bool,
    /// An update through the API that doesn't mention it leaves it as it is, and doesn't reset it.
    pub kept: bool,
    /// Only what differs from "supported in every version".
    pub support: &'static [Support],
    /// One sentence, in our own words, ending in a full stop.
    pub summary: Later<&'static str>,
    /// More on demand: sentences about what surprises users. May be empty.
    pub details: Later<&'static str>,
    /// What this argument usually refers to.
    pub refers_to: Option<Referent>,
    /// Counted in this unit, where the unit is fixed (`"minutes"`, `"seconds"`).
    pub unit: Option<&'static str>,
    /// The argument that holds this one's unit, by path, where the unit can be chosen.
    pub unit_argument: Option<&'static str>,
    /// Decides not what works but how hard it is to attack: shown with others of its kind.
    pub hardens: bool,
    /// Of use to few; stays out of the way until wanted.
    pub rare: bool,
    /// Values to offer where any text is allowed. For enumerations see [`Kind::Enum`].
    pub suggestions: Later<&'static [Choice]>,
    /// The argument, by path, that takes the same kind of values and is read next to this one: two columns of one
    /// table.
    pub beside: Option<&'static str>,
    /// The value of the argument in a new supporting resource.
    pub start: Start,
}

/// The value that an argument of a new resource gets.
#[derive(Debug, PartialEq, Clone, Copy)]
pub enum Start {
    Nothing,
    Text(&'static str),
    /// A variable: the page doesn't know the value, and a placeholder would be deployed.
    Variable {
        name: &'static str,
        description: &'static str,
        sensitive: bool,
    },
    /// The resource's label.
    Label,
    /// A reference to the user pool.
    Pool,
    /// The value of this other argument, capitalized.
    Beside(&'static str),
    /// One block of the arguments in it.
    Block,
}

impl Argument {
    /// What an entry leaves unsaid.
    pub const DEFAULTS: Argument = Argument {
        key: "",
        label: "",
        kind: Kind::Text,
        names: Names::NONE,
        checks: &[],
        rules: &[],
        default: DefaultValue::NONE,
        replaces: false,
        required: &[],
        generated: false,
        always_returned: false,
        kept: false,
        support: &[],
        summary: || "",
        details: || "",
        refers_to: None,
        unit: None,
        unit_argument: None,
        hardens: false,
        rare: false,
        suggestions: || &[],
        beside: None,
        start: Start::Nothing,
    };

    /// The argument's name in `vocabulary`; `None` where the family has no such input.
    pub fn name(&self, vocabulary: Vocabulary) -> Option<String> {
        self.names.get(self.key, vocabulary)
    }

    /// Whether `family` has this argument, and since when.
    pub fn support(&self, family: Family) -> Support {
        self.support.iter().find(|support| support.family == family).copied().unwrap_or(Support {
            family,
            supported: true,
            since: None,
            why: "",
        })
    }

    /// Whether Terraform has no such argument, so that a document has it under the comment key of the client's body.
    pub fn is_comment(&self) -> bool {
        self.names.api_only
    }

    pub fn is_block(&self) -> bool {
        matches!(self.kind, Kind::Block(_))
    }

    /// Whether one of these families rejects a resource without it, or AWS does and none of them generates it. Without
    /// a family, any of all.
    pub fn is_required(&self, families: &[Family]) -> bool {
        let by_aws = self.required.contains(&Family::Api) && !self.generated;
        let by_one = || families.is_empty() || families.iter().any(|family| self.required.contains(family));
        !self.required.is_empty() && (by_aws || by_one())
    }
}

/// The shape of a value.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    Text,
    Bool,
    Integer,
    /// Text out of a fixed list.
    Enum(Later<&'static [Choice]>),
    /// Texts without order or duplicates; the choices when they come out of a fixed list.
    Set(Option<Later<&'static [Choice]>>),
    /// Texts in an order that matters.
    List,
    /// Text by text: `provider_details`, `tags`.
    Map,
    /// JSON that Terraform takes as text and CloudFormation as a structure: an IAM policy.
    Policy,
    /// An argument that groups others.
    Block(Later<&'static [Argument]>),
    /// A block that may come more than once.
    Blocks(Later<&'static [Argument]>),
}

impl Kind {
    /// The type, in Terraform's words, of a variable that gives such a value as a whole.
    pub const fn variable_type(&self) -> &'static str {
        match self {
            Kind::Bool => "bool",
            Kind::Integer => "number",
            Kind::Set(_) | Kind::List => "list(string)",
            Kind::Map => "map(string)",
            Kind::Text | Kind::Enum(_) | Kind::Policy => "string",
            Kind::Block(_) | Kind::Blocks(_) => "any",
        }
    }
}

/// Whether a family supports an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Support {
    pub family: Family,
    pub supported: bool,
    /// The first version that has it, where known.
    pub since: Option<&'static str>,
    /// Why it isn't supported, as a sentence for the user who wonders.
    pub why: &'static str,
}

impl Support {
    pub const fn since(family: Family, version: &'static str) -> Self {
        Support { family, supported: true, since: Some(version), why: "" }
    }

    pub const fn no(family: Family, why: &'static str) -> Self {
        Support { family, supported: false, since: None, why }
    }
}

/// What is in effect when an argument is omitted.
#[derive(Debug, Clone, Copy)]
pub struct DefaultValue {
    /// The value that AWS fills in, where it is a value that could be written.
    pub value: Option<Literal>,
    /// The same in words, lower case and without a full stop: `"30 days"`.
    pub effective: &'static str,
    /// Where a family fills in another value by itself.
    pub elsewhere: &'static [(Family, Literal)],
}

impl DefaultValue {
    pub const NONE: DefaultValue = DefaultValue { value: None, effective: "none", elsewhere: &[] };

    pub const fn new(value: Literal, effective: &'static str) -> Self {
        DefaultValue { value: Some(value), effective, elsewhere: &[] }
    }

    pub const fn words(effective: &'static str) -> Self {
        DefaultValue { value: None, effective, elsewhere: &[] }
    }

    const fn but(self, elsewhere: &'static [(Family, Literal)]) -> Self {
        DefaultValue { elsewhere, ..self }
    }
}

/// A constant in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Literal {
    Bool(bool),
    Integer(i64),
    Text(&'static str),
    Texts(&'static [&'static str]),
}

/// What an argument of type text usually refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Referent {
    UserPool,
    ResourceServerScope,
    IdentityProvider,
    PinpointApp,
    PinpointArn,
    IamRole,
}

impl Referent {
    /// The resource type and its attribute.
    pub const fn attribute(self) -> (&'static str, &'static str) {
        match self {
            Referent::UserPool => ("aws_cognito_user_pool", "id"),
            Referent::ResourceServerScope => ("aws_cognito_resource_server", "identifier"),
            Referent::IdentityProvider => ("aws_cognito_identity_provider", "provider_name"),
            Referent::PinpointApp => ("aws_pinpoint_app", "application_id"),
            Referent::PinpointArn => ("aws_pinpoint_app", "arn"),
            Referent::IamRole => ("aws_iam_role", "arn"),
        }
    }
}

/// A limit on one argument, and who enforces it.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    pub limit: Limit,
    pub by: &'static [Enforcer],
}

/// What a check demands. Lengths count Unicode code points.
#[derive(Debug, Clone, Copy)]
pub enum Limit {
    Length {
        min: usize,
        max: usize,
    },
    Range {
        min: i64,
        max: i64,
    },
    /// The number times its unit, in seconds. The unit is the value of [`Argument::unit_argument`]. For the API this
    /// omits zero where its own range starts there: it reads zero as "not set".
    Duration {
        min: i64,
        max: i64,
    },
    Items {
        max: usize,
    },
    Pattern(Pattern),
    /// Holds for each element of a set.
    Each(&'static Limit),
}

/// The patterns of the API model, as data: the whole text must match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// ASCII letters and digits, `_`, white space and `+=,.@-`.
    ClientName,
    /// A Region, `_`, ASCII letters and digits.
    UserPoolId,
    /// Visible ASCII without `"` and `\`.
    Scope,
    /// Unicode letters, marks, symbols, numbers and punctuation: no white space, no control characters.
    Visible,
    /// The same and Unicode's separators.
    VisibleOrSpace,
    Arn,
    Hexadecimal,
    /// The API's client IDs: ASCII letters and digits, `_` and `+`.
    ClientId,
    /// A scope without the slash that separates it from its resource server.
    ScopeName,
    /// Unicode letters, marks, symbols, numbers and punctuation, without underscores at both ends.
    ProviderName,
    /// Lower-case ASCII letters, digits, hyphens and dots, with a letter or digit at both ends.
    Domain,
}

impl Pattern {
    /// As a regular expression for the whole text, in which `\w` and `\s` mean ASCII.
    pub const fn text(self) -> &'static str {
        match self {
            Pattern::ClientName => r"[\w\s+=,.@-]+",
            Pattern::UserPoolId => r"[\w-]+_[0-9a-zA-Z]+",
            Pattern::Scope => r"[\x21\x23-\x5B\x5D-\x7E]+",
            Pattern::Visible => r"[\p{L}\p{M}\p{S}\p{N}\p{P}]+",
            Pattern::VisibleOrSpace => r"[\p{L}\p{M}\p{S}\p{N}\p{P}\p{Z}]+",
            Pattern::Arn => concat!(
                r"arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+",
                r"(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?"
            ),
            Pattern::Hexadecimal => r"[0-9a-fA-F]+",
            Pattern::ClientId => r"[\w+]+",
            Pattern::ScopeName => r"[\x21\x23-\x2E\x30-\x5B\x5D-\x7E]+",
            Pattern::ProviderName => r"[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}]*[^_\p{Z}]",
            Pattern::Domain => r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?",
        }
    }
}

impl Check {
    pub(super) const fn new(limit: Limit, by: &'static [Enforcer]) -> Check {
        Check { limit, by }
    }
}

/// The API when applied and the CloudFormation schema before; Terraform's plan doesn't look.
const AWS: &[Enforcer] = &[Enforcer::Api, Enforcer::CloudFormation];
const EVERYONE: &[Enforcer] = &[Enforcer::Api, Enforcer::CloudFormation, Enforcer::TerraformPlan];

/// Who rejects a value, and so when a user learns of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Enforcer {
    /// The user pools API, when the change is applied or deployed.
    Api,
    /// The CloudFormation resource schema, before anything is deployed; cfn-lint knows it too.
    CloudFormation,
    /// Terraform or OpenTofu, while planning.
    TerraformPlan,
}

/// Arguments shown together, in the order in which users decide.
#[derive(Debug)]
pub struct Group {
    pub id: &'static str,
    pub title: &'static str,
    pub summary: &'static str,
    pub arguments: &'static [Argument],
}

/// A type of resource that a document can hold.
#[derive(Debug)]
pub struct ResourceKind {
    pub terraform: &'static str,
    pub cloudformation: &'static str,
    /// What a user calls it, lower case: `"user pool"`.
    pub label: &'static str,
    pub arguments: Later<&'static [&'static [Argument]]>,
    /// What it exports: Terraform attribute, and how CloudFormation spells it.
    pub attributes: Later<&'static [Attribute]>,
    /// All block-typed arguments of the Terraform resource, in dotted form where nested, those that `arguments` omits
    /// included: how a printer of HCL tells a block from an attribute.
    pub blocks: Later<&'static [&'static str]>,
    /// Whether the Mineiros module creates it, out of arguments of its own.
    pub in_mineiros: bool,
    /// What Pulumi's aws-native provider calls the value that CloudFormation's `Ref` gives; `None` where it has no such
    /// resource.
    pub aws_native_ref: Option<&'static str>,
}

impl ResourceKind {
    /// The class in the SDKs of Pulumi's aws provider, with its module: `("cognito", "UserPoolClient")`.
    pub fn aws_class(&self) -> (&'static str, String) {
        let (module, name) = self.terraform.trim_start_matches("aws_").split_once('_').unwrap_or_default();
        (module, names::pascal(name.trim_start_matches("cognito_")))
    }

    /// The class in the SDKs of Pulumi's aws-native provider, with its module in lower case.
    pub fn aws_native_class(&self) -> (String, &'static str) {
        let (service, name) = self.cloudformation.trim_start_matches("AWS::").split_once("::").unwrap_or_default();
        (service.to_lowercase(), name)
    }

    /// The kind's arguments in table order.
    pub fn arguments(&self) -> impl Iterator<Item = &'static Argument> + use<> {
        (self.arguments)().iter().flat_map(|group| group.iter())
    }

    pub fn attributes(&self) -> &'static [Attribute] {
        (self.attributes)()
    }

    pub fn argument(&self, key: &str) -> Option<&'static Argument> {
        self.arguments().find(|argument| argument.key == key)
    }
}

/// A value that a resource exports. Where CloudFormation has several ways to say one, the first is the one to write and
/// all are read.
#[derive(Debug)]
pub struct Attribute {
    /// Terraform's name.
    pub key: &'static str,
    /// How CloudFormation reaches it.
    pub cloudformation: Exported,
    /// The shape of its value.
    pub kind: Kind,
}

/// How CloudFormation reads a resource's attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exported {
    Ref,
    GetAtt(&'static str),
    /// CloudFormation doesn't export it, but it equals this argument of the resource.
    Argument(&'static str),
    /// The scopes of a resource server, each with the server's identifier before it: a list that only Terraform has.
    Scopes,
    /// Cannot be read there.
    No,
}

/// The groups, in the order of programs.
pub static GROUPS: [Group; 6] = [
    Group {
        id: "general",
        title: "General",
        summary: "Name, user pool, client secret, and Region.",
        arguments: general::ARGUMENTS,
    },
    Group {
        id: "auth_flows",
        title: "Authentication",
        summary: "How your app signs users in through the user pools API.",
        arguments: sign_in::ARGUMENTS,
    },
    Group {
        id: "oauth",
        title: "OAuth and managed login",
        summary: "Grant types, scopes, URLs, and identity providers.",
        arguments: oauth::ARGUMENTS,
    },
    Group {
        id: "tokens",
        title: "Tokens",
        summary: "Token lifetimes, refresh, and revocation.",
        arguments: tokens::ARGUMENTS,
    },
    Group {
        id: "attributes",
        title: "Attribute permissions",
        summary: "The user attributes that the client can read and write.",
        arguments: attributes::ARGUMENTS,
    },
    Group {
        id: "analytics",
        title: "Analytics",
        summary: "Amazon Pinpoint, which ended on October 30, 2026. For clients that still use it.",
        arguments: analytics::ARGUMENTS,
    },
];

/// Arguments on screen together. Groups are in the order of programs; sections are in the order in which users decide.
#[derive(Debug)]
pub struct Section {
    pub id: &'static str,
    pub title: &'static str,
    pub summary: &'static str,
    /// The group whose arguments it has, but for those that harden; `None` for the section of those.
    group: Option<&'static Group>,
}

impl Section {
    const fn of(group: &'static Group) -> Section {
        Section { id: group.id, title: group.title, summary: group.summary, group: Some(group) }
    }

    pub fn holds(&self, field: &Field) -> bool {
        let top = field.parent.map_or(field, |parent| parent.get());
        match self.group {
            Some(group) => !top.argument.hardens && std::ptr::eq(field.group, group),
            None => top.argument.hardens,
        }
    }

    /// Its fields in table order, blocks before what is in them.
    pub fn fields(&'static self) -> impl Iterator<Item = &'static Field> {
        fields().iter().filter(|field| self.holds(field))
    }
}

/// The sections of the form, in order. A test makes sure that each argument is in one.
pub static SECTIONS: &[Section] = &[
    Section::of(&GROUPS[0]),
    Section::of(&GROUPS[1]),
    Section::of(&GROUPS[2]),
    Section::of(&GROUPS[3]),
    Section::of(&GROUPS[4]),
    Section {
        id: "hardening",
        title: "Security",
        summary: "Make the client harder to attack. Users sign in as before.",
        group: None,
    },
    Section::of(&GROUPS[5]),
];

/// The user pool client itself.
pub static USER_POOL_CLIENT: ResourceKind = ResourceKind {
    terraform: "aws_cognito_user_pool_client",
    cloudformation: "AWS::Cognito::UserPoolClient",
    label: "app client",
    arguments: || {
        static ARGUMENTS: &[&[Argument]] = &[
            general::ARGUMENTS,
            sign_in::ARGUMENTS,
            oauth::ARGUMENTS,
            tokens::ARGUMENTS,
            attributes::ARGUMENTS,
            analytics::ARGUMENTS,
        ];
        ARGUMENTS
    },
    attributes: || {
        &[
            Attribute { key: "id", cloudformation: Exported::Ref, kind: Kind::Text },
            Attribute { key: "id", cloudformation: Exported::GetAtt("ClientId"), kind: Kind::Text },
            Attribute { key: "client_secret", cloudformation: Exported::GetAtt("ClientSecret"), kind: Kind::Text },
            Attribute { key: "name", cloudformation: Exported::GetAtt("Name"), kind: Kind::Text },
        ]
    },
    blocks: || &["analytics_configuration", "refresh_token_rotation", "token_validity_units"],
    in_mineiros: true,
    aws_native_ref: Some("clientId"),
};

/// Where an argument of the client has its value: an index into [`fields`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldId(pub usize);

/// An argument of the client on its own line of the form: top-level arguments, blocks and what is in them.
#[derive(Debug)]
pub struct Field {
    pub id: FieldId,
    /// Terraform's path: `"token_validity_units.access_token"`.
    pub path: String,
    pub argument: &'static Argument,
    pub parent: Option<FieldId>,
    pub group: &'static Group,
}

/// All fields in table order, a block before what is in it.
pub fn fields() -> &'static [Field] {
    static FIELDS: OnceLock<Vec<Field>> = OnceLock::new();
    FIELDS.get_or_init(|| {
        let mut fields = Vec::new();
        for group in &GROUPS {
            for argument in group.arguments {
                let id = FieldId(fields.len());
                fields.push(Field { id, path: argument.key.to_owned(), argument, parent: None, group });
                if let Kind::Block(inner) = argument.kind {
                    for nested in inner() {
                        let path = format!("{}.{}", argument.key, nested.key);
                        let nested_id = FieldId(fields.len());
                        fields.push(Field { id: nested_id, path, argument: nested, parent: Some(id), group });
                    }
                }
            }
        }
        fields
    })
}

/// The field of a Terraform path such as `token_validity_units.access_token`.
pub fn field(path: &str) -> Option<&'static Field> {
    fields().iter().find(|field| field.path == path)
}

impl FieldId {
    pub fn get(self) -> &'static Field {
        &fields()[self.0]
    }

    /// The fields inside this block, in order; none for any other argument.
    pub fn children(self) -> impl Iterator<Item = &'static Field> {
        fields()[self.0 + 1..].iter().take_while(move |field| field.parent == Some(self))
    }
}

impl Field {
    /// The ID of the rule that reports a limit of this kind: its own, else its block's.
    pub fn rule(&self, limit: &str) -> Option<&'static str> {
        let own = self.argument.rules.iter().find(|(kind, _)| [limit, ""].contains(kind)).map(|(_, rule)| *rule);
        own.or_else(|| self.parent.and_then(|block| block.get().rule(limit)))
            .or_else(|| matches!(self.argument.kind, Kind::Enum(_) | Kind::Set(Some(_))).then_some("unknown-value"))
    }

    /// Whether it is a block with the units of other arguments.
    pub fn holds_units(&self) -> bool {
        let units = || fields().iter().filter_map(|it| it.argument.unit_argument.and_then(field));
        self.argument.is_block() && units().any(|unit| unit.parent == Some(self.id))
    }

    /// Who describes the argument, and where: AWS, or Terraform what only it has.
    pub fn documentation(&self) -> (&'static str, String) {
        let top = self.parent.map_or(self, |parent| parent.get());
        match top.argument.name(Vocabulary::Api) {
            Some(name) => (
                "AWS",
                format!(
                    "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html#CognitoUserPools-CreateUserPoolClient-request-{name}"
                ),
            ),
            None => (
                "Terraform",
                format!(
                    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_user_pool_client#{}-1",
                    top.argument.key
                ),
            ),
        }
    }
}
