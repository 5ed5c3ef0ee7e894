//! The resources that a client refers to, as far as a document models them.
//!
//! Knows no more of them than the tools agree on: the document keeps what is missing here as it was.

use std::slice;

use super::*;

/// The resource types next to the client.
pub static SUPPORTING: &[ResourceKind] = &[
    ResourceKind {
        terraform: "aws_cognito_user_pool",
        cloudformation: "AWS::Cognito::UserPool",
        label: "user pool",
        arguments: || slice::from_ref(&USER_POOL),
        attributes: || {
            const {
                &[
                    exported("id", Exported::Ref),
                    exported("id", Exported::GetAtt("UserPoolId")),
                    exported("arn", Exported::GetAtt("Arn")),
                    exported("endpoint", Exported::GetAtt("ProviderName")),
                    exported("name", Exported::Argument("name")),
                    exported("domain", Exported::No),
                    exported("custom_domain", Exported::No),
                    exported("estimated_number_of_users", Exported::No).of(Kind::Integer),
                ]
            }
        },
        blocks: || {
            &[
                "account_recovery_setting",
                "account_recovery_setting.recovery_mechanism",
                "admin_create_user_config",
                "admin_create_user_config.invite_message_template",
                "device_configuration",
                "email_configuration",
                "email_mfa_configuration",
                "lambda_config",
                "lambda_config.custom_email_sender",
                "lambda_config.custom_sms_sender",
                "lambda_config.pre_token_generation_config",
                "password_policy",
                "schema",
                "schema.number_attribute_constraints",
                "schema.string_attribute_constraints",
                "sign_in_policy",
                "sms_configuration",
                "software_token_mfa_configuration",
                "user_attribute_update_settings",
                "user_pool_add_ons",
                "user_pool_add_ons.advanced_security_additional_flows",
                "username_configuration",
                "verification_message_template",
                "web_authn_configuration",
            ]
        },
        in_mineiros: true,
        aws_native_ref: Some("userPoolId"),
    },
    ResourceKind {
        terraform: "aws_cognito_user_pool_domain",
        cloudformation: "AWS::Cognito::UserPoolDomain",
        label: "user pool domain",
        arguments: || slice::from_ref(&DOMAIN),
        attributes: || {
            const {
                &[
                    exported("domain", Exported::Ref),
                    exported("id", Exported::Ref),
                    exported("user_pool_id", Exported::Argument("user_pool_id")),
                    exported("cloudfront_distribution", Exported::GetAtt("CloudFrontDistribution")),
                    exported("cloudfront_distribution_arn", Exported::No),
                    exported("cloudfront_distribution_zone_id", Exported::No),
                ]
            }
        },
        blocks: || &[],
        in_mineiros: true,
        aws_native_ref: Some("domain"),
    },
    ResourceKind {
        terraform: "aws_cognito_resource_server",
        cloudformation: "AWS::Cognito::UserPoolResourceServer",
        label: "resource server",
        arguments: || slice::from_ref(&RESOURCE_SERVER),
        attributes: || {
            const {
                &[
                    exported("identifier", Exported::Ref),
                    exported("name", Exported::Argument("name")),
                    exported("user_pool_id", Exported::Argument("user_pool_id")),
                    exported("scope_identifiers", Exported::Scopes).of(Kind::List),
                    exported("id", Exported::No),
                ]
            }
        },
        blocks: || &["scope"],
        in_mineiros: true,
        aws_native_ref: Some("identifier"),
    },
    ResourceKind {
        terraform: "aws_cognito_identity_provider",
        cloudformation: "AWS::Cognito::UserPoolIdentityProvider",
        label: "identity provider",
        arguments: || slice::from_ref(&IDENTITY_PROVIDER),
        attributes: || {
            const {
                &[
                    exported("provider_name", Exported::Ref),
                    exported("provider_type", Exported::Argument("provider_type")),
                    exported("user_pool_id", Exported::Argument("user_pool_id")),
                    exported("id", Exported::No),
                ]
            }
        },
        blocks: || &[],
        in_mineiros: false,
        aws_native_ref: Some("providerName"),
    },
    ResourceKind {
        terraform: "aws_pinpoint_app",
        cloudformation: "AWS::Pinpoint::App",
        label: "Pinpoint project",
        arguments: || slice::from_ref(&PINPOINT_APP),
        attributes: || {
            const {
                &[
                    exported("application_id", Exported::Ref),
                    exported("application_id", Exported::GetAtt("Id")),
                    exported("id", Exported::Ref),
                    exported("arn", Exported::GetAtt("Arn")),
                    exported("name", Exported::Argument("name")),
                ]
            }
        },
        blocks: || &["campaign_hook", "limits", "quiet_time"],
        in_mineiros: false,
        aws_native_ref: None,
    },
    ResourceKind {
        terraform: "aws_iam_role",
        cloudformation: "AWS::IAM::Role",
        label: "IAM role",
        arguments: || slice::from_ref(&ROLE),
        attributes: || {
            const {
                &[
                    exported("arn", Exported::GetAtt("Arn")),
                    exported("name", Exported::Ref),
                    exported("id", Exported::Ref),
                    exported("unique_id", Exported::GetAtt("RoleId")),
                ]
            }
        },
        blocks: || &["inline_policy"],
        in_mineiros: false,
        aws_native_ref: Some("id"),
    },
    ResourceKind {
        terraform: "aws_iam_role_policy",
        cloudformation: "AWS::IAM::RolePolicy",
        label: "IAM role policy",
        arguments: || slice::from_ref(&ROLE_POLICY),
        attributes: || {
            const {
                &[
                    exported("name", Exported::Argument("name")),
                    exported("role", Exported::Argument("role")),
                    exported("policy", Exported::Argument("policy")),
                    exported("id", Exported::No),
                ]
            }
        },
        blocks: || &[],
        in_mineiros: false,
        aws_native_ref: Some("id"),
    },
];

