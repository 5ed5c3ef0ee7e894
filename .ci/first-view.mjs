// Draws what a first visit sees, for index.html: the page then shows it before its program is there.
import { findBrowser, drawn, launch } from "../tests/e2e/harness/browser.mjs";
import { serveSite } from "../tests/e2e/harness/server.mjs";

/** The first view of the site in `directory` as HTML; nothing without a browser. */
export async function firstView(directory) {
  if (!findBrowser()) return "";
  const [browser, site] = await Promise.all([launch(), serveSite({ directory })]);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, serviceWorkers: "block" });
    page.setDefaultTimeout(120_000);
    // It stays as it is until a user does something.
    await page.goto(site.url);
    await drawn(page);
    return await page.evaluate(() => {
      const mounted = [...document.body.children].filter(({ id }) => !["first-paint", "loading", "failure"].includes(id));
      // What is a property only, and the page's policy has no styles inside of HTML.
      for (const input of document.querySelectorAll("input")) input.toggleAttribute("checked", input.checked);
      for (const element of document.querySelectorAll("[style]")) element.removeAttribute("style");
      return mounted.map((element) => element.outerHTML).join("");
    });
  } finally {
    // An open browser would keep the build from ending.
    await Promise.all([browser.close(), site.close()]);
  }
}
