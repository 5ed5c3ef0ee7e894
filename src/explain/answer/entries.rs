//! The errors that no rule quotes: how they read, what they mean, and how to tell from a client that it causes them.

use serde_json::json;

use super::message::{Found, Message, squeeze};
use crate::document::Client;
use crate::facts::{ClientFacts, Known, default_texts};
use crate::schema::{Field, Vocabulary, arg, fields};
use crate::validate::{Edit, Fix};

/// An error, as AWS, a tool, or the authorization server reports it.
pub(super) struct Entry {
    /// In kebab case.
    pub id: &'static str,
    pub title: &'static str,
    /// How it reads. `...` stands for names and values.
    pub says: &'static [&'static str],
    /// Whether it is a bare OAuth error code or as vague, which counts only if nothing more specific is found. It must
    /// then be spelled as it is here.
    pub code: bool,
    /// Letters of which the text must have some, if others say the same. Empty: none.
    pub needs: &'static [&'static str],
    /// Letters that the first `...` must not contain; may be empty.
    pub not: &'static str,
    /// The arguments it concerns, the first being the one to look at.
    pub arguments: &'static [&'static str],
    /// Whether the text names the argument: in the first `...`, or anywhere if the sentence has none.
    pub names_argument: bool,
    /// What it means, in whole sentences.
    pub meaning: &'static str,
    /// What to look for if the client isn't the cause.
    pub look: &'static str,
    /// The rules whose findings are the cause.
    pub rules: &'static [&'static str],
    /// Whether the client is the cause.
    pub judge: fn(&ClientFacts, &Message) -> Judgment,
    /// Where it is described.
    pub source: &'static str,
}

/// Whether a client causes an error.
pub(super) enum Judgment {
    /// It does: why, and the fixes.
    Cause(String, Vec<Fix>),
    /// It doesn't: why.
    Elsewhere(String),
    /// The document doesn't say.
    Unknown,
}

use Judgment::{Cause, Elsewhere, Unknown};

macro_rules! guide {
    ($page:literal) => {
        concat!("https://docs.aws.amazon.com/cognito/latest/developerguide/", $page, ".html")
    };
}
macro_rules! api {
    ($operation:literal) => {
        concat!("https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_", $operation, ".html")
    };
}

pub(super) const AUTHORIZE: &str = guide!("authorization-endpoint");
pub(super) const TOKEN: &str = guide!("token-endpoint");
pub(super) const LOGOUT: &str = guide!("logout-endpoint");
const FLOWS: &str = guide!("amazon-cognito-user-pools-authentication-flow-methods");
const REFRESH_TOKENS: &str = guide!("amazon-cognito-user-pools-using-the-refresh-token");
const SECRET_HASH: &str = guide!("signing-up-users-in-your-app");
const PERMISSIONS: &str = guide!("user-pool-settings-attributes");
const TERRAFORM: &str =
    "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cognito_user_pool_client";

const ADMIN_SCOPE: &str = "aws.cognito.signin.user.admin";

impl Entry {
    const DEFAULTS: Entry = Entry {
        id: "",
        title: "",
        says: &[],
        code: false,
        needs: &[],
        not: "",
        arguments: &[],
        names_argument: false,
        meaning: "",
        look: "",
        rules: &[],
        judge: |_, _| Unknown,
        source: AUTHORIZE,
    };
}

