import { chromium } from "@playwright/test";
import { findBrowser } from "../scripts/test/browser.mjs";

/** Opens a browser, which the caller closes. It ignores Ctrl-C, so that the benchmark can stop everything in order. */
export async function openBrowser() {
  const found = await findBrowser();
  if (!found.ok) throw new Error(found.reason);
  return chromium.launch({
    ...(found.path ? { executablePath: found.path } : {}),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu"],
  });
}

/**
 * Signs in and returns a browser context with the session's cookie.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} address
 * @param {{ email: string, password: string }} who
 */
export async function signIn(browser, address, { email, password }) {
  const context = await browser.newContext({ baseURL: address });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/overview");
  await page.close();
  return context;
}

/** Buys a number and returns the id of its order. @param {import("@playwright/test").BrowserContext} context @param {string} org */
export async function buyOne(context, org) {
  const page = await context.newPage();
  await page.goto(`/numbers/new?orgId=${org}`);
  await page.getByRole("listbox", { name: "Area codes" }).getByRole("option").first().click();
  await page.getByRole("button", { name: /^Get (this number|it without a bot)$/ }).click();
  await page.waitForURL("**/numbers/orders/**");
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await page.waitForURL((url) => /\/numbers\/[0-9a-f-]{36}$/.test(url.pathname));
  await page.close();
  return id;
}

/**
 * Compressed bytes of the scripts that a page itself needs, with an empty cache.
 * @param {import("@playwright/test").BrowserContext} context
 * @param {string} url
 */
export async function scriptBytes(context, url) {
  const page = await context.newPage();
  // Prefetches for other pages do not count.
  await page.route(
    (address) => address.searchParams.has("_rsc"),
    (route) => route.abort(),
  );
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  /** @type {Set<string>} */
  const scripts = new Set();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(url, { waitUntil: "networkidle" });
  await page.close();
  return bytes;
}
