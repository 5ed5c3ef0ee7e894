// Finds and starts the browser: an installed Chromium or Chrome, since Playwright's own cannot be had everywhere.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const APPLICATIONS = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The path of the browser: $CHROMIUM if set, else the first one installed; nothing when there is none. */
export function findBrowser() {
  const onPath = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const candidates = process.env.CHROMIUM ? [process.env.CHROMIUM] : [...onPath, ...APPLICATIONS];
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Starts the browser. It cannot reach any other machine, whatever the page tries. */
export async function launch(options = {}) {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("No Chromium or Chrome found. Install one, or set CHROMIUM to its path.");
  const { chromium } = await import("playwright-core");
  return chromium.launch({
    executablePath,
    ...options,
    args: [
      "--no-sandbox", // the only pages it ever shows are ours, and root cannot have one
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      ...(options.args ?? []),
    ],
  });
}

/** Waits until the program has drawn what a first visit sees. Its other parts may be on their way. */
export async function drawn(page) {
  await page.waitForFunction(() => document.documentElement.dataset.drawn === "true");
}

/** Waits until all of the program is there, and answers to scripts. */
export async function ready(page) {
  await page.waitForFunction(
    () => document.documentElement.dataset.ready === "true" || window.cognitoClientBuilder?.ready?.then(() => true),
  );
}

/** Waits for all of the page, as somebody who has begun to do something: on a first visit there is only what is in view. */
export async function whole(page) {
  await ready(page);
  await page.evaluate(() => dispatchEvent(new Event("scroll")));
  await page.waitForFunction(() => document.documentElement.dataset.whole === "true");
}

// As a program: prints the path, for the set-up.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = findBrowser();
  if (path) console.log(path);
  else process.exitCode = 1;
}