#[rustfmt::skip]
pub(super) const ENTRIES: &[Entry] = &[
    // The authorization server.
    Entry {
        id: "redirect-mismatch",
        title: "Redirect URI doesn't match",
        says: &["redirect_mismatch"],
        arguments: &[arg::CALLBACKS],
        meaning: "The redirect_uri of the request must match one of callback_urls exactly: scheme, host, port, path, trailing slash, and letter case.",
        look: "Paste the authorize URL from the browser's address bar, and each character is compared.",
        judge: no_callback,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "sign-out-url-missing",
        title: "Sign-out without a registered URL",
        says: &["Required String parameter 'redirect_uri' is not present", "Required parameter 'redirect_uri' is not present"],
        arguments: &[arg::LOGOUTS, arg::CALLBACKS],
        meaning: "The /logout endpoint requires client_id and logout_uri, and logout_uri must match one of logout_urls exactly. It ignores post_logout_redirect_uri and id_token_hint.",
        look: "Compare logout_uri with logout_urls, or paste the sign-out URL. At /oauth2/authorize, the message means that redirect_uri is missing.",
        judge: no_sign_out,
        source: LOGOUT,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "oauth-not-enabled",
        title: "OAuth is off for the client",
        says: &["Client is not enabled for OAuth2.0 flows"],
        arguments: &[arg::SWITCH, arg::CALLBACKS],
        meaning: "The client can't use OAuth 2.0 until allowed_oauth_flows_user_pool_client is true.",
        look: "AWS reports the same if redirect_uri matches no callback URL, for example because the host has other capital letters. Also check that the app uses this client's ID.",
        rules: &["oauth-switched-off"],
        judge: oauth_off,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "unauthorized-client",
        title: "Client isn't allowed this grant type",
        says: &["unauthorized_client"],
        code: true,
        arguments: &[arg::GRANTS, arg::SWITCH, arg::SECRET],
        meaning: "allowed_oauth_flows doesn't contain the grant type of the request: code for response_type=code, implicit for response_type=token, client_credentials for a service.",
        look: "Compare response_type or grant_type with allowed_oauth_flows. At the token endpoint, also check that an app without a secret uses a client without a secret.",
        rules: &["oauth-switched-off"],
        judge: no_grant,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "invalid-scope",
        title: "Scope isn't allowed",
        says: &["invalid_scope"],
        code: true,
        arguments: &[arg::SCOPES],
        meaning: "Each requested scope must be in allowed_oauth_scopes. Separate scopes with spaces, not commas.",
        look: "Compare the scope parameter with allowed_oauth_scopes. A custom scope is the identifier of its resource server, a slash, and its name. Many libraries request profile, groups, or offline_access by default.",
        rules: &["unknown-scope", "openid-missing", "client-credentials-scopes"],
        judge: scope_requested,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "invalid-client",
        title: "Client authentication failed",
        says: &["invalid_client", "invalid_client_secret"],
        code: true,
        arguments: &[arg::SECRET],
        meaning: "The token endpoint doesn't accept the client ID and secret of the request. An app must send the secret if the client has one, and must not send one if it doesn't.",
        look: "Check the client ID, the secret, and the user pool domain. The Authorization header is Basic and the Base64 form of client_id:client_secret. Browser apps need a client without a secret.",
        judge: secret_sent,
        source: TOKEN,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "invalid-grant",
        title: "Code or refresh token isn't valid",
        says: &["invalid_grant"],
        code: true,
        arguments: &[arg::REFRESH, arg::ROTATION, arg::CALLBACKS, arg::READ],
        meaning: "The authorization code or the refresh token isn't valid. A code works once, for 5 minutes, with the same redirect_uri and code_verifier. A refresh token fails if it expired, was revoked, or belongs to another client.",
        look: "Check that the app exchanges each code once and sends the redirect_uri of the authorize request. The client must also be able to read every attribute of the requested scopes.",
        judge: grant_failed,
        source: TOKEN,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "unsupported-grant-type",
        title: "Grant type isn't supported",
        says: &["unsupported_grant_type"],
        code: true,
        arguments: &[arg::GRANTS],
        meaning: "grant_type must be authorization_code, refresh_token, or client_credentials. Cognito has no password or device grant.",
        look: "Check grant_type, and that the body is sent as application/x-www-form-urlencoded, not as JSON. To sign users in with a password, use InitiateAuth.",
        source: TOKEN,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "unsupported-response-type",
        title: "Response type isn't supported",
        says: &["unsupported_response_type", "Invalid response_type", "response_type is not supported"],
        code: true,
        arguments: &[arg::GRANTS],
        meaning: "response_type must be code or token. Combinations such as code id_token aren't supported.",
        look: "Set response_type to code in the app, and allow the code grant type.",
        ..Entry::DEFAULTS
    },
    Entry {
        id: "invalid-request",
        title: "Request is malformed",
        says: &["invalid_request"],
        code: true,
        arguments: &[arg::CALLBACKS, arg::GRANTS],
        meaning: "A required parameter is missing, or a parameter has a value that Cognito doesn't support.",
        look: "Paste the authorize URL or the token request: each parameter is checked. code_challenge_method must be S256, and a refresh requires refresh_token.",
        ..Entry::DEFAULTS
    },
    Entry {
        id: "sign-in-error-page",
        title: "Error page instead of the sign-in page",
        says: &["An error was encountered with the requested page"],
        code: true,
        arguments: &[arg::CALLBACKS, arg::SWITCH, arg::PROVIDERS],
        meaning: "The page hides the reason, and its URL has it as error=. The most common reason is a redirect_uri that callback_urls doesn't list exactly.",
        look: "Paste the authorize URL from the browser's history. Also check the client ID, and that the client has an identity provider.",
        rules: &["oauth-switched-off", "provider-missing", "callback-missing"],
        ..Entry::DEFAULTS
    },
    Entry {
        id: "login-pages-unavailable",
        title: "Login pages unavailable",
        says: &["Login pages unavailable"],
        arguments: &[arg::SWITCH],
        meaning: "The user pool domain uses managed login, and no branding style is assigned to the client.",
        look: "Add an aws_cognito_managed_login_branding resource for the client, or set managed_login_version of the domain to 1.",
        rules: &["branding-missing"],
        source: guide!("managed-login-branding"),
        ..Entry::DEFAULTS
    },
    Entry {
        id: "attributes-required",
        title: "Required attribute missing at sign-in",
        says: &["error_description ... attributes required", "attributes required: [...", "attribute ... is required for the user pool"],
        needs: &["cognito", "invalidrequest", "errordescription"],
        arguments: &[arg::WRITE, arg::PROVIDERS],
        meaning: "The user pool requires an attribute that the identity provider doesn't fill in, or that the client can't write.",
        look: "Add the attribute to attribute_mapping of the identity provider and to its authorize_scopes. If write_attributes is set, it must contain every mapped attribute.",
        rules: &["required-attribute-not-writable", "mapped-attribute-not-writable"],
        source: guide!("cognito-user-pools-specifying-attribute-mapping"),
        ..Entry::DEFAULTS
    },
    Entry {
        id: "provider-not-enabled",
        title: "Identity provider isn't enabled for the client",
        says: &["Login option is not available"],
        arguments: &[arg::PROVIDERS],
        meaning: "The request names an identity provider that supported_identity_providers doesn't contain.",
        look: "Names are case-sensitive. Add the provider to supported_identity_providers, and refer to its resource.",
        rules: &["unknown-provider"],
        ..Entry::DEFAULTS
    },
    // The user pools API: client secrets.
    Entry {
        id: "secret-hash-wrong",
        title: "SECRET_HASH is missing or wrong",
        says: &["Unable to verify secret hash for client"],
        arguments: &[arg::SECRET],
        meaning: "The client has a secret, so each API call requires a SECRET_HASH. It is the HMAC-SHA256 of username and client ID, with the secret as key.",
        look: "Browser and mobile libraries need a client without a secret. On a server, calculate the hash with the username that the call sends; for a refresh, with the sub or username of the user.",
        judge: has_secret,
        source: SECRET_HASH,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "secret-hash-missing",
        title: "SECRET_HASH is missing",
        says: &["is configured with secret but SECRET_HASH was not received", "is configured for secret but secret was not received", "is configured with secret but secret was not received"],
        arguments: &[arg::SECRET],
        meaning: "The client has a secret, and the API call has no SECRET_HASH.",
        look: "Browser and mobile apps need a client without a secret. On a server, send SECRET_HASH with each call, also in responses to challenges.",
        judge: has_secret,
        source: SECRET_HASH,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "secret-hash-unexpected",
        title: "SECRET_HASH for a client without a secret",
        says: &["is not configured for secret but secret hash was received"],
        arguments: &[arg::SECRET],
        meaning: "The app sends a SECRET_HASH, and the client has no secret.",
        look: "Remove the secret from the app's settings, or use the ID of the client that has a secret.",
        judge: has_no_secret,
        source: SECRET_HASH,
        ..Entry::DEFAULTS
    },
    // The user pools API: authentication flows.
    Entry {
        id: "flow-not-enabled",
        title: "Authentication flow isn't enabled",
        says: &["flow not enabled for this client", "is not enabled for the client", "flow is not enabled for this client"],
        needs: &["auth"],
        arguments: &[arg::AUTH],
        meaning: "The authentication flow of the call must be in explicit_auth_flows, with ALLOW_ before its name.",
        look: "Check that the app uses this client's ID, and which AuthFlow it sends. ADMIN_ flows work only with AdminInitiateAuth.",
        judge: flow_missing,
        source: FLOWS,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "flow-not-supported",
        title: "Authentication flow of another operation",
        says: &["Initiate Auth method not supported"],
        arguments: &[arg::AUTH],
        meaning: "The operation doesn't support the flow: ADMIN_USER_PASSWORD_AUTH requires AdminInitiateAuth, and USER_PASSWORD_AUTH requires InitiateAuth.",
        look: "Change the operation or the AuthFlow in the app. The flow must also be in explicit_auth_flows.",
        source: api!("InitiateAuth"),
        ..Entry::DEFAULTS
    },
    Entry {
        id: "custom-auth-not-configured",
        title: "Custom authentication without Lambda functions",
        says: &["Custom auth lambda trigger is not configured for the user pool"],
        arguments: &[arg::AUTH],
        meaning: "The app uses CUSTOM_AUTH, and the user pool has no Lambda functions for custom challenges.",
        look: "Add define_auth_challenge, create_auth_challenge, and verify_auth_challenge_response to the pool's lambda_config, or use another flow.",
        rules: &["custom-auth-triggers"],
        source: guide!("user-pool-lambda-challenge"),
        ..Entry::DEFAULTS
    },
    // The user pools API: attributes and scopes.
    Entry {
        id: "write-unauthorized",
        title: "Client can't write an attribute",
        says: &["A client attempted to write unauthorized attribute"],
        arguments: &[arg::WRITE],
        meaning: "The app sets a user attribute that write_attributes doesn't list. If write_attributes isn't set, only standard attributes are writable.",
        look: "Compare the attributes of the call with write_attributes. Custom attributes start with custom:, and names such as phonenumber aren't standard: use phone_number.",
        judge: write_missing,
        source: PERMISSIONS,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "access-token-scopes",
        title: "Access token lacks a scope",
        says: &["Access Token does not have required scopes"],
        arguments: &[arg::SCOPES],
        meaning: "User API operations such as GetUser require the scope aws.cognito.signin.user.admin. The client must allow it, and the app must request it.",
        look: "Add aws.cognito.signin.user.admin to the scopes that the app requests. To read user attributes only, use the ID token or /oauth2/userInfo.",
        judge: admin_scope_missing,
        source: guide!("cognito-user-pools-define-resource-servers"),
        ..Entry::DEFAULTS
    },
    // The user pools API: tokens.
    Entry {
        id: "refresh-token-reuse",
        title: "Refresh token was used again",
        says: &["RefreshTokenReuseException", "invalidated by refresh-token rotation", "refresh token has already been used"],
        needs: &["refreshtokenreuse", "rotation", "cognito"],
        arguments: &[arg::ROTATION, arg::GRACE],
        meaning: "With refresh token rotation, each refresh token works once. After the retry grace period, the previous token is rejected.",
        look: "Store the new refresh token of each refresh, and don't refresh in parallel. A token that was used by someone else may be stolen: sign the user out.",
        judge: rotates,
        source: REFRESH_TOKENS,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "refresh-token-revoked",
        title: "Refresh token was revoked",
        says: &["Refresh Token has been revoked"],
        arguments: &[arg::REVOCATION, arg::ROTATION],
        meaning: "A sign-out, RevokeToken, or a password reset revoked the refresh token, or rotation replaced it. The user must sign in again.",
        look: "Check where the app calls GlobalSignOut or RevokeToken, and that devices don't share refresh tokens.",
        judge: rotates,
        source: REFRESH_TOKENS,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "refresh-token-expired",
        title: "Refresh token expired",
        says: &["Refresh Token has expired"],
        arguments: &[arg::REFRESH, arg::REFRESH_UNIT],
        meaning: "The refresh token is older than refresh_token_validity. The user must sign in again.",
        look: "Increase refresh_token_validity if users should stay signed in for longer. The new value applies to sign-ins after the change.",
        judge: refresh_lifetime,
        source: REFRESH_TOKENS,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "refresh-token-invalid",
        title: "Refresh token isn't valid",
        says: &["Invalid Refresh Token"],
        arguments: &[arg::ROTATION, arg::AUTH, arg::SECRET],
        meaning: "The refresh token belongs to another client or device, or it can't be used with this operation. With rotation, use GetTokensFromRefreshToken or the token endpoint.",
        look: "Check the client ID, and the device key if the pool remembers devices. A client with a secret needs SECRET_HASH with the user's sub or username.",
        judge: rotates,
        source: REFRESH_TOKENS,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "refresh-flow-with-rotation",
        title: "REFRESH_TOKEN_AUTH with rotation",
        says: &["refresh token rotation ... REFRESH_TOKEN_AUTH", "REFRESH_TOKEN_AUTH ... refresh token rotation", "RefreshTokenRotation ... REFRESH_TOKEN_AUTH"],
        arguments: &[arg::ROTATION, arg::AUTH],
        meaning: "While rotation is on, the client can't allow ALLOW_REFRESH_TOKEN_AUTH, and apps can't refresh with REFRESH_TOKEN_AUTH.",
        look: "Refresh with GetTokensFromRefreshToken or at the token endpoint, and update Amplify to a version that supports rotation.",
        rules: &["rotation-with-refresh-flow"],
        source: REFRESH_TOKENS,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "access-token-revoked",
        title: "Access token was revoked",
        says: &["Access Token has been revoked"],
        arguments: &[arg::REVOCATION],
        meaning: "The user signed out everywhere, or the refresh token of the session was revoked. The user must sign in again.",
        look: "Check where the app calls GlobalSignOut or RevokeToken. With enable_token_revocation, a revoked refresh token also revokes its access tokens.",
        source: guide!("token-revocation"),
        ..Entry::DEFAULTS
    },
    // IDs that don't exist.
    Entry {
        id: "client-not-found",
        title: "App client doesn't exist",
        not: "userpool",
        says: &["User pool client ... does not exist", "User pool client does not exist", "at 'clientId' failed to satisfy constraint"],
        arguments: &[arg::POOL],
        meaning: "The app uses a client ID that doesn't exist in the Region and the user pool of the call.",
        look: "Compare the app's client ID with the client_id output, and its Region with the pool's. A change that forces replacement gives the client a new ID.",
        source: api!("InitiateAuth"),
        ..Entry::DEFAULTS
    },
    Entry {
        id: "pool-not-found",
        title: "User pool doesn't exist",
        says: &["User pool ... does not exist"],
        not: "client",
        arguments: &[arg::POOL],
        meaning: "user_pool_id names a user pool that doesn't exist in this account and Region.",
        look: "Compare the Region of the provider or the app with the first part of the user pool ID. Refer to the pool instead of writing its ID.",
        rules: &["user-pool-id"],
        source: api!("DescribeUserPool"),
        ..Entry::DEFAULTS
    },
    Entry {
        id: "domain-not-found",
        title: "User pool without a domain",
        says: &["there does not exist a valid ... pool domain associated with the user pool"],
        arguments: &[arg::SWITCH],
        meaning: "The user pool has no domain, so it has no sign-in page and no token endpoint.",
        look: "Add an aws_cognito_user_pool_domain resource for the pool.",
        rules: &["pool-without-domain"],
        source: guide!("cognito-user-pools-assign-domain"),
        ..Entry::DEFAULTS
    },
    // What tools and AWS say of one argument.
    Entry {
        id: "value-constraint",
        title: "Value breaks a limit",
        says: &["at '...' failed to satisfy constraint"],
        names_argument: true,
        meaning: "AWS rejects the value of this argument.",
        look: "Compare the deployed value with the limits of the argument.",
        source: api!("CreateUserPoolClient"),
        ..Entry::DEFAULTS
    },
    Entry {
        id: "value-not-listed",
        title: "Value isn't in the list",
        says: &["expected ... to be one of", "Attribute ... value must be one of", "is not a valid enum value", "is not one of"],
        needs: &["userpoolclient", "properties"],
        names_argument: true,
        meaning: "The argument accepts only certain values, in exactly this spelling. An older provider version knows fewer of them.",
        look: "Compare the value with the argument's list, and update the tool if the value is new.",
        source: TERRAFORM,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "value-out-of-range",
        title: "Value is out of range",
        says: &["expected ... to be in the range", "Attribute ... value must be between", "Attribute ... must have a duration between"],
        needs: &["userpoolclient"],
        names_argument: true,
        meaning: "The number is outside the limits of the argument. Token lifetimes are counted in the units of token_validity_units.",
        look: "Check the number together with its unit.",
        source: TERRAFORM,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "argument-not-expected",
        title: "Argument isn't known to the tool",
        says: &["An argument named ... is not expected here", "Blocks of type ... are not expected here", "extraneous key ... is not permitted", "Unresolved resource property ..."],
        needs: &["userpoolclient"],
        names_argument: true,
        meaning: "The installed version of the tool doesn't have this argument, or it is written as an argument instead of a block.",
        look: "Update the provider: token_validity_units requires version 3.32 of the AWS provider, and refresh_token_rotation requires 5.98. Write blocks without an equals sign.",
        rules: &["newer-than-tool"],
        source: TERRAFORM,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "argument-missing",
        title: "Required argument is missing",
        says: &["The argument ... is required, but no definition was found", "required key ... not found", "missing required property ..."],
        needs: &["userpoolclient"],
        names_argument: true,
        meaning: "The tool requires this argument.",
        look: "Add the argument to the client.",
        source: TERRAFORM,
        ..Entry::DEFAULTS
    },
    Entry {
        id: "schema-validation",
        title: "CloudFormation rejects a property",
        says: &["Properties validation failed for resource", "Model validation failed"],
        needs: &["userpoolclient"],
        names_argument: true,
        meaning: "The value of the property doesn't match the schema of AWS::Cognito::UserPoolClient.",
        look: "Check type, spelling, and limits of the property that the message names after #/.",
        source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cognito-userpoolclient.html",
        ..Entry::DEFAULTS
    },
    Entry {
        id: "not-authorized",
        title: "Missing permission",
        says: &["is not authorized to perform: cognito-idp:CreateUserPoolClient", "is not authorized to perform: cognito-idp:UpdateUserPoolClient", "is not authorized to perform: cognito-idp:DescribeUserPoolClient", "is not authorized to perform: cognito-idp:DeleteUserPoolClient"],
        meaning: "The IAM identity that runs the tool may not manage app clients. The client isn't the cause.",
        look: "Allow cognito-idp:CreateUserPoolClient, UpdateUserPoolClient, DescribeUserPoolClient, and DeleteUserPoolClient on the user pool, and check for denying policies.",
        source: guide!("security-iam"),
        ..Entry::DEFAULTS
    },
    Entry {
        id: "concurrent-modification",
        title: "Concurrent change",
        says: &["ConcurrentModificationException"],
        needs: &["userpoolclient", "cognito"],
        meaning: "Another request changed the user pool or one of its clients at the same moment. The client isn't the cause.",
        look: "Run the tool again. If it creates many clients, limit parallelism, or let each client depend on the one before.",
        rules: &["concurrent-changes"],
        source: api!("UpdateUserPoolClient"),
        ..Entry::DEFAULTS
    },
    Entry {
        id: "cli-loads-url",
        title: "AWS CLI loads a URL",
        says: &["Error parsing parameter '...': Unable to retrieve"],
        names_argument: true,
        meaning: "Version 1 of the AWS CLI loads values that start with http:// or https:// and sends what it receives.",
        look: "Give the values in a file with --cli-input-json, or set cli_follow_urlparam to false.",
        rules: &["aws-cli-loads"],
        source: "https://docs.aws.amazon.com/cli/v1/userguide/cli-usage-parameters-file.html",
        ..Entry::DEFAULTS
    },
    Entry {
        id: "inconsistent-result",
        title: "Provider returned another value than planned",
        says: &["Provider produced inconsistent result after apply ... unexpected new value: ...", "Provider produced inconsistent result after apply ... userpoolclient"],
        needs: &["userpoolclient"],
        arguments: &[arg::UNITS, arg::ROTATION, arg::REGION],
        meaning: "Terraform's AWS provider planned one value and read back another. It is a defect of the provider, and a second apply usually succeeds.",
        look: "Set the argument after \u{201c}unexpected new value\u{201d} explicitly: all three units of token_validity_units, and both arguments of refresh_token_rotation. Then update the provider.",
        rules: &["terraform-rotation-defect", "unit-missing"],
        source: "https://github.com/hashicorp/terraform-provider-aws/issues/30903",
        ..Entry::DEFAULTS
    },
];

