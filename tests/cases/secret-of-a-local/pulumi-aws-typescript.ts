import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const config = new pulumi.Config();
// In Terraform: local.google_id
const googleId = config.get("googleId") ?? "1234.apps.googleusercontent.com";
// In Terraform: local.google_secret
const googleSecret = config.requireSecret("googleSecret");

const mainPool = new aws.cognito.UserPool("main", {
  name: "main",
});

const googleProvider = new aws.cognito.IdentityProvider("google", {
  providerName: "Google",
  providerType: "Google",
  userPoolId: mainPool.id,
  providerDetails: {
    client_id: googleId,
    client_secret: googleSecret,
    authorize_scopes: pulumi.interpolate`openid ${googleSecret}`,
  },
});

const webClient = new aws.cognito.UserPoolClient("web", {
  name: "web",
  userPoolId: mainPool.id,
  supportedIdentityProviders: ["Google"],
});

export const webClientId = webClient.id;
