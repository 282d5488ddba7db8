import { expect, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { expectAccessible } from "../fixtures/accessible";
import { accountKey } from "../fixtures/api-key";
import { openWhole } from "../fixtures/console-pages";
import { callLine } from "../fixtures/local-carrier";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { SignInPage } from "../pages/sign-in";

const CALLER = "+12065550163";

test("a caller is answered by the line’s bot, and the call can be read afterwards", async ({ page }) => {
  const { key, accountId } = await accountKey("Bright Smile Group");
  const headers = { authorization: `Bearer ${key}` };
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(path, { headers, data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return (await answer.json()).data;
  };
  const { name, phone, street, city, zip } = inChicago(unique("Callers Dental"));
  const organization = await post("/v1/organizations", {
    name,
    phone,
    parentAccountOrgId: accountId,
    timezone: "America/Chicago",
    address: { addressLine1: street, city, state: "IL", zip },
  });
  const bot = await post("/v1/bots", {
    orgId: organization.id,
    name: "Front Desk",
    greeting: "Thank you for calling Callers Dental.",
    faqs: [{ question: "Where do I park?", answer: "Behind the building, for free." }],
  });
  const line = await post("/v1/phone-numbers", {
    orgId: organization.id,
    name: "Main Line",
    areaCode: "312",
    language: "ENGLISH",
    voiceId: "FRIENDLY_BRIGHT",
    botId: bot.id,
  });

  const call = await callLine({
    from: CALLER,
    to: line.number,
    script: 'say "Where can I park?"\nsay "Thank you, goodbye."',
  });
  expect(call.alerts).toEqual([]);
  expect(call.heard.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Thank you for calling Callers Dental\. I’m .* automated AI assistant/),
    "Behind the building, for free.",
    "Thank you for calling. Goodbye.",
  ]);

  await callLine({
    from: "+12065550164",
    to: line.number,
    script: 'say "Where can I park?"\nsay "Do you sell boats?"\nsay "Thank you, goodbye."',
  });

  await new SignInPage(page).signIn(userNamed("manager"));
  await openWhole(page, `${paths.calls()}?orgId=${organization.id}`);
  const callFrom = (number: string) => page.getByRole("row").filter({ hasText: number });
  await expect(callFrom("(206) 555-0163")).toContainText("Answered");
  await expect(callFrom("(206) 555-0164")).toContainText("1 of 2 answered");
  await expectAccessible(page, "the list of calls");
  await page.getByRole("link", { name: "(206) 555-0163" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Call from (206) 555-0163" })).toBeVisible();
  const turns = page.getByRole("list", { name: "What was said" }).getByRole("listitem");
  await expect(page.getByText("1 of 1", { exact: true })).toBeVisible();
  await expect(turns).toHaveCount(6);
  await expect(turns.getByText("Hidden")).toHaveCount(6);
  await expectAccessible(page, "a call, masked");
  await page.getByRole("button", { name: "Show what was said" }).click();
  await expect(turns.nth(2)).toContainText("Where can I park?");
  await expect(turns.nth(3)).toContainText("Behind the building, for free.");
  await expectAccessible(page, "a call, shown");

  await page.context().clearCookies();
  await new SignInPage(page).signIn(userNamed("viewer"));
  await openWhole(page, `${paths.calls()}?orgId=${organization.id}`);
  await page.getByRole("link", { name: "(206) 555-0163" }).click();
  await expect(page.getByText("A manager or an admin of the organization can show it.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Show what was said" })).toHaveCount(0);
});