/// Sentences of rules that AWS says of other things too, and letters of which the text must then have some.
const SHARED: &[(&str, &[&str])] = &[
    ("self-reference", &["userpoolclient"]),
    ("reference-cycle", &["userpoolclient"]),
    ("too-many-urls", &["callbackurls", "logouturls"]),
    ("plain-http", &["cognito", "callback", "logout", "userpool", "invalidparameter"]),
    ("callback-fragment", &["cognito", "callback", "userpool", "invalidparameter"]),
];

/// Whether a text that has a rule's sentence is about user pool clients.
pub(super) fn fits_rule(rule: &str, message: &Message) -> bool {
    SHARED.iter().filter(|it| it.0 == rule).all(|it| it.1.iter().any(|letters| message.contains(letters)))
}

/// Signs of another authorization server.
const FOREIGN: &[&str] = &[
    "aadsts",
    "microsoftonline",
    "oauth2googleapis",
    "accountsgoogle",
    "keycloak",
    "oktacom",
    "auth0com",
    "salesforce",
    "githubcomlogin",
    "slackcom",
    "spotify",
    "discordcom",
    "quickbooks",
    "apppleid",
    "appleidapple",
    "shopify",
    "linkedincom",
    "identityserver",
    "zoomus",
    "xerocom",
    "dropbox",
    "atlassian",
];
/// Signs that a Lambda function, a user, or an identity provider failed: the OAuth code beside it is only its envelope.
const OTHER_CAUSES: &[&str] = &[
    "failedwitherror",
    "presignup",
    "pretokengeneration",
    "postconfirmation",
    "samlresponse",
    "samlassertion",
    "errorgettingtoken",
    "useralreadyexists",
    "alreadyfoundanentry",
    "userisnotconfirmed",
    "userisdisabled",
    "timeoutoccurredincallingidp",
    "jwksuri",
];

