// Documents and links for the browser tests.
import { deflateRawSync, inflateRawSync } from "node:zlib";

/** A document with one client. */
export const web = (body = {}, label = "web") => ({ resource: { aws_cognito_user_pool_client: { [label]: { name: label, ...body } } } });

/** The text after `#d=`, made without the program: version 1, which has no checksum. */
export const encode = (document) =>
  `1${deflateRawSync(typeof document === "string" ? document : JSON.stringify(document)).toString("base64url")}`;

/** The document in an address. */
export const decode = (address) => {
  const [, version, packed] = /#d=([12])([\w-]+)/.exec(address) ?? [];
  // Version 2 begins with a checksum of 4 bytes.
  const bytes = packed && Buffer.from(packed, "base64url").subarray(version === "2" ? 4 : 0);
  return bytes && JSON.parse(inflateRawSync(bytes).toString());
};

/** Calls a function of the script interface; gives what it gives, or the message of what it throws. */
export const call = (page, name, ...values) =>
  page.evaluate(
    ([name, values]) => {
      try {
        return { value: window.cognitoClientBuilder[name](...values) };
      } catch (error) {
        return { error: error.message, kind: error.constructor.name };
      }
    },
    [name, values],
  );

export const current = (page) => page.evaluate(() => window.cognitoClientBuilder.current());
export const open = (page, document) => page.evaluate((document) => window.cognitoClientBuilder.open(document), document);

/** The body of a client on screen. */
export const body = async (page, label = "web") => (await current(page)).resource.aws_cognito_user_pool_client[label];

/** The field of an argument. */
export const field = (page, path) => page.locator(`[data-argument="${path}"]`);

/** What the preview shows, once it is what `generate` gives for the document on screen. */
export async function settled(page, id) {
  await page.waitForFunction((id) => {
    const builder = window.cognitoClientBuilder;
    const shown = document.querySelector(`[data-target="${id}"] pre`)?.textContent;
    return shown === builder.generate(builder.current(), id).text;
  }, id);
  return page.locator(`[data-target="${id}"] pre`).textContent();
}

/** Where the page saves the document. */
export const STORED = "cognito-client-builder/document/1";
export const stored = (page) => page.evaluate((key) => localStorage.getItem(key), STORED);

/** Waits until the document in the address is this one. */
export async function addressHolds(page, document, milliseconds = 1000) {
  const wanted = JSON.stringify(document);
  const end = Date.now() + milliseconds;
  while (JSON.stringify(decode(page.url())) !== wanted) {
    if (Date.now() > end) throw new Error(`After ${milliseconds} ms the address still is ${page.url().slice(0, 200)}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
