//! The paths of the arguments that code names: rules, facts, summaries. Each is in the table, which a test checks.

macro_rules! paths {
    ($($name:ident = $path:literal,)*) => {
        $(pub const $name: &str = $path;)*

        /// All of them.
        pub const ALL: &[&str] = &[$($name),*];
    };
}

paths! {
    NAME = "name",
    POOL = "user_pool_id",
    SECRET = "generate_secret",
    MANAGED_SECRET = "publish_secrets_in_aws_secrets_manager",
    REGION = "region",
    AUTH = "explicit_auth_flows",
    SESSION = "auth_session_validity",
    EXISTENCE = "prevent_user_existence_errors",
    CONTEXT = "enable_propagate_additional_user_context_data",
    SWITCH = "allowed_oauth_flows_user_pool_client",
    GRANTS = "allowed_oauth_flows",
    SCOPES = "allowed_oauth_scopes",
    CALLBACKS = "callback_urls",
    LOGOUTS = "logout_urls",
    DEFAULT = "default_redirect_uri",
    PROVIDERS = "supported_identity_providers",
    ACCESS = "access_token_validity",
    ID = "id_token_validity",
    REFRESH = "refresh_token_validity",
    UNITS = "token_validity_units",
    ACCESS_UNIT = "token_validity_units.access_token",
    ID_UNIT = "token_validity_units.id_token",
    REFRESH_UNIT = "token_validity_units.refresh_token",
    REVOCATION = "enable_token_revocation",
    ROTATION = "refresh_token_rotation",
    FEATURE = "refresh_token_rotation.feature",
    GRACE = "refresh_token_rotation.retry_grace_period_seconds",
    READ = "read_attributes",
    WRITE = "write_attributes",
    ANALYTICS = "analytics_configuration",
    APP_ARN = "analytics_configuration.application_arn",
    APP_ID = "analytics_configuration.application_id",
    EXTERNAL_ID = "analytics_configuration.external_id",
    ROLE_ARN = "analytics_configuration.role_arn",
}

/// Where findings about a client's import ID are. No argument: the ID is of the import block.
pub const IMPORT: &str = "import.id";