/// Whether an OAuth error code in the text is of another authorization server, or of what it calls.
pub(super) fn is_foreign(message: &Message) -> bool {
    let has = |signs: &[&str]| signs.iter().any(|it| message.contains(it));
    has(OTHER_CAUSES) || has(FOREIGN) && !message.contains("cognito")
}

/// The argument that the first `...` of a pattern stands for. If there is none, the longest one that the text names.
pub(super) fn argument_in(found: &Found, message: &Message) -> Option<&'static Field> {
    let gap = found.gaps.first();
    let spelled = |field: &Field| {
        let names = [Some(field.argument.key.to_owned()), field.argument.name(Vocabulary::Api)];
        let cloudformation = field.argument.name(Vocabulary::CloudFormation);
        names.into_iter().chain([cloudformation]).flatten().any(|name| {
            let name = squeeze(&name);
            !name.is_empty() && gap.map_or_else(|| message.has(&name), |gap| gap.starts_with(&name))
        })
    };
    // A name alone, such as `name`, says little: the text must be about a client.
    let client = || message.contains("userpoolclient");
    fields()
        .iter()
        .filter(|it| spelled(it))
        .filter(|it| it.argument.key.len() > 8 || gap.is_some() && client())
        .max_by_key(|it| it.argument.key.len())
}

