// CDK for Terraform was archived on December 10, 2025.
// CDK Terrain (cdktn) continues with the same classes.
import { App, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { CognitoIdentityProvider } from "@cdktf/provider-aws/lib/cognito-identity-provider";
import { CognitoResourceServer } from "@cdktf/provider-aws/lib/cognito-resource-server";
import { CognitoUserPool } from "@cdktf/provider-aws/lib/cognito-user-pool";
import { CognitoUserPoolClient } from "@cdktf/provider-aws/lib/cognito-user-pool-client";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";

class UserPoolClients extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new AwsProvider(this, "aws");

    const googleSecret = new TerraformVariable(this, "google_secret", {
      type: "string",
      sensitive: true,
    });

    const pool = new CognitoUserPool(this, "pool", {
      name: "pool",
    });

    const google = new CognitoIdentityProvider(this, "google", {
      providerName: "Google",
      providerType: "Google",
      userPoolId: pool.id,
      providerDetails: {
        client_id: "id",
        client_secret: googleSecret.stringValue,
        authorize_scopes: "openid",
      },
    });

    const api = new CognitoResourceServer(this, "api", {
      identifier: "https://api.example.com",
      name: "api",
      userPoolId: pool.id,
      scope: [
        {
          scopeName: "read",
          scopeDescription: "Read",
        },
      ],
    });

    const web = new CognitoUserPoolClient(this, "web", {
      name: "web",
      userPoolId: pool.id,
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthFlows: ["code"],
      allowedOauthScopes: ["openid", "https://api.example.com/read"],
      callbackUrls: ["https://app.example.com/callback"],
      supportedIdentityProviders: ["COGNITO", "Google"],
    });
    web.addOverride("depends_on", [
      "aws_cognito_user_pool.pool",
      "aws_cognito_identity_provider.google",
      "aws_cognito_resource_server.api",
      "aws_cognito_user_pool_client.web",
      "aws_cognito_user_pool_domain.elsewhere",
    ]);

    const mobile = new CognitoUserPoolClient(this, "mobile", {
      name: "mobile",
      userPoolId: pool.id,
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthFlows: ["code"],
      allowedOauthScopes: ["openid"],
      callbackUrls: [`https://app.example.com/${web.id}`],
    });

    new TerraformOutput(this, "web_client_id", {
      value: web.id,
    });

    new TerraformOutput(this, "mobile_client_id", {
      value: mobile.id,
    });
  }
}

const app = new App();
new UserPoolClients(app, "user-pool-clients");
app.synth();
