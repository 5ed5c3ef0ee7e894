// Builds the peer's page into dist/ beside this file, from the schema of AWS::Cognito::UserPoolClient in cfn-lint's
// package, whose folder is the argument.
import { copyFileSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const resources = join(process.argv[2], "data/schemas/resources");
// The files are named by a sum of their content; regions share them.
const schema = readdirSync(resources)
  .sort()
  .map((name) => join(resources, name))
  .find((path) => path.endsWith(".json") && JSON.parse(readFileSync(path, "utf8")).typeName === "AWS::Cognito::UserPoolClient");
if (!schema) throw new Error(`No schema of AWS::Cognito::UserPoolClient is in ${resources}.`);

await build({
  entryPoints: [here("src/main.jsx")],
  outfile: here("dist/main.js"),
  alias: { schema },
  bundle: true,
  minify: true,
  jsx: "automatic",
  loader: Object.fromEntries([".eot", ".svg", ".ttf", ".woff", ".woff2"].map((font) => [font, "empty"])),
  define: { "process.env.NODE_ENV": '"production"' },
});
copyFileSync(here("src/index.html"), here("dist/index.html"));