fn fix(c: &ClientFacts, edits: Vec<Edit>) -> Vec<Fix> {
    vec![Fix::new(c.client, edits)]
}

fn no_callback(c: &ClientFacts, _: &Message) -> Judgment {
    if c.callbacks.is_empty() {
        return Cause(format!("{} has no callback URL.", name(c.client)), Vec::new());
    }
    Unknown
}

fn no_sign_out(c: &ClientFacts, _: &Message) -> Judgment {
    if c.logouts.is_empty() && !c.is_machine() {
        return Cause(format!("{} has no sign-out URL.", name(c.client)), Vec::new());
    }
    Unknown
}

fn oauth_off(c: &ClientFacts, _: &Message) -> Judgment {
    match c.switch.or(false) {
        // With grant types, the rule has the fix.
        Some(false) if c.grants.all.is_empty() => Cause(
            format!("OAuth is off for {}.", c.client.label),
            c.callbacks.all.is_empty().then(Vec::new).unwrap_or_else(|| {
                fix(
                    c,
                    vec![
                        Edit::Set(arg::SWITCH, json!(true)),
                        Edit::Set(arg::GRANTS, json!(["code"])),
                        Edit::Add(arg::SCOPES, json!("openid")),
                    ],
                )
            }),
        ),
        Some(true) => Elsewhere(format!("OAuth is on for {}.", c.client.label)),
        _ => Unknown,
    }
}

