// What is measured: documents of one client, of a thousand, with one argument and with all of them.
const TYPE = "aws_cognito_user_pool_client";
const of = (clients) => ({ resource: { [TYPE]: clients } });

export const CALLBACKS = 100;
const urls = (path) => Array.from({ length: CALLBACKS }, (_, at) => `https://app-${at}.example.com/${path}`);

/** A client of which one argument is set beside those that it needs. */
export const one = () => of({ web: { name: "web", user_pool_id: "us-west-2_abc123", generate_secret: true } });

/** A client with every argument, so that every field and every line of the preview is there. */
export const full = () =>
  of({
    web: {
      name: "web",
      user_pool_id: "us-west-2_abc123",
      access_token_validity: 30,
      id_token_validity: 30,
      refresh_token_validity: 10,
      token_validity_units: { access_token: "minutes", id_token: "minutes", refresh_token: "days" },
      allowed_oauth_flows: ["code", "implicit"],
      allowed_oauth_flows_user_pool_client: true,
      allowed_oauth_scopes: ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"],
      analytics_configuration: {
        application_arn: "arn:aws:mobiletargeting:us-west-2:123456789012:apps/0123456789abcdef0123456789abcdef",
        user_data_shared: true,
      },
      auth_session_validity: 3,
      callback_urls: urls("callback"),
      default_redirect_uri: "https://app-0.example.com/callback",
      enable_propagate_additional_user_context_data: true,
      enable_token_revocation: true,
      explicit_auth_flows: ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_AUTH", "ALLOW_CUSTOM_AUTH"],
      generate_secret: true,
      logout_urls: urls("logout"),
      prevent_user_existence_errors: "ENABLED",
      read_attributes: ["email", "email_verified", "name", "phone_number"],
      write_attributes: ["email", "name", "phone_number"],
      refresh_token_rotation: { feature: "ENABLED", retry_grace_period_seconds: 30 },
      region: "us-west-2",
      supported_identity_providers: ["COGNITO", "Google", "SignInWithApple"],
    },
  });

/** That many clients, all alike. */
export function many(count) {
  const client = (at) => ({ name: `client-${at}`, user_pool_id: "us-west-2_abc123", callback_urls: [`https://app-${at}.example.com/cb`] });
  return of(Object.fromEntries(Array.from({ length: count }, (_, at) => [`client_${at}`, client(at)])));
}

/** The same clients as a file of Terraform. */
export const terraform = (count) =>
  Array.from(
    { length: count },
    (_, at) => `resource "${TYPE}" "client_${at}" {\n  name          = "client-${at}"\n  user_pool_id  = var.pool_id\n  callback_urls = ["https://app-${at}.example.com/cb"]\n}\n`,
  ).join("\n");

/** The same clients as a template of CloudFormation. */
export const template = (count) =>
  `Resources:\n${Array.from({ length: count }, (_, at) => `  Client${at}:\n    Type: AWS::Cognito::UserPoolClient\n    Properties:\n      ClientName: client-${at}\n      UserPoolId: !Ref Pool\n      CallbackURLs: [https://app-${at}.example.com/cb]\n`).join("")}`;