/// The kind of a Terraform resource type, the client's included.
pub fn resource_kind(terraform_type: &str) -> Option<&'static ResourceKind> {
    std::iter::once(&USER_POOL_CLIENT).chain(SUPPORTING).find(|kind| kind.terraform == terraform_type)
}

const fn exported(key: &'static str, cloudformation: Exported) -> Attribute {
    Attribute { key, cloudformation, kind: Kind::Text }
}

impl Attribute {
    const fn of(self, kind: Kind) -> Attribute {
        Attribute { kind, ..self }
    }
}

/// What one entry says, a word each. Names in CloudFormation are the keys in PascalCase unless said otherwise.
const fn argument(key: &'static str, kind: Kind) -> Argument {
    Argument { key, kind, ..Argument::DEFAULTS }
}

const fn text(key: &'static str) -> Argument {
    argument(key, Kind::Text)
}

const fn flag(key: &'static str) -> Argument {
    argument(key, Kind::Bool)
}

const fn integer(key: &'static str, checks: &'static [Check]) -> Argument {
    argument(key, Kind::Integer).checked(checks)
}

impl Argument {
    const fn named(self, cloudformation: &'static str) -> Argument {
        Argument { names: Names::cloudformation(cloudformation), ..self }
    }

    const fn only_terraform(self) -> Argument {
        Argument { names: Names { cloudformation: Name::No, ..Names::NONE }, ..self }
    }

    /// The variable of the Mineiros module. Of a block without one, the arguments are variables.
    const fn mineiros(self, name: &'static str) -> Argument {
        Argument { names: Names { mineiros: Name::Is(name), ..self.names }, ..self }
    }

    /// The plural that Pulumi's aws provider gives it.
    const fn pulumi_aws(self, name: &'static str) -> Argument {
        Argument { names: Names { pulumi_aws: Name::Is(name), ..self.names }, ..self }
    }

    const fn native_type(self, name: &'static str) -> Argument {
        Argument { names: Names { native_type: Some(name), ..self.names }, ..self }
    }

    const fn not_mineiros(self) -> Argument {
        Argument { names: self.names.not_mineiros(), ..self }
    }

    const fn checked(self, checks: &'static [Check]) -> Argument {
        Argument { checks, ..self }
    }

    const fn required(self, required: &'static [Family]) -> Argument {
        Argument { required, ..self }
    }