fn no_grant(c: &ClientFacts, message: &Message) -> Judgment {
    let wanted = [("response_type=code", "code"), ("response_type=token", "implicit")]
        .into_iter()
        .chain([("authorization_code", "code"), ("grant_type=client_credentials", "client_credentials")])
        .find(|it| message.has(it.0));
    match wanted {
        Some((_, grant)) if c.grants.lacks(grant) => Cause(
            format!("{} doesn't allow the grant type {grant}.", name(c.client)),
            if c.grants.is_empty() || grant == "client_credentials" || c.is_machine() {
                Vec::new()
            } else {
                fix(c, vec![Edit::Add(arg::GRANTS, json!(grant))])
            },
        ),
        Some((_, grant)) if c.grants.has(grant) => {
            Elsewhere(format!("{} allows the grant type {grant}.", name(c.client)))
        }
        _ if c.grants.is_empty() => Cause(format!("{} allows no grant type.", name(c.client)), Vec::new()),
        _ => Unknown,
    }
}

fn scope_requested(c: &ClientFacts, message: &Message) -> Judgment {
    if c.scopes.is_empty() {
        return Cause(format!("{} allows no scope.", name(c.client)), Vec::new());
    }
    let scopes = ["openid", "email", "phone", "profile", ADMIN_SCOPE];
    let Some((_, requested)) = message.text.split_once("scope=") else { return Unknown };
    let requested = requested.split(['&', '"', '\'', ' ', '\n']).next().unwrap_or_default();
    let missing = scopes.into_iter().find(|it| {
        let words = requested.split(['+', ',']).flat_map(|it| it.split("%20"));
        words.into_iter().any(|word| word == *it) && c.scopes.lacks(it)
    });
    match missing {
        Some(scope) => Cause(
            format!("The request asks for {scope}, which allowed_oauth_scopes doesn't list."),
            if c.is_machine() { Vec::new() } else { fix(c, vec![Edit::Add(arg::SCOPES, json!(scope))]) },
        ),
        None => Unknown,
    }
}

