import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { accountKey } from "../fixtures/api-key";

const GUIDE = path.resolve("docs/api/phone-numbers.md");

test("the guide of the API runs as it stands, and prints what it says", async ({ baseURL }) => {
  const blocks = [...readFileSync(GUIDE, "utf8").matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);
  const file = path.join(mkdtempSync(path.join(tmpdir(), "linekeeper-guide-")), "guide.mjs");
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
  test(`the commands of ${guide} run as they stand`, async ({ baseURL }) => {
    const text = readFileSync(path.resolve("docs/api", guide), "utf8");
    // The first block says where the address and the key go.
    const [, ...blocks] = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, code]) => code);
    expect(blocks.length).toBeGreaterThan(0);
    const folder = mkdtempSync(path.join(tmpdir(), "linekeeper-guide-"));
    copyFileSync(path.resolve("e2e/fixtures/curl.mjs"), path.join(folder, "curl"));
    chmodSync(path.join(folder, "curl"), 0o755);
    // A file without an ending is a module where its folder says so.
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

const DIALECTS = {
  "/compat/hms/api/v1/numbers": ["get", "post"],
  "/compat/hms/api/v1/numbers/{id}": ["get", "patch", "delete"],
  "/compat/hms/api/v1/sip-trunks": ["get", "post"],
  "/compat/hms/api/v1/sip-trunks/{id}": ["get", "delete"],
  "/compat/hms/api/v1/assistants": ["get"],
  "/compat/hms/api/v1/assistants/{id}": ["get"],
  "/compat/hms/api/v1/account": ["get"],
  "/compat/opencx/phone": ["get", "post"],
  "/compat/opencx/phone/{id}": ["patch"],
  "/compat/opencx/phone/voices": ["get"],
};

test("every operation is served at its address, and to nobody without a key", async ({ request }) => {
  const { paths } = await (await request.get("/v1/openapi.json")).json();
  const native = Object.entries<object>(paths).map(([at, item]) => [at, Object.keys(item)] as const);
  const known = [...native, ...Object.entries(DIALECTS)].flatMap(([at, methods]) =>
    methods.filter((name) => name !== "parameters").map((method) => ({ at, method })),
  );
  expect(known.length).toBeGreaterThan(60);
  // An address that is not there answers 404, and a method that an address has not 405, whoever asks.
  for (const { at, method } of known) {
    const data = method === "get" ? undefined : {};
    const answer = await request.fetch(at.replaceAll(/\{\w+\}/g, randomUUID()), { method, data });
    const { "content-type": type, "x-request-id": requestId } = answer.headers();
    expect.soft([answer.status(), type], `${method} ${at}`).toEqual([401, "application/json"]);
    expect.soft(requestId, `${method} ${at}`).toBeTruthy();
  }
});

test("an address with a slash at its end leads to the one without", async ({ request }) => {
  const answer = await request.get("/v1/phone-numbers/?limit=5", { maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([308, "/v1/phone-numbers?limit=5"]);
});

test("the reference lists the operations, and answers what is tried there, without a key and with one", async ({
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
