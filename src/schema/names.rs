//! An argument's spelling in each family's vocabulary.
//!
//! Two spellings are written down, Terraform's (the key) and CloudFormation's; the others follow from these by each
//! family's casing, which isn't regular: CDK says `callbackUrLs` where Pulumi says `callbackUrls`. What doesn't follow
//! is an override. A test compares every name with the names in the families' own packages.

/// A family's spelling of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Vocabulary {
    /// Terraform, OpenTofu, CDKTF Python.
    Terraform,
    /// CDKTF TypeScript and Java.
    CdktfCamel,
    /// CDKTF C# and Go.
    CdktfPascal,
    /// CloudFormation, SAM, Serverless.
    CloudFormation,
    /// The API's create call, boto3 and the CLI's input JSON.
    Api,
    /// An option of the AWS CLI's create command.
    AwsCliCreate,
    /// An option of the AWS CLI's update command.
    AwsCliUpdate,
    /// The API's update call.
    ApiUpdate,
    AwsNativeCamel,
    AwsNativeSnake,
    AwsNativePascal,
    AwsCamel,
    AwsSnake,
    AwsPascal,
    CdkL1Camel,
    CdkL1Snake,
    /// A dot separates the levels of the props object.
    CdkL2Camel,
    CdkL2Snake,
    /// The key in an object of the Mineiros module's `clients`.
    MineirosKey,
    /// The Mineiros module's variable with the value for all clients.
    MineirosDefault,
    /// An option of the AWS CLI that every command has.
    AwsCliGlobal,
}

/// What the key alone doesn't tell about an argument's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Names {
    /// CloudFormation's name; `Name::Derived` when it is the key in PascalCase. A dot separates levels that Terraform
    /// doesn't have: `Policies.PasswordPolicy`.
    pub cloudformation: Name,
    /// The levels in CDK's L2 props; `Name::Derived` when it is the L1 name.
    pub cdk_l2: Name,
    /// The key in the Mineiros module.
    pub mineiros: Name,
    /// The Mineiros module's variable for all clients.
    pub mineiros_default: Name,
    /// Pulumi's aws provider, in snake_case: it gives a plural to what may come more than once.
    pub pulumi_aws: Name,
    /// The type in the SDKs of Pulumi's aws-native provider, without the resource's before it: of a block where it
    /// isn't CloudFormation's name, of an enumeration that has one, and of the level that CloudFormation's name adds.
    pub native_type: Option<&'static str>,
    /// The AWS CLI's option for every command that says the same, where its commands have no such input.
    pub cli_global: Option<&'static str>,
    /// Whether the argument is inside a block: the AWS CLI gives those as JSON keys, not as options.
    pub nested: bool,
    /// Whether the API's update call has it.
    pub update: bool,
    /// Whether the API has it and no other family, Terraform included.
    pub api_only: bool,
}

/// One spelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// Follows from the others.
    Derived,
    Is(&'static str),
    /// The family has no such input.
    No,
}

impl Names {
    /// Every name follows from the key.
    pub const NONE: Names = Names {
        cloudformation: Name::Derived,
        cdk_l2: Name::Derived,
        mineiros: Name::Derived,
        mineiros_default: Name::Derived,
        pulumi_aws: Name::Derived,
        native_type: None,
        cli_global: None,
        nested: false,
        update: true,
        api_only: false,
    };

    /// A nested argument that CDK's L2 props lack.
    pub const NESTED: Names = Names { nested: true, cdk_l2: Name::No, ..Names::NONE };

    /// As derived, but for CloudFormation.
    pub const fn cloudformation(name: &'static str) -> Names {
        Names { cloudformation: Name::Is(name), ..Names::NONE }
    }

    /// As derived, but for CDK's L2 props.
    pub const fn cdk_l2(name: &'static str) -> Names {
        Names { cdk_l2: Name::Is(name), ..Names::NONE }
    }

    /// The same, and not in the Mineiros module.
    pub const fn not_mineiros(self) -> Names {
        Names { mineiros: Name::No, ..self }
    }