fn secret_sent(c: &ClientFacts, _: &Message) -> Judgment {
    match c.secret {
        Known::Is(true) if c.redirects() => {
            Cause(format!("{} has a secret, so the app must send it.", name(c.client)), without_secret(c))
        }
        _ if c.no_secret() => Elsewhere(format!("{} has no secret, so the app must not send one.", name(c.client))),
        _ => Unknown,
    }
}

/// The attributes that a scope returns, as far as reading them can fail.
const SCOPE_ATTRIBUTES: [(&str, &[&str]); 2] =
    [("email", &["email", "email_verified"]), ("phone", &["phone_number", "phone_number_verified"])];

fn grant_failed(c: &ClientFacts, _: &Message) -> Judgment {
    if c.switch.or(false) == Some(false) && !c.grants.all.is_empty() {
        return Cause(
            format!("OAuth is off for {}, and AWS then rejects every grant.", c.client.label),
            if c.scopes.is_empty() { Vec::new() } else { fix(c, vec![Edit::Set(arg::SWITCH, json!(true))]) },
        );
    }
    let unreadable: Vec<&str> = SCOPE_ATTRIBUTES
        .iter()
        .filter(|(scope, _)| c.read.present && !c.read.is_empty() && c.scopes.has(scope))
        .flat_map(|(_, attributes)| attributes.iter().copied())
        .filter(|attribute| c.read.lacks(attribute))
        .collect();
    match unreadable.first() {
        Some(first) => Cause(
            format!("{} allows a scope that returns {first}, and read_attributes doesn't list it.", name(c.client)),
            fix(c, unreadable.iter().map(|it| Edit::Add(arg::READ, json!(it))).collect()),
        ),
        None => Unknown,
    }
}

fn has_secret(c: &ClientFacts, _: &Message) -> Judgment {
    match c.secret {
        Known::Is(true) => Cause(format!("{} has a secret.", name(c.client)), without_secret(c)),
        _ if c.no_secret() => Elsewhere(format!("{} has no secret: the app uses another client.", name(c.client))),
        _ => Unknown,
    }
}

/// A client without a secret, unless it needs one.
fn without_secret(c: &ClientFacts) -> Vec<Fix> {
    if c.grants.has("client_credentials") || c.context_data.or(false) != Some(false) {
        return Vec::new();
    }
    vec![Fix::new(c.client, vec![Edit::Set(arg::SECRET, json!(false))]).note("forces replacement".to_owned())]
}

fn has_no_secret(c: &ClientFacts, _: &Message) -> Judgment {
    match c.secret {
        Known::Is(true) => Elsewhere(format!("{} has a secret: the app uses another client.", name(c.client))),
        _ if c.no_secret() => Cause(
            format!("{} has no secret.", name(c.client)),
            vec![Fix::new(c.client, vec![Edit::Set(arg::SECRET, json!(true))]).note("forces replacement".to_owned())],
        ),
        _ => Unknown,
    }
}

/// The flows of the API, the longer names first.
const API_FLOWS: [(&str, &str); 8] = [
    ("ADMIN_USER_PASSWORD_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"),
    ("ADMIN_NO_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"),
    ("USER_PASSWORD_AUTH", "ALLOW_USER_PASSWORD_AUTH"),
    ("USER_SRP_AUTH", "ALLOW_USER_SRP_AUTH"),
    ("REFRESH_TOKEN_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"),
    ("REFRESH_TOKEN", "ALLOW_REFRESH_TOKEN_AUTH"),
    ("CUSTOM_AUTH", "ALLOW_CUSTOM_AUTH"),
    ("USER_AUTH", "ALLOW_USER_AUTH"),
];

