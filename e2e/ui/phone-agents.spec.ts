import { expect, test } from "@playwright/test";
import { accountKey } from "../fixtures/api-key";
import { openWhole } from "../fixtures/console-pages";
import { unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

test("a bot created over the API says why it has no number, and gets one once the cause is fixed", async ({
  page,
  request,
}) => {
  const { key, accountId } = await accountKey("Bright Smile Group");
  const headers = { Authorization: `Bearer ${key}` };
  const location = await request.post("/v1/organizations", {
    headers,
    data: {
      parentAccountOrgId: accountId,
      name: unique("Moving in"),
      phone: "+13125550142",
      timezone: "America/Chicago",
      address: { addressLine1: "233 S Wacker Dr", city: "Chicago", state: "IL" },
    },
  });
  const orgId = (await location.json()).data.id;
  const made = await request.post("/compat/opencx/phone", {
    headers: { ...headers, "X-Organization-Id": orgId },
    data: { name: unique("Agent") },
  });
  const agent = await made.json();
  expect([made.status(), agent.phone_number]).toEqual([201, null]);

  await new SignInPage(page).signIn(userNamed("admin"));
  await openWhole(page, `/bots/${agent.id}`);
  await expect(page.getByText("The number purchase failed")).toBeVisible();
  await expect(page.getByText("Complete the organization's address")).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("Nothing was bought.")).toBeVisible();

  await page.getByRole("link", { name: "Complete the address" }).click();
  await page.getByLabel("ZIP code").fill("60606");
  await new OrganizationsPage(page).save();
  // With the address complete, the form is filled in as the purchase was.
  await expect(page.getByRole("heading", { level: 1, name: "Get a number" })).toBeVisible();
  await openWhole(page, `/bots/${agent.id}`);
  // Delay the page's first look until the order is done: it must cope with never having seen it in progress.
  const numberOf = async () =>
    (await (await request.get(`/compat/opencx/phone`, { headers })).json()).find(
      (each: { id: string }) => each.id === agent.id,
    )?.phone_number;
  const trying = page.getByRole("button", { name: "Try again" });
  await expect(trying).toBeVisible();
  await page.route(/\/v1\/phone-number-orders\?/, async (route) => {
    await expect.poll(numberOf, { timeout: 30_000 }).toMatch(/^\+1\d{10}$/);
    await route.continue();
  });
  await trying.click();
  await expect(page.getByText("The number purchase failed")).toHaveCount(0, { timeout: 30_000 });
  await expect(page.getByRole("link", { name: /^\(\d{3}\) \d{3}-\d{4}$/ })).toBeVisible({ timeout: 30_000 });
});