    pub(super) fn get(&self, key: &str, vocabulary: Vocabulary) -> Option<String> {
        use Vocabulary::*;
        if self.api_only && !matches!(vocabulary, Api | ApiUpdate | AwsCliCreate | AwsCliUpdate) {
            return None;
        }
        let cloudformation = match self.cloudformation {
            Name::Derived => Some(pascal(key)),
            Name::Is(name) => Some(name.to_owned()),
            Name::No => None,
        };
        // aws-native reads "URLs" as a plural ("Urls"), CDK splits it at each capital ("UrLs").
        let native = || cloudformation.as_deref().map(|name| each_level(&name.replace("URLs", "Urls"), camel));
        let l1 = || cloudformation.as_deref().map(|name| each_level(name, camel));
        let l2 = || match self.cdk_l2 {
            Name::Derived => l1(),
            Name::Is(name) => Some(name.to_owned()),
            Name::No => None,
        };
        let cli = || {
            let name = native()?;
            if self.nested { cloudformation.clone() } else { Some(format!("--{}", snake(&name).replace('_', "-"))) }
        };
        let aws = || match self.pulumi_aws {
            Name::Derived => Some(key.to_owned()),
            Name::Is(name) => Some(name.to_owned()),
            Name::No => None,
        };
        let mineiros = match self.mineiros {
            Name::Derived => Some(key.to_owned()),
            Name::Is(name) => Some(name.to_owned()),
            Name::No => None,
        };
        match vocabulary {
            Terraform => Some(key.to_owned()),
            CdktfCamel => Some(lower_first(&pascal(key))),
            CdktfPascal => Some(pascal(key)),
            AwsSnake => aws(),
            AwsCamel => aws().map(|name| lower_first(&pascal(&name))),
            AwsPascal => aws().map(|name| pascal(&name)),
            CloudFormation | Api => cloudformation,
            ApiUpdate => cloudformation.filter(|_| self.update),
            AwsCliCreate => cli(),
            AwsCliUpdate => cli().filter(|_| self.update),
            AwsNativeCamel => native(),
            AwsNativeSnake => native().map(|name| snake(&name)),
            AwsNativePascal => native().map(|name| each_level(&name, upper_first)),
            CdkL1Camel => l1(),
            CdkL1Snake => l1().map(|name| snake(&name)),
            CdkL2Camel => l2(),
            CdkL2Snake => l2().map(|name| snake(&name)),
            MineirosKey => mineiros,
            MineirosDefault => match self.mineiros_default {
                Name::Derived if self.nested => mineiros,
                Name::Derived => mineiros.map(|_| format!("default_client_{key}")),
                Name::Is(name) => Some(name.to_owned()),
                Name::No => None,
            },
            AwsCliGlobal => self.cli_global.map(str::to_owned),
        }
    }
}

/// `callback_urls` to `CallbackUrls`.
pub fn pascal(snake: &str) -> String {
    snake.split('_').map(upper_first).collect()
}

fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + chars.as_str())
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_ascii_lowercase().to_string() + chars.as_str())
}

/// A dot separates levels, each with a casing of its own.
fn each_level(path: &str, casing: fn(&str) -> String) -> String {
    path.split('.').map(casing).collect::<Vec<_>>().join(".")
}

/// `CallbackURLs` to `callbackUrLs`.
pub fn camel(pascal: &str) -> String {
    lower_first(&tame(pascal))
}

/// Lowers the inside of each run of capitals: `DefaultRedirectURI` to `DefaultRedirectUri`, `CallbackURLs` to
/// `CallbackUrLs`, and `AllowedOAuthFlows` stays.
fn tame(pascal: &str) -> String {
    let chars: Vec<char> = pascal.chars().collect();
    let upper = |index: usize| chars.get(index).is_some_and(char::is_ascii_uppercase);
    let inside = |index: usize| index > 0 && upper(index - 1) && (upper(index + 1) || index + 1 == chars.len());
    chars.iter().enumerate().map(|(index, c)| if inside(index) { c.to_ascii_lowercase() } else { *c }).collect()
}

/// `callbackUrLs` to `callback_ur_ls`; a dot separates levels and stays.
pub fn snake(camel: &str) -> String {
    let mut text = String::new();
    for c in camel.chars() {
        if c.is_ascii_uppercase() && !text.is_empty() && !text.ends_with('.') {
            text.push('_');
        }
        text.push(c.to_ascii_lowercase());
    }
    text
}

/// `web` becomes `WebClient`, `pool` becomes `Pool`: the label, and what it is where the label doesn't say it.
pub fn logical_id(kind: Option<&super::ResourceKind>, label: &str) -> String {
    let type_name = kind.map_or("Resource", |kind| kind.cloudformation.rsplit(':').next().unwrap_or("Resource"));
    let noun = type_name.rfind(|c: char| c.is_ascii_uppercase()).map_or(type_name, |at| &type_name[at..]);
    let base = alphanumeric(label);
    match base.as_str() {
        "" => type_name.to_owned(),
        base if base.ends_with(noun) => base.to_owned(),
        base => format!("{base}{noun}"),
    }
}

/// `callback_domain` becomes `CallbackDomain`: what our templates call a parameter.
pub fn parameter_name(variable: &str) -> String {
    let name = alphanumeric(variable);
    if name.is_empty() { "Parameter".to_owned() } else { name }
}

fn alphanumeric(name: &str) -> String {
    let words: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    pascal(&words)
}