fn flow_missing(c: &ClientFacts, message: &Message) -> Judgment {
    let named = API_FLOWS.iter().find(|it| message.has(it.0)).map(|it| it.1);
    let flow = named.or(message.contains("admininitiateauth").then_some("ALLOW_ADMIN_USER_PASSWORD_AUTH"));
    let Some(flow) = flow else {
        return Unknown;
    };
    let legacy = flow.trim_start_matches("ALLOW_");
    let legacy = if legacy == "ADMIN_USER_PASSWORD_AUTH" { "ADMIN_NO_SRP_AUTH" } else { legacy };
    let default = default_texts(arg::AUTH);
    let enabled = c.auth.has(flow) || c.auth.has(legacy) || c.auth.is_empty() && default.contains(&flow);
    if enabled {
        return Elsewhere(format!("{} allows {flow}: the app uses another client.", name(c.client)));
    }
    // A list of legacy names allows SRP and refreshing, too.
    let old = c.auth.texts().any(|(_, it)| !it.starts_with("ALLOW_"));
    if !c.auth.complete || old && !matches!(legacy, "USER_PASSWORD_AUTH" | "ADMIN_NO_SRP_AUTH") {
        return Unknown;
    }
    let rotates = flow == "ALLOW_REFRESH_TOKEN_AUTH" && c.rotation.is("ENABLED");
    let why = match rotates {
        true => format!("{} rotates refresh tokens: use GetTokensFromRefreshToken instead.", name(c.client)),
        false => format!("explicit_auth_flows of {} doesn't contain {flow}.", c.client.label),
    };
    let edits = match c.auth.is_empty() {
        _ if rotates => return Cause(why, Vec::new()),
        true => vec![Edit::Set(arg::AUTH, json!(default.iter().copied().chain([flow]).collect::<Vec<_>>()))],
        false if old => vec![Edit::Add(arg::AUTH, json!(legacy))],
        false => vec![Edit::Add(arg::AUTH, json!(flow))],
    };
    Cause(why, fix(c, edits))
}

fn write_missing(c: &ClientFacts, message: &Message) -> Judgment {
    let named: Vec<String> = custom_attributes(&message.text);
    let standard = crate::schema::STANDARD_ATTRIBUTES.iter().filter(|it| it.writable).map(|it| it.name.to_owned());
    let quoted = |it: &String| {
        let text = &message.text;
        [("\"", "\""), ("'", "'")].iter().any(|(open, close)| text.contains(&format!("{open}{it}{close}")))
    };
    let named = named.into_iter().chain(standard.filter(quoted));
    let unset = c.write.is_empty();
    let missing: Vec<String> = named
        .filter(|it| if unset { it.starts_with("custom:") } else { c.write.lacks(it) && !c.write.has("oidc:profile") })
        .collect();
    let Some(first) = missing.first() else { return Unknown };
    let why = match unset {
        true => format!("write_attributes isn't set, so the app can't write {first}."),
        false => format!("write_attributes of {} doesn't contain {first}.", c.client.label),
    };
    let fixes =
        if unset { Vec::new() } else { fix(c, missing.iter().map(|it| Edit::Add(arg::WRITE, json!(it))).collect()) };
    Cause(why, fixes)
}

/// The custom attributes that a text names: `custom:plan`.
fn custom_attributes(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (at, start) in text.match_indices("custom:").take(32) {
        let rest = &text[at + start.len()..];
        let name: String =
            rest.chars().take(21).take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(*c)).collect();
        let name = format!("custom:{name}");
        if name.len() > "custom:".len() && name.len() <= "custom:".len() + 20 && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn admin_scope_missing(c: &ClientFacts, _: &Message) -> Judgment {
    if c.is_machine() {
        return Elsewhere(format!("{} serves no users.", name(c.client)));
    }
    if c.scopes.lacks(ADMIN_SCOPE) && !c.grants.is_empty() {
        return Cause(
            format!("allowed_oauth_scopes of {} doesn't contain {ADMIN_SCOPE}.", c.client.label),
            fix(c, vec![Edit::Add(arg::SCOPES, json!(ADMIN_SCOPE))]),
        );
    }
    if c.scopes.has(ADMIN_SCOPE) {
        return Elsewhere(format!("{} allows the scope, so the app must request it.", name(c.client)));
    }
    Unknown
}

fn rotates(c: &ClientFacts, _: &Message) -> Judgment {
    if !c.rotation.is("ENABLED") {
        return match c.rotation {
            Known::Absent | Known::Is(_) => Elsewhere(format!("{} doesn't rotate refresh tokens.", name(c.client))),
            Known::Unknown => Unknown,
        };
    }
    let grace = c.client.value(arg::GRACE);
    let short = matches!(grace, Some(crate::document::Value::Integer(seconds)) if seconds < 60);
    Cause(
        format!("{} rotates refresh tokens.", name(c.client)),
        if short { fix(c, vec![Edit::Set(arg::GRACE, json!(60))]) } else { Vec::new() },
    )
}

fn refresh_lifetime(c: &ClientFacts, _: &Message) -> Judgment {
    match c.refresh.seconds() {
        Some(seconds) => Cause(
            format!("Refresh tokens of {} last {}.", c.client.label, crate::document::words::duration(seconds)),
            Vec::new(),
        ),
        None => Unknown,
    }
}

/// A client at the beginning of a sentence.
pub(super) fn name(client: &Client) -> String {
    format!("The client {}", client.label)
}
