import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
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
    "true null",
    "1 null",
    expect.stringMatching(/^quarantined 20\d\d-\S+Z \+13125550100$/),
    "active null",
    "number.released",
  ]);
});

test("the reference lists the operations, and answers what is tried there", async ({ page, context }) => {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) problems.push(message.text());
  });
  await page.goto("/docs/api");
  await page.getByText("/v1/phone-numbers", { exact: true }).first().click();
  await page.getByRole("button", { name: "Execute" }).first().click();
  await expect(page.getByText(/Unauthorized \(401\)/)).toBeVisible();
  expect(problems).toEqual([]);
  await context.close();
});