    const fn starts(self, start: Start) -> Argument {
        Argument { start, ..self }
    }

    const fn generated(self) -> Argument {
        Argument { generated: true, ..self }
    }

    const fn replaces(self) -> Argument {
        Argument { replaces: true, ..self }
    }
}

const fn values<const N: usize>(values: [&'static str; N]) -> [Choice; N] {
    let mut choices = [Choice::DEFAULTS; N];
    let mut index = 0;
    while index < N {
        choices[index] = Choice { value: values[index], label: values[index], ..Choice::DEFAULTS };
        index += 1;
    }
    choices
}

const ALL: &[Family] = &[
    Family::Terraform,
    Family::OpenTofu,
    Family::Cdktf,
    Family::CloudFormation,
    Family::PulumiAwsNative,
    Family::PulumiAws,
    Family::CdkL1,
    Family::CdkL2,
    Family::Api,
    Family::AwsCli,
    Family::Mineiros,
];
const TERRAFORM: &[Family] = &[Family::Terraform, Family::OpenTofu, Family::Cdktf, Family::PulumiAws, Family::Mineiros];
const CLOUDFORMATION: &[Family] = &[Family::CloudFormation, Family::PulumiAwsNative, Family::CdkL1, Family::CdkL2];
/// Names that Pulumi and CloudFormation can make up.
const NAMED: &[Family] =
    &[Family::Terraform, Family::OpenTofu, Family::Cdktf, Family::Api, Family::AwsCli, Family::Mineiros];

const USER_POOL_ID: Argument = Argument {
    refers_to: Some(Referent::UserPool),
    start: Start::Pool,
    ..text("user_pool_id").required(ALL).replaces().checked(&[
        Check::new(Limit::Length { min: 1, max: 55 }, AWS),
        Check::new(Limit::Pattern(Pattern::UserPoolId), AWS),
    ])
};

/// Names of pools and of resource servers.
const NAME_UP_TO_128: &[Check] = &[
    Check::new(Limit::Length { min: 1, max: 128 }, AWS),
    Check::new(Limit::Pattern(Pattern::ClientName), &[Enforcer::Api]),
];

/// Limits of the API reference that the tools don't check.
const API: &[Enforcer] = &[Enforcer::Api];

static EMAIL_OR_PHONE: &[Choice] = &values(["email", "phone_number"]);
static AUDIT_OR_ENFORCED: &[Choice] = &values(["AUDIT", "ENFORCED"]);

static USERNAME_CONFIGURATION: &[Argument] = &[flag("case_sensitive").mineiros("enable_username_case_sensitivity")];

static USER_ATTRIBUTE_UPDATE_SETTINGS: &[Argument] =
    &[argument("attributes_require_verification_before_update", Kind::Set(Some(|| EMAIL_OR_PHONE)))
        .pulumi_aws("attributes_require_verification_before_updates")
        .required(ALL)];

static SMS_CONFIGURATION: &[Argument] = &[
    text("external_id").required(TERRAFORM),
    text("sns_caller_arn").required(TERRAFORM),
    text("sns_region").not_mineiros(),
];

static DEVICE_CONFIGURATION: &[Argument] =
    &[flag("challenge_required_on_new_device"), flag("device_only_remembered_on_user_prompt").not_mineiros()];

static USER_POOL: &[Argument] = &[
    text("name").named("UserPoolName").required(NAMED).generated().starts(Start::Label).checked(NAME_UP_TO_128),
    argument("user_pool_tier", Kind::Enum(|| const { &values(["LITE", "ESSENTIALS", "PLUS"]) }))
        .native_type("Tier")
        .not_mineiros(),
    argument("deletion_protection", Kind::Enum(|| const { &values(["ACTIVE", "INACTIVE"]) })).not_mineiros(),
    argument("username_attributes", Kind::Set(Some(|| EMAIL_OR_PHONE))).replaces(),
    argument(
        "alias_attributes",
        Kind::Set(Some(|| const { &values(["email", "phone_number", "preferred_username"]) })),
    )
    .replaces(),
    argument("auto_verified_attributes", Kind::Set(Some(|| EMAIL_OR_PHONE))),
    argument("mfa_configuration", Kind::Enum(|| const { &values(["OFF", "ON", "OPTIONAL"]) })),
    argument("username_configuration", Kind::Block(|| USERNAME_CONFIGURATION)).replaces(),
    argument("password_policy", Kind::Block(|| PASSWORD_POLICY)).named("Policies.PasswordPolicy"),
    argument("sign_in_policy", Kind::Block(|| SIGN_IN_POLICY)).named("Policies.SignInPolicy").not_mineiros(),
    argument("account_recovery_setting", Kind::Block(|| ACCOUNT_RECOVERY)),
    argument("admin_create_user_config", Kind::Block(|| ADMIN_CREATE_USER)),
    argument("schema", Kind::Blocks(|| SCHEMA))
        .pulumi_aws("schemas")
        .native_type("SchemaAttribute")
        .mineiros("schema_attributes"),
    argument("user_attribute_update_settings", Kind::Block(|| USER_ATTRIBUTE_UPDATE_SETTINGS)).not_mineiros(),
    argument("verification_message_template", Kind::Block(|| VERIFICATION)),
    text("email_verification_subject").not_mineiros(),
    text("email_verification_message").not_mineiros(),
    text("sms_verification_message").not_mineiros(),
    text("sms_authentication_message"),
    argument("email_configuration", Kind::Block(|| EMAIL)),
    argument("sms_configuration", Kind::Block(|| SMS_CONFIGURATION)).mineiros("sms_configuration"),
    argument("device_configuration", Kind::Block(|| DEVICE_CONFIGURATION)),
    argument("lambda_config", Kind::Block(|| LAMBDAS)),
    argument("user_pool_add_ons", Kind::Block(|| ADD_ONS)).native_type("AddOns"),
    argument("tags", Kind::Map).named("UserPoolTags"),
];

static PASSWORD_POLICY: &[Argument] = &[
    integer("minimum_length", &[Check::new(Limit::Range { min: 6, max: 99 }, AWS)]).mineiros("password_minimum_length"),
    integer("password_history_size", &[Check::new(Limit::Range { min: 0, max: 24 }, AWS)]).not_mineiros(),
    flag("require_lowercase").mineiros("password_require_lowercase"),
    flag("require_numbers").mineiros("password_require_numbers"),
    flag("require_symbols").mineiros("password_require_symbols"),
    flag("require_uppercase").mineiros("password_require_uppercase"),
    integer("temporary_password_validity_days", &[Check::new(Limit::Range { min: 0, max: 365 }, AWS)]),
];

static SIGN_IN_POLICY: &[Argument] = &[argument(
    "allowed_first_auth_factors",
    Kind::Set(Some(|| const { &values(["PASSWORD", "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN", "SOFTWARE_TOKEN"]) })),
)];

static RECOVERY_MECHANISM: &[Argument] = &[
    argument("name", Kind::Enum(|| const { &values(["verified_email", "verified_phone_number", "admin_only"]) }))
        .required(TERRAFORM),
    integer("priority", &[Check::new(Limit::Range { min: 1, max: 2 }, AWS)]).required(TERRAFORM),
];

static ACCOUNT_RECOVERY: &[Argument] = &[argument("recovery_mechanism", Kind::Blocks(|| RECOVERY_MECHANISM))
    .named("RecoveryMechanisms")
    .pulumi_aws("recovery_mechanisms")
    .native_type("RecoveryOption")
    .mineiros("account_recovery_mechanisms")];

static INVITE_MESSAGE_TEMPLATE: &[Argument] = &[
    text("email_message").mineiros("invite_email_message"),
    text("email_subject").mineiros("invite_email_subject"),
    text("sms_message").named("SMSMessage").mineiros("invite_sms_message"),
];

static ADMIN_CREATE_USER: &[Argument] = &[
    flag("allow_admin_create_user_only"),
    argument("invite_message_template", Kind::Block(|| INVITE_MESSAGE_TEMPLATE)),
];

static STRING_ATTRIBUTE_CONSTRAINTS: &[Argument] = &[text("min_length"), text("max_length")];

static NUMBER_ATTRIBUTE_CONSTRAINTS: &[Argument] = &[text("min_value"), text("max_value")];

static SCHEMA: &[Argument] = &[
    text("name").required(TERRAFORM).checked(&[Check::new(Limit::Length { min: 1, max: 20 }, AWS)]),
    argument("attribute_data_type", Kind::Enum(|| const { &values(["String", "Number", "DateTime", "Boolean"]) }))
        .mineiros("type")
        .required(TERRAFORM),
    flag("developer_only_attribute"),
    flag("mutable"),
    flag("required"),
    argument("string_attribute_constraints", Kind::Block(|| STRING_ATTRIBUTE_CONSTRAINTS)),
    argument("number_attribute_constraints", Kind::Block(|| NUMBER_ATTRIBUTE_CONSTRAINTS)),
];

static VERIFICATION: &[Argument] = &[
    argument("default_email_option", Kind::Enum(|| const { &values(["CONFIRM_WITH_CODE", "CONFIRM_WITH_LINK"]) })),
    text("email_message"),
    text("email_message_by_link"),
    text("email_subject"),
    text("email_subject_by_link"),
    text("sms_message"),
];

static EMAIL: &[Argument] = &[
    argument("email_sending_account", Kind::Enum(|| const { &values(["COGNITO_DEFAULT", "DEVELOPER"]) })),
    text("source_arn").mineiros("email_source_arn"),
    text("from_email_address").named("From").mineiros("email_from_address"),
    text("reply_to_email_address").mineiros("email_reply_to_address"),
    text("configuration_set").not_mineiros(),
];

static LAMBDAS: &[Argument] = &[
    text("create_auth_challenge").mineiros("lambda_create_auth_challenge"),
    argument("custom_email_sender", Kind::Block(|| LAMBDA_VERSION)).not_mineiros(),
    text("custom_message").mineiros("lambda_custom_message"),
    argument("custom_sms_sender", Kind::Block(|| LAMBDA_VERSION)).named("CustomSMSSender").not_mineiros(),
    text("define_auth_challenge").mineiros("lambda_define_auth_challenge"),
    text("kms_key_id").named("KMSKeyID").not_mineiros(),
    text("post_authentication").mineiros("lambda_post_authentication"),
    text("post_confirmation").mineiros("lambda_post_confirmation"),
    text("pre_authentication").mineiros("lambda_pre_authentication"),
    text("pre_sign_up").mineiros("lambda_pre_sign_up"),
    text("pre_token_generation").mineiros("lambda_pre_token_generation"),
    argument("pre_token_generation_config", Kind::Block(|| LAMBDA_VERSION)).not_mineiros(),
    text("user_migration").mineiros("lambda_user_migration"),
    text("verify_auth_challenge_response").mineiros("lambda_verify_auth_challenge_response"),
];

static LAMBDA_VERSION: &[Argument] =
    &[text("lambda_arn").required(TERRAFORM), text("lambda_version").required(TERRAFORM)];

static ADVANCED_SECURITY_ADDITIONAL_FLOWS: &[Argument] =
    &[argument("custom_auth_mode", Kind::Enum(|| AUDIT_OR_ENFORCED))];

static ADD_ONS: &[Argument] = &[
    argument("advanced_security_mode", Kind::Enum(|| const { &values(["OFF", "AUDIT", "ENFORCED"]) }))
        .required(TERRAFORM),
    argument("advanced_security_additional_flows", Kind::Block(|| ADVANCED_SECURITY_ADDITIONAL_FLOWS)).not_mineiros(),
];

/// Prefixes are unique in a Region, so no literal is right for everyone.
const DOMAIN_PREFIX: Start = Start::Variable {
    name: "domain_prefix",
    description: "First part of the sign-in domain; no other pool of the Region may have it.",
    sensitive: false,
};

static DOMAIN: &[Argument] = &[
    text("domain").required(ALL).replaces().starts(DOMAIN_PREFIX).checked(&[
        Check::new(Limit::Length { min: 1, max: 63 }, AWS),
        Check::new(Limit::Pattern(Pattern::Domain), API),
    ]),
    USER_POOL_ID,
    text("certificate_arn").named("CustomDomainConfig.CertificateArn").native_type("CustomDomainConfigType"),
    integer("managed_login_version", &[Check::new(Limit::Range { min: 1, max: 2 }, API)]).not_mineiros(),
];

static SCOPE: &[Argument] = &[
    text("scope_name").required(ALL).starts(Start::Text("read")).checked(&[
        Check::new(Limit::Length { min: 1, max: 256 }, AWS),
        Check::new(Limit::Pattern(Pattern::ScopeName), API),
    ]),
    text("scope_description")
        .required(ALL)
        .starts(Start::Beside("scope_name"))
        .checked(&[Check::new(Limit::Length { min: 1, max: 256 }, AWS)]),
];

static RESOURCE_SERVER: &[Argument] = &[
    text("identifier").required(ALL).replaces().starts(Start::Label).checked(&[
        Check::new(Limit::Length { min: 1, max: 256 }, AWS),
        Check::new(Limit::Pattern(Pattern::Scope), AWS),
    ]),
    text("name").required(ALL).starts(Start::Label).checked(&[
        Check::new(Limit::Length { min: 1, max: 256 }, AWS),
        Check::new(Limit::Pattern(Pattern::ClientName), AWS),
    ]),
    USER_POOL_ID,
    argument("scope", Kind::Blocks(|| SCOPE))
        .checked(&[Check::new(Limit::Items { max: 100 }, AWS)])
        .starts(Start::Block)
        .named("Scopes")
        .pulumi_aws("scopes")
        .native_type("ResourceServerScopeType")
        .mineiros("scopes"),
];

static IDENTITY_PROVIDER: &[Argument] = &[
    text("provider_name").required(ALL).replaces().checked(&[
        Check::new(Limit::Length { min: 1, max: 32 }, AWS),
        Check::new(Limit::Pattern(Pattern::ProviderName), API),
    ]),
    argument(
        "provider_type",
        Kind::Enum(|| const { &values(["SAML", "OIDC", "Google", "Facebook", "LoginWithAmazon", "SignInWithApple"]) }),
    )
    .required(ALL)
    .replaces(),
    USER_POOL_ID,
    argument("provider_details", Kind::Map).required(ALL),
    argument("attribute_mapping", Kind::Map),
    argument("idp_identifiers", Kind::List).checked(&[
        Check::new(Limit::Items { max: 50 }, API),
        Check::new(Limit::Each(&Limit::Length { min: 1, max: 40 }), API),
        Check::new(Limit::Each(&Limit::Pattern(Pattern::ClientName)), API),
    ]),
];

static PINPOINT_APP: &[Argument] = &[
    text("name").required(CLOUDFORMATION).replaces(),
    text("name_prefix").only_terraform().replaces(),
    argument("tags", Kind::Map),
];

static INLINE_POLICY: &[Argument] =
    &[text("name").named("PolicyName").required(CLOUDFORMATION), POLICY.required(CLOUDFORMATION)];

static ROLE: &[Argument] = &[
    text("name").named("RoleName").replaces().checked(&[Check::new(Limit::Length { min: 1, max: 64 }, AWS)]),
    text("name_prefix").only_terraform().replaces(),
    text("description"),
    text("path").replaces(),
    argument("assume_role_policy", Kind::Policy).named("AssumeRolePolicyDocument").required(ALL),
    argument("inline_policy", Kind::Blocks(|| INLINE_POLICY))
        .named("Policies")
        .pulumi_aws("inline_policies")
        .native_type("Policy"),
    argument("managed_policy_arns", Kind::Set(None)),
    integer("max_session_duration", &[Check::new(Limit::Range { min: 3_600, max: 43_200 }, AWS)]),
    text("permissions_boundary"),
    flag("force_detach_policies").only_terraform(),
];

const POLICY: Argument = argument("policy", Kind::Policy).named("PolicyDocument");

static ROLE_POLICY: &[Argument] = &[
    text("name")
        .named("PolicyName")
        .required(CLOUDFORMATION)
        .replaces()
        .checked(&[Check::new(Limit::Length { min: 1, max: 128 }, AWS)]),
    text("name_prefix").only_terraform().replaces(),
    text("role").named("RoleName").required(ALL).replaces(),
    POLICY.required(TERRAFORM),
];
