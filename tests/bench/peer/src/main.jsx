// A form of react-jsonschema-form on CloudFormation's schema of the resource, checked as one types, with the template
// beside it in both notations. `?full` fills every property.
import Form from "@rjsf/core";
import { customizeValidator } from "@rjsf/validator-ajv8";
import { dump } from "js-yaml";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import resource from "schema";
import "bootstrap/dist/css/bootstrap.css";

const readOnly = (resource.readOnlyProperties ?? []).map((pointer) => pointer.split("/").pop());
const schema = {
  type: "object",
  title: resource.typeName,
  description: resource.description,
  definitions: resource.definitions,
  required: resource.required,
  properties: Object.fromEntries(Object.entries(resource.properties).filter(([name]) => !readOnly.includes(name))),
};
const validator = customizeValidator({ ajvOptionsOverrides: { strict: false, validateFormats: false } });

const one = { UserPoolId: "us-east-1_Example1", ClientName: "web" };
const urls = (path) => Array.from({ length: 100 }, (_, at) => `https://app-${at}.example.com/${path}`);
const full = () => ({
  ...one,
  AccessTokenValidity: 60,
  AllowedOAuthFlows: ["code"],
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthScopes: ["openid", "email", "profile", ...Array.from({ length: 47 }, (_, at) => `https://api.example.com/scope.${at}`)],
  AuthSessionValidity: 5,
  CallbackURLs: urls("callback"),
  DefaultRedirectURI: urls("callback")[0],
  EnablePropagateAdditionalUserContextData: true,
  EnableTokenRevocation: true,
  ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
  GenerateSecret: true,
  IdTokenValidity: 60,
  LogoutURLs: urls("logout"),
  PreventUserExistenceErrors: "ENABLED",
  ReadAttributes: ["email", "name", "phone_number"],
  RefreshTokenValidity: 30,
  SupportedIdentityProviders: ["COGNITO", "Google"],
  TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "days" },
  WriteAttributes: ["email", "name"],
});

function Page() {
  const [data, setData] = useState(() => (location.search === "?full" ? full() : one));
  const template = {
    AWSTemplateFormatVersion: "2010-09-09",
    Resources: { UserPoolClient: { Type: resource.typeName, Properties: data } },
  };
  return (
    <main className="container row">
      <Form
        className="col-sm-6"
        schema={schema}
        validator={validator}
        formData={data}
        onChange={(event) => setData(event.formData)}
        liveValidate="onChange"
        noHtml5Validate
      />
      <div id="preview" className="col-sm-6">
        <pre>{dump(template)}</pre>
        <pre>{JSON.stringify(template, null, 2)}</pre>
      </div>
    </main>
  );
}

createRoot(document.getElementById("root")).render(<Page />);
