//! The families of tools: whose arguments, references and versions a target has. One entry here is all that the library
//! knows of a family; what it prints is its targets' business.

use super::{Later, ResourceKind, Tool, Vocabulary};

/// A family of tools. Two are the same when their ids are.
#[derive(Clone, Copy)]
pub struct Family(&'static Entry);

/// What is known of a family.
pub struct Entry {
    /// Stable: in scripts and tests.
    pub id: &'static str,
    /// The product, as a column of a table names it; `None` where it follows another family in every respect.
    pub product: Option<&'static str>,
    /// Whose version first has an argument, in words: `Terraform AWS provider`; `None` where another family's says it.
    pub provider: Option<&'static str>,
    /// The family whose lists of values it has, where it has none of its own.
    pub follows: Option<Family>,
    /// The tool whose version decides which arguments there are.
    pub versioned_by: Option<Tool>,
    /// Tells whether the family has a name for an argument; of a family with several casings, one.
    pub vocabulary: Vocabulary,
    /// Has names for what isn't an argument of the call, but one of the whole command.
    pub global: Option<Vocabulary>,
    /// Spellings under which an argument is searched, next to Terraform's.
    pub search: &'static [Vocabulary],
    /// Whether it evaluates Terraform's expressions.
    pub evaluates: bool,
    /// Where it takes arguments and blocks that are not in the table.
    pub unknown: Unknown,
    /// Whether the order of resources is supported apart from references.
    pub depends_on: bool,
    /// Whether functions and conditions of a CloudFormation template are supported.
    pub functions: bool,
    /// Whether a policy can only be an object.
    pub policy_is_object: bool,
    /// Whether a block is one of its arguments as a whole, and a unit a part of a duration.
    pub folds_blocks: bool,
    /// Whether clients are arguments of the call that creates their pool.
    pub within_pool: bool,
    /// Whether a change resets what it doesn't mention, without the text saying so by itself.
    pub resets: bool,
    /// The supporting resources that a program has.
    pub resources: Resources,
    /// What comes nearest to Terraform's `lifecycle`.
    pub lifecycle: Later<&'static str>,
}

/// Where arguments that are not in the table are supported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unknown {
    Nowhere,
    /// Next to the known ones.
    InBody,
    /// Inside of known blocks, too.
    InBlocks,
}

