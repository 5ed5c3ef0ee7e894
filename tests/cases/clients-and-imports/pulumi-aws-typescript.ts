import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const webClient = new aws.cognito.UserPoolClient("web", {
  name: "web",
  userPoolId: "us-east-1_AbCdEf123",
});

const serverClient = new aws.cognito.UserPoolClient("server", {
  name: "server",
  userPoolId: "us-east-1_AbCdEf123",
  generateSecret: true,
  allowedOauthFlowsUserPoolClient: true,
  allowedOauthFlows: ["client_credentials"],
  allowedOauthScopes: ["api/read"],
});

const webClient2 = new aws.cognito.UserPoolClient("web-client", {
  name: "web client",
  userPoolId: "us-east-1_AbCdEf123",
});

const mobileClient = new aws.cognito.UserPoolClient("mobile", {
  name: "mobile",
  userPoolId: "us-east-1_AbCdEf123",
  logoutUrls: [
    pulumi.interpolate`https://example.com/?client_id=${webClient.id}`,
  ],
});

const unknownClient = new aws.cognito.UserPoolClient("unknown", {
  name: "not yet known",
  userPoolId: "us-east-1_AbCdEf123",
});

const wrongClient = new aws.cognito.UserPoolClient("wrong", {
  name: "wrong",
  userPoolId: "us-east-1_AbCdEf123",
});

export const webClientId = webClient.id;
export const serverClientId = serverClient.id;
export const serverClientSecret = serverClient.clientSecret;
export const webClient2Id = webClient2.id;
export const mobileClientId = mobileClient.id;
export const unknownClientId = unknownClient.id;
export const wrongClientId = wrongClient.id;
