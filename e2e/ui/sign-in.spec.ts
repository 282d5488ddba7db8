import { expect, type Page, type Request, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { openWhole } from "../fixtures/console-pages";
import { userNamed } from "../fixtures/users";
import { SignInPage } from "../pages/sign-in";

const at = (path: string) => (url: URL) => url.pathname === path;

test("signing out invalidates a copied cookie in the console, the API and the sign-in module", async ({
  page,
  context,
  browser,
}) => {
  await new SignInPage(page).signIn(userNamed("viewer"));
  const copied = await context.storageState();
  const thief = await browser.newContext({ storageState: copied });
  expect((await thief.request.get("/v1/organizations")).status()).toBe(200);

  await page.getByRole("button", { name: /^Account menu for/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL(at("/sign-in"));

  expect((await thief.request.get("/v1/organizations")).status()).toBe(401);
  expect(await (await thief.request.get("/api/auth/session")).json()).toEqual({});
  const stolen = await thief.newPage();
  await stolen.goto("/organizations");
  await stolen.waitForURL(at("/sign-in"));
  await thief.close();
});

test("signing in returns to the requested page, and never to another site", async ({ page }) => {
  await page.goto("/settings/sessions");
  await page.waitForURL(at("/sign-in"));
  await fillIn(page);
  await page.waitForURL(at("/settings/sessions"));

  for (const elsewhere of ["//evil.example/", "/..//evil.example/", "/overview/../..//evil.example/"]) {
    await page.context().clearCookies();
    await openWhole(page, `/sign-in?next=${encodeURIComponent(elsewhere)}`);
    await fillIn(page);
    await page.waitForURL(at("/overview"));
  }
});

test("signing in works without scripts and reports errors", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-in?next=/settings/sessions");
  await page.getByLabel("E-mail").fill(userNamed("manager").email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Wrong e-mail or password.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(userNamed("manager").email);
  await fillIn(page, "manager");
  await page.waitForURL(at("/settings/sessions"));
  await context.close();
});

test("whoever cannot sign in is told whom to ask, also as the only admin", async ({ page }) => {
  await page.goto(paths.signIn());
  await expect(page.getByText(/Ask an admin at your practice for a reset link\./)).toContainText(
    "If you are the only admin, ask Linekeeper support, or whoever runs Linekeeper for you.",
  );
  await page.goto(paths.passwordReset("used-up"));
  await expect(page.getByText(/Ask whoever sent it to you for a new one\./)).toBeVisible();
});

test("a server action from a foreign origin changes nothing", async ({ page, baseURL }) => {
  await new SignInPage(page).signIn(userNamed("manager"));
  await page.goto("/settings");
  const name = await page.getByLabel("Name").inputValue();
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await page.getByLabel("Name").fill(`${name} B.`);
  await page.getByRole("button", { name: "Save name" }).click();
  const action = await sent;
  await expect(page.getByText(`Your name is now ${name} B.`).last()).toBeVisible();

  const loopback = baseURL?.replace("localhost", "127.0.0.1");
  for (const origin of [undefined, "null", "https://evil.example", "http://localhost:1", loopback]) {
    const answer = await page.request.fetch(action.url(), replay(action, name, origin));
    expect(await answer.text(), String(origin)).not.toContain('"ok":true');
    if (origin) expect(answer.status(), origin).toBe(403);
  }
  const { body } = await nameNow(page);
  expect(body.user.name).toBe(`${name} B.`);
  const own = await page.request.fetch(action.url(), replay(action, name, baseURL));
  expect(await own.text()).toContain('"ok":true');
});

test("every response carries the security headers, and scripts run only with the nonce", async ({
  page,
  request,
}) => {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) problems.push(message.text());
  });
  const answer = await page.goto("/sign-in");
  const policy = answer?.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("'strict-dynamic'");
  expect(policy.match(/script-src [^;]*/)?.[0]).not.toContain("unsafe-inline");
  const script = await page.locator("script[src]").first().getAttribute("src");
  for (const path of [
    "/sign-in",
    "/v1/bots",
    "/api/health",
    "/favicon.svg",
    "/nothing-here",
    script ?? "/",
  ]) {
    const headers = (await request.get(path)).headers();
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
  }
  expect(problems).toEqual([]);
});

test("the sign-in module serves only the session, and answers nonsense without a server error", async ({
  request,
}) => {
  const closed = ["csrf", "providers", "signin", "signout", "error", "callback/credentials", "session/x"];
  for (const path of closed) expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(404);
  const { email, password } = userNamed("viewer");
  for (const path of ["callback/credentials", "signin/credentials", "signout", "session"]) {
    const answer = await request.post(`/api/auth/${path}`, { form: { email, password, json: "true" } });
    expect([404, 405], path).toContain(answer.status());
    expect(answer.headers()["set-cookie"] ?? "", path).not.toContain("session");
  }
  const nonsense = { cookie: "linekeeper.session=%E0%A4%A; x", authorization: "Basic %%%" };
  for (const path of ["/api/auth/session", "/v1/bots", "/sign-in"])
    expect((await request.get(path, { headers: nonsense })).status(), path).toBeLessThan(500);
});

async function fillIn(page: Page, as: Parameters<typeof userNamed>[0] = "viewer"): Promise<void> {
  const { email, password } = userNamed(as);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** The same action as a request from `origin`, with another name. */
function replay(action: Request, name: string, origin: string | undefined) {
  const { "next-action": id = "", "content-type": type = "" } = action.headers();
  return {
    method: "POST",
    headers: { "next-action": id, "content-type": type, ...(origin ? { origin } : {}) },
    data: JSON.stringify([{ name }]),
    failOnStatusCode: false,
  };
}

async function nameNow(page: Page): Promise<{ body: { user: { name: string } } }> {
  return { body: await (await page.request.get("/api/auth/session")).json() };
}
