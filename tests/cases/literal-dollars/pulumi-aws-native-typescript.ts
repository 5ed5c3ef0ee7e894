import * as pulumi from "@pulumi/pulumi";
import * as awsNative from "@pulumi/aws-native";

const config = new pulumi.Config();
const tier = config.get("tier") ?? "pro";

const pool = new awsNative.cognito.UserPool("pool", {
  userPoolName: "dollars",
  emailVerificationSubject: `100%{x} %${tier}`,
  emailVerificationMessage: `$${tier} {####}`,
  smsAuthenticationMessage: "${Price} {####}",
});

const webClient = new awsNative.cognito.UserPoolClient("web", {
  clientName: "web",
  userPoolId: pool.userPoolId,
  callbackUrls: [
    `https://a.example.com/$${tier}`,
    "https://b.example.com/x$$-${var.tier}",
    `https://c.example.com/%{x}/${tier}`,
    `https://d.example.com/%${tier}`,
    `https://e.example.com/\${x}/${tier}`,
    `https://f.example.com/${tier}{x}`,
    "https://g.example.com/$5/100%/$$/%%/{0}/%s",
  ],
});

export const webClientId = webClient.clientId;