/// Which supporting resources a family has, and what it knows of their attributes.
#[derive(Debug, Clone, Copy)]
pub enum Resources {
    /// All, with the attributes that CloudFormation has.
    All,
    /// All, with the attributes that Terraform's provider has.
    Provider,
    /// Those for which the function says so; why not the others.
    Some(fn(&ResourceKind) -> bool, Later<&'static str>),
    /// Those for which the function says so are arguments of the clients' own call; the others are as in `All`.
    Within(fn(&ResourceKind) -> bool),
    /// None, and why.
    None(Later<&'static str>),
}

const RETAIN: Later<&str> = || "Terraform only. RemovalPolicy.RETAIN is closest to prevent_destroy.";
const OPTIONS: Later<&str> = || "Not translated. Pulumi's resource options protect and ignoreChanges are similar.";

impl Entry {
    /// A family that supports nothing but a client's own arguments.
    pub const PLAIN: Entry = Entry {
        id: "",
        product: None,
        provider: None,
        follows: None,
        versioned_by: None,
        vocabulary: Vocabulary::Terraform,
        global: None,
        search: &[],
        evaluates: false,
        unknown: Unknown::Nowhere,
        depends_on: false,
        functions: false,
        policy_is_object: false,
        folds_blocks: false,
        within_pool: false,
        resets: false,
        resources: Resources::All,
        lifecycle: || "Terraform only.",
    };
}

const TERRAFORM: Entry = Entry {
    id: "terraform",
    product: Some("Terraform"),
    provider: Some("Terraform AWS provider"),
    versioned_by: Some(Tool::Provider),
    evaluates: true,
    unknown: Unknown::InBlocks,
    ..Entry::PLAIN
};

const CDK: Entry =
    Entry { versioned_by: Some(Tool::Cdk), depends_on: true, resets: true, lifecycle: RETAIN, ..Entry::PLAIN };

const API: Entry = Entry { id: "api", vocabulary: Vocabulary::Api, search: &[Vocabulary::Api], ..Entry::PLAIN };

// Named as the variants of an enumeration: the list is closed but for tests.
#[allow(non_upper_case_globals)]
impl Family {
    pub const Terraform: Family = Family(&TERRAFORM);
    pub const OpenTofu: Family = Family(&Entry { id: "opentofu", product: None, provider: None, ..TERRAFORM });
    pub const CloudFormation: Family = Family(&Entry {
        id: "cloudformation",
        product: Some("CloudFormation"),
        provider: Some("CloudFormation"),
        vocabulary: Vocabulary::CloudFormation,
        search: &[Vocabulary::CloudFormation],
        depends_on: true,
        functions: true,
        policy_is_object: true,
        resets: true,
        lifecycle: || "Terraform only. DeletionPolicy and UpdateReplacePolicy are closest to prevent_destroy.",
        ..Entry::PLAIN
    });
    pub const Cdktf: Family = Family(&Entry {
        id: "cdktf",
        product: Some("CDKTF"),
        provider: None,
        versioned_by: Some(Tool::Cdktf),
        search: &[Vocabulary::CdktfCamel],
        unknown: Unknown::InBody,
        ..TERRAFORM
    });
    pub const CdkL1: Family = Family(&Entry {
        id: "cdk-l1",
        product: Some("AWS CDK"),
        vocabulary: Vocabulary::CdkL1Camel,
        search: &[Vocabulary::CdkL1Camel],
        ..CDK
    });
    pub const CdkL2: Family = Family(&Entry {
        id: "cdk-l2",
        provider: Some("AWS CDK"),
        vocabulary: Vocabulary::CdkL2Camel,
        search: &[Vocabulary::CdkL2Camel],
        folds_blocks: true,
        ..CDK
    });
    pub const PulumiAwsNative: Family = Family(&Entry {
        id: "pulumi-aws-native",
        product: Some("Pulumi AWS Native"),
        provider: Some("Pulumi aws-native provider"),
        versioned_by: Some(Tool::PulumiAwsNative),
        vocabulary: Vocabulary::AwsNativeCamel,
        search: &[Vocabulary::AwsNativeCamel],
        depends_on: true,
        resources: Resources::Some(
            |kind| kind.aws_native_ref.is_some(),
            || "Pulumi's aws-native provider doesn't have this resource; its aws provider does.",
        ),
        lifecycle: OPTIONS,
        ..Entry::PLAIN
    });
    pub const PulumiAws: Family = Family(&Entry {
        id: "pulumi-aws",
        product: Some("Pulumi AWS"),
        provider: Some("Pulumi aws provider"),
        versioned_by: Some(Tool::PulumiAws),
        vocabulary: Vocabulary::AwsCamel,
        search: &[Vocabulary::AwsCamel],
        depends_on: true,
        resources: Resources::Provider,
        lifecycle: OPTIONS,
        ..Entry::PLAIN
    });
    /// The user pools API; the AWS CLI and boto3 follow it. Required arguments are those of the create call.
    pub const Api: Family = Family(&API);
    /// The API's update call, where it differs from the create call.
    pub const ApiUpdate: Family = Family(&Entry {
        id: "api-update",
        vocabulary: Vocabulary::ApiUpdate,
        search: &[],
        follows: Some(Family(&API)),
        ..API
    });
    pub const AwsCli: Family = Family(&Entry {
        id: "aws-cli",
        product: Some("AWS CLI"),
        follows: Some(Family(&API)),
        versioned_by: Some(Tool::AwsCli),
        vocabulary: Vocabulary::AwsCliCreate,
        global: Some(Vocabulary::AwsCliGlobal),
        search: &[Vocabulary::AwsCliCreate],
        resources: Resources::None(
            || "These commands are for clients only. The resources that the clients refer to must already exist.",
        ),
        ..Entry::PLAIN
    });
    pub const Mineiros: Family = Family(&Entry {
        id: "mineiros",
        product: Some("Mineiros module"),
        vocabulary: Vocabulary::MineirosKey,
        evaluates: true,
        within_pool: true,
        resources: Resources::Within(|kind| kind.in_mineiros),
        ..Entry::PLAIN
    });
}

/// All families, in the order in which tables show them.
pub static FAMILIES: &[Family] = &[
    Family::Terraform,
    Family::OpenTofu,
    Family::CloudFormation,
    Family::Cdktf,
    Family::CdkL1,
    Family::CdkL2,
    Family::PulumiAwsNative,
    Family::PulumiAws,
    Family::Api,
    Family::ApiUpdate,
    Family::AwsCli,
    Family::Mineiros,
];

impl Family {
    /// A family of this entry, which need not be in [`FAMILIES`].
    pub const fn new(entry: &'static Entry) -> Self {
        Family(entry)
    }

    /// The family with this id.
    pub fn of(id: &str) -> Option<Family> {
        FAMILIES.iter().copied().find(|it| it.id == id)
    }
}

impl std::ops::Deref for Family {
    type Target = Entry;

    fn deref(&self) -> &Entry {
        self.0
    }
}

impl PartialEq for Family {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Family {}

impl std::hash::Hash for Family {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl std::fmt::Debug for Family {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}
