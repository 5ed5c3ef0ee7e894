import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const config = new pulumi.Config();
const urls = config.getObject<string[]>("urls") ?? [
  "https://a.example.com/?x=1,2",
  "https://b.example.com/",
];
const none = config.getObject<string[]>("none") ?? [];
// In Terraform: lower(var.stage)
const lowerStage = config.require("lowerStage");
// In Terraform: var.pools[var.stage]
const poolsStage = config.require("poolsStage");
// In Terraform: var.stage == "prod"
const stageProd = config.requireBoolean("stageProd");
// In Terraform: local.host
const host = config.get("host") ?? "app.example.com";
// In Terraform: join(".", [ var.stage, local.host ])
const joinStageHost = config.require("joinStageHost");
// In Terraform: local.computed
const computed = config.require("computed");
// In Terraform: local.days
const days = config.getNumber("days") ?? 30;
// In Terraform: concat(["email"], var.none)
const concatEmailNone = config.requireObject<string[]>("concatEmailNone");

// Omitted: default_redirect_uri, supported_identity_providers[2]. Only Terraform can
// evaluate this expression.
const webClient = new aws.cognito.UserPoolClient("web", {
  name: `web-${lowerStage}`,
  userPoolId: poolsStage,
  generateSecret: stageProd,
  callbackUrls: urls,
  logoutUrls: [`https://${host}/out`, `https://${joinStageHost}/`],
  supportedIdentityProviders: ["COGNITO", computed],
  refreshTokenValidity: days,
  readAttributes: concatEmailNone,
  writeAttributes: none,
});

// Omitted: name. Only Terraform can evaluate this expression.
// Omitted: for_each. Terraform only.
// Omitted: lifecycle. Not translated. Pulumi's resource options protect and ignoreChanges
// are similar.
const copiesClient = new aws.cognito.UserPoolClient(
  "copies",
  {
    userPoolId: poolsStage,
  },
  { dependsOn: [webClient] },
);

export const webClientId = webClient.id;
export const copiesClientId = copiesClient.id;
