import * as pulumi from "@pulumi/pulumi";
import * as awsNative from "@pulumi/aws-native";

const webClient = new awsNative.cognito.UserPoolClient("web", {
  clientName: "web",
  userPoolId: "us-east-1_AbCdEf123",
});

const serverClient = new awsNative.cognito.UserPoolClient(
  "server",
  {
    clientName: "server",
    userPoolId: "us-east-1_AbCdEf123",
    generateSecret: true,
    allowedOAuthFlowsUserPoolClient: true,
    allowedOAuthFlows: ["client_credentials"],
    allowedOAuthScopes: ["api/read"],
  },
  { additionalSecretOutputs: ["clientSecret"] },
);

const webClient2 = new awsNative.cognito.UserPoolClient("web-client", {
  clientName: "web client",
  userPoolId: "us-east-1_AbCdEf123",
});

const mobileClient = new awsNative.cognito.UserPoolClient("mobile", {
  clientName: "mobile",
  userPoolId: "us-east-1_AbCdEf123",
  logoutUrls: [
    pulumi.interpolate`https://example.com/?client_id=${webClient.clientId}`,
  ],
});

const unknownClient = new awsNative.cognito.UserPoolClient("unknown", {
  clientName: "not yet known",
  userPoolId: "us-east-1_AbCdEf123",
});

const wrongClient = new awsNative.cognito.UserPoolClient("wrong", {
  clientName: "wrong",
  userPoolId: "us-east-1_AbCdEf123",
});

export const webClientId = webClient.clientId;
export const serverClientId = serverClient.clientId;
export const serverClientSecret = serverClient.clientSecret;
export const webClient2Id = webClient2.clientId;
export const mobileClientId = mobileClient.clientId;
export const unknownClientId = unknownClient.clientId;
export const wrongClientId = wrongClient.clientId;
