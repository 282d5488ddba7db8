import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessible";
import { accountKey } from "../fixtures/api-key";

const GUIDE = path.resolve("docs/api/phone-numbers.md");

const folders: string[] = [];
test.afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder for what a guide runs, deleted after its test. */
function guideFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "linekeeper-guide-"));
  folders.push(folder);
  return folder;
}

test("the API guide's code runs unchanged and prints what the guide says", async ({ baseURL }) => {
  const blocks = [...readFileSync(GUIDE, "utf8").matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);
  const file = path.join(guideFolder(), "guide.mjs");
  writeFileSync(file, blocks.join("\n"));
  const { key, accountId } = await accountKey("Bright Smile Group");
  const { stdout } = await promisify(execFile)(process.execPath, [file], {
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      LINEKEEPER_URL: baseURL,
      LINEKEEPER_KEY: key,
      LINEKEEPER_ACCOUNT: accountId,
    },
  });
  expect(stdout.trim().split("\n")).toEqual([
    "312",
    expect.stringMatching(/^\+1312\d{7} true$/),
    "true",
    // The guide's bot has no questions yet, which is a hint.
    expect.stringMatching(/ has no questions yet .* add_questions$/),
    "needs_attention language_mismatch",
    "SPANISH 0",
    "2",
    "true null",
    "1 null",
    expect.stringMatching(/^quarantined 20\d\d-\S+Z \+13125550100$/),
    "active null",
    "number.released",
  ]);
});

for (const { guide, scopes, says } of [
  {
    guide: "moving-from-hms-sovereign.md",
    scopes: ["organizations:read", "bots:read", "numbers:write", "trunks:write"],
    says: [
      '"minutes_balance":null',
      '"assistants":[{',
      '"name":"Main Support Line"',
      '"transfer_trunk_id":"',
    ],
  },
  {
    guide: "moving-from-opencx.md",
    scopes: ["bots:write"],
    says: ['"id":"CALM_REASSURING"', '"handoff_phone_number":"+13125550142"', '"language":"Spanish"'],
  },
])
  test(`the commands in ${guide} run unchanged`, async ({ baseURL }) => {
    const text = readFileSync(path.resolve("docs/api", guide), "utf8");
    // The first block only shows where to put the address and the key.
    const [, ...blocks] = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code]) => code);
    expect(blocks.length).toBeGreaterThan(0);
    const folder = guideFolder();
    copyFileSync(path.resolve("e2e/fixtures/curl.mjs"), path.join(folder, "curl"));
    chmodSync(path.join(folder, "curl"), 0o755);
    // Node.js runs a file without an extension as a module only if its folder's package.json says so.
    writeFileSync(path.join(folder, "package.json"), '{"type":"module"}');
    const { key } = await accountKey("Bright Smile Group", scopes);
    const { stdout } = await promisify(execFile)("sh", ["-e", "-c", blocks.join("\n")], {
      env: {
        NODE_ENV: "production",
        PATH: `${folder}:${process.env.PATH}`,
        LINEKEEPER_URL: baseURL,
        LINEKEEPER_KEY: key,
      },
    });
    for (const words of says) expect(stdout).toContain(words);
  });

const DOCUMENTS = ["/v1/openapi.json", "/compat/hms/api/v1/openapi.json", "/compat/opencx/openapi.json"];

test("every documented operation has a route, and none answers without a key", async ({ request }) => {
  const documents = await Promise.all(DOCUMENTS.map(async (at) => (await request.get(at)).json()));
  const known = documents.flatMap(({ paths }) =>
    Object.entries<object>(paths).flatMap(([at, item]) =>
      Object.keys(item).map((method) => ({ at, method })),
    ),
  );
  expect(known.length).toBeGreaterThan(60);
  // A missing route would answer 404 and a missing method 405, with or without a key.
  for (const { at, method } of known) {
    const data = method === "get" ? undefined : {};
    const answer = await request.fetch(at.replaceAll(/\{\w+\}/g, randomUUID()), { method, data });
    const { "content-type": type, "x-request-id": requestId } = answer.headers();
    expect.soft([answer.status(), type], `${method} ${at}`).toEqual([401, "application/json"]);
    expect.soft(requestId, `${method} ${at}`).toBeTruthy();
  }
});

test("the guides can be read and lead on to each other, the reference and the console", async ({ page }) => {
  await page.goto("/docs");
  await expect(page.getByRole("heading", { level: 1, name: "The API" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "OpenCX" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Moving from OpenCX" })).toBeVisible();
  const guides = page.getByRole("navigation", { name: "Guides" });
  for (const link of await guides.getByRole("link").all()) {
    const address = (await link.getAttribute("href")) ?? "";
    const tab = await page.context().newPage();
    await tab.goto(address);
    await expectAccessible(tab, address);
    await tab.close();
  }
  await page
    .getByRole("navigation", { name: "Documentation" })
    .getByRole("link", { name: "Reference" })
    .click();
  await expect(page).toHaveURL(/\/docs\/api$/);
  await page.getByRole("link", { name: "Back to the console", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in/);
});

test("the reference has landmarks, a way back, and on a phone its operations", async ({ page }) => {
  await page.goto("/docs/api");
  await expect(page.getByText("/v1/phone-numbers", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("main")).toHaveCount(1);
  await expect(page.getByRole("banner")).toHaveCount(1);
  await page.setViewportSize({ width: 375, height: 812 });
  await page.getByText(/^All \d+ operations$/).click();
  const operation = page
    .getByRole("navigation", { name: "API reference" })
    .getByRole("link", { name: "Get a bot with" });
  await operation.click();
  await expect(
    page.locator("openapi-explorer").getByText("/v1/bots/{id}", { exact: true }).first(),
  ).toBeVisible();
  await page.getByRole("link", { name: "For clients of OpenCX" }).click();
  await expect(page.getByText(/^All 4 operations$/)).toBeVisible();
});

test("a trailing slash redirects to the same address without it", async ({ request }) => {
  const answer = await request.get("/v1/phone-numbers/?limit=5", { maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([308, "/v1/phone-numbers?limit=5"]);
});

test("the API reference lists the operations and tries them out, with and without a key", async ({
  page,
  context,
}) => {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) problems.push(message.text());
  });
  await page.goto("/docs/api");
  await page.getByText("/v1/phone-numbers", { exact: true }).first().click();
  await page.getByRole("button", { name: "Execute" }).first().click();
  await expect(page.getByText(/Unauthorized \(401\)/)).toBeVisible();
  const { key } = await accountKey("Bright Smile Group");
  await page.getByText("Authentication", { exact: true }).first().click();
  await page.getByPlaceholder("api-token").fill(key);
  await page.getByPlaceholder("api-token").press("Enter");
  await page.getByText("/v1/phone-numbers", { exact: true }).first().click();
  await page.getByRole("button", { name: "Execute" }).first().click();
  await expect(page.getByText(/OK \(200\)/)).toBeVisible();
  expect(problems).toEqual([]);
  await context.close();
});
