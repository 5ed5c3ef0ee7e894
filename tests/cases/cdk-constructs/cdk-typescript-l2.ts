import * as cdk from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";

class UserPoolClientsStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const tenant = new cdk.CfnParameter(this, "Tenant", {
      type: "String",
    });

    const apiClientUser = new cognito.CfnUserPool(this, "ApiClientUserPool", {
      userPoolName: "users",
    });

    const orders = new cognito.CfnUserPoolResourceServer(this, "OrdersServer", {
      identifier: "orders",
      name: "Orders",
      userPoolId: apiClientUser.ref,
      scopes: [
        {
          scopeName: "read",
          scopeDescription: "Read orders",
        },
      ],
    });

    // Omitted: token_validity_units.id_token. UserPoolClient accepts a unit only as a part of
    // a lifetime.
    // UserPoolClient adds ALLOW_REFRESH_TOKEN_AUTH to ExplicitAuthFlows.
    const api = new cognito.UserPoolClient(this, "ApiClient", {
      userPoolClientName: "api",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "ApiClientUserPool2",
        apiClientUser.ref,
      ),
      authFlows: {
        userSrp: true,
      },
      disableOAuth: true,
      supportedIdentityProviders: [],
      accessTokenValidity: cdk.Duration.hours(2),
      refreshTokenValidity: cdk.Duration.minutes(3600),
      enableTokenRevocation: true,
    });

    const renewal = new cognito.UserPoolClient(this, "RenewalClient", {
      userPoolClientName: "renewal",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "RenewalClientUserPool",
        apiClientUser.ref,
      ),
      authFlows: {
        userSrp: false,
      },
      disableOAuth: true,
      supportedIdentityProviders: [],
      readAttributes: new cognito.ClientAttributes().withCustomAttributes(
        "custom:team",
      ),
      writeAttributes: new cognito.ClientAttributes(),
    });

    // UserPoolClient adds openid to AllowedOAuthScopes.
    // UserPoolClient adds https://example.com to CallbackURLs.
    const web = new cognito.UserPoolClient(this, "WebClient", {
      userPoolClientName: "web",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "WebClientUserPool",
        apiClientUser.ref,
      ),
      authFlows: {
        userSrp: true,
      },
      preventUserExistenceErrors: true,
      oAuth: {
        flows: {
          authorizationCodeGrant: true,
        },
        scopes: [cognito.OAuthScope.EMAIL, cognito.OAuthScope.PROFILE],
        logoutUrls: [
          `https://${tenant.valueAsString}.example.com/${api.userPoolClientId}`,
        ],
      },
      supportedIdentityProviders: [
        cognito.UserPoolClientIdentityProvider.COGNITO,
        cognito.UserPoolClientIdentityProvider.APPLE,
        cognito.UserPoolClientIdentityProvider.custom("Employees"),
      ],
      readAttributes: new cognito.ClientAttributes()
        .withStandardAttributes({
          email: true,
          fullname: true,
          timezone: true,
        })
        .withCustomAttributes("custom:team"),
    });

    // Omitted: explicit_auth_flows. UserPoolClient always adds a flow to a list.
    const service = new cognito.UserPoolClient(this, "ServiceClient", {
      userPoolClientName: "service",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "ServiceClientUserPool",
        apiClientUser.ref,
      ),
      generateSecret: true,
      oAuth: {
        flows: {
          clientCredentials: true,
        },
        scopes: [cognito.OAuthScope.custom(`${orders.ref}/read`)],
      },
      supportedIdentityProviders: [],
    });

    const rotating = new cognito.UserPoolClient(this, "RotatingClient", {
      userPoolClientName: "rotating",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "RotatingClientUserPool",
        "us-east-1_AbCdEf123",
      ),
      authFlows: {
        user: true,
      },
      authSessionValidity: cdk.Duration.minutes(10),
      oAuth: {
        flows: {},
        scopes: [],
      },
      supportedIdentityProviders: [],
      refreshTokenRotationGracePeriod: cdk.Duration.seconds(0),
    });

    // Omitted: explicit_auth_flows. UserPoolClient doesn't support “ADMIN_NO_SRP_AUTH”.
    // Omitted: auth_session_validity. UserPoolClient requires a known lifetime.
    // Omitted: enable_propagate_additional_user_context_data. UserPoolClient accepts it only
    // for a client with a known secret.
    // Omitted: allowed_oauth_flows_user_pool_client. UserPoolClient requires a literal value
    // for OAuth. The generated code turns OAuth off.
    // Omitted: allowed_oauth_flows. UserPoolClient accepts OAuth settings only if OAuth is on.
    // Omitted: callback_urls. UserPoolClient exports only its ID, and only to resources
    // declared after it.
    // Omitted: access_token_validity. UserPoolClient rejects a token that outlives the refresh
    // token.
    // Omitted: id_token_validity. UserPoolClient writes lifetimes in minutes, and accepts only
    // whole minutes.
    // Omitted: refresh_token_rotation.feature,
    // refresh_token_rotation.retry_grace_period_seconds. UserPoolClient can only turn rotation
    // on.
    // Omitted: read_attributes. UserPoolClient doesn't support “sub”.
    // Omitted: analytics_configuration. UserPoolClient requires constructs of the project and
    // the role, not their names. Pinpoint has ended.
    // Omitted: token_validity_units.access_token, token_validity_units.id_token.
    // UserPoolClient accepts a unit only as a part of a lifetime.
    // UserPoolClient adds ALLOW_REFRESH_TOKEN_AUTH to ExplicitAuthFlows.
    const unsaid = new cognito.UserPoolClient(this, "UnsaidClient", {
      userPoolClientName: "unsaid",
      userPool: cognito.UserPool.fromUserPoolId(
        this,
        "UnsaidClientUserPool",
        apiClientUser.ref,
      ),
      authFlows: {
        userSrp: false,
      },
      disableOAuth: true,
      supportedIdentityProviders: [],
      refreshTokenValidity: cdk.Duration.hours(1),
      readAttributes: new cognito.ClientAttributes().withStandardAttributes({
        email: true,
      }),
    });

    new cdk.CfnOutput(this, "ApiClientId", {
      value: api.userPoolClientId,
    });

    new cdk.CfnOutput(this, "RenewalClientId", {
      value: renewal.userPoolClientId,
    });

    new cdk.CfnOutput(this, "WebClientId", {
      value: web.userPoolClientId,
    });

    new cdk.CfnOutput(this, "ServiceClientId", {
      value: service.userPoolClientId,
    });

    new cdk.CfnOutput(this, "RotatingClientId", {
      value: rotating.userPoolClientId,
    });

    new cdk.CfnOutput(this, "UnsaidClientId", {
      value: unsaid.userPoolClientId,
    });
  }
}

const app = new cdk.App();
new UserPoolClientsStack(app, "UserPoolClients");
