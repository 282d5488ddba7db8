import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessible";
import { emptyAreaCodes, ledgerOf, setFaults } from "../fixtures/local-carrier";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { GetNumberPage } from "../pages/get-number";
import { LinePage } from "../pages/line";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

// All tests share one carrier and would see these faults, so this file runs alone.
test.afterEach(() => setFaults([]));

const DOWN = [{ operation: "any", kind: "fail_before" }] as const;

/** Signs in as an admin, adds a location for this test alone, and opens "Get a number" for it. */
async function aboutToBuy(page: Page) {
  await new SignInPage(page).signIn(userNamed("admin"));
  const orgId = await new OrganizationsPage(page).add(inChicago(unique("Outage")));
  const getNumber = new GetNumberPage(page);
  await getNumber.open({ orgId });
  return { orgId, getNumber, line: new LinePage(page) };
}

/** How often the carrier bills the number as shown: 1 after one purchase, 0 once it is released. */
async function paidFor(shown: string): Promise<number> {
  const { purchases, releases } = await ledgerOf(`+1${shown.replace(/\D/g, "")}`);
  return purchases - releases;
}

test("an order placed while the carrier is down says that it waits, and buys one number once the carrier is back", async ({
  page,
}) => {
  test.slow();
  const { getNumber, line } = await aboutToBuy(page);
  await setFaults([...DOWN]);
  await getNumber.code("773").click();
  await expect(page.getByText("The carrier is not responding")).toBeVisible();
  await getNumber.get();
  const order = page.url();
  await expect(getNumber.steps.first()).toHaveText("Searching in 773, in progress");
  await expect(page.getByText("Nothing is lost. Next try at")).toBeVisible();

  await page.goto("/numbers");
  await expect(page.getByText("Setting up").first()).toBeVisible();
  await page.goto("/settings/carrier");
  await expect(page.getByText("Not responding", { exact: true })).toBeVisible();

  await page.goto(order);
  await setFaults([]);
  await line.page.waitForURL(/\/numbers\/[0-9a-f-]{36}(\?|$)/, { timeout: 90_000 });
  expect(await paidFor(await line.number())).toBe(1);
});

/** Longer than the test stack waits for the carrier's response. */
const TOO_LATE_MS = 6_000;

for (const kind of ["cut_after", "fail_after", "html", "delay"] as const)
  test(`a number is not bought twice when the carrier sells it and then answers with ${kind}`, async ({
    page,
  }) => {
    test.slow();
    const { getNumber, line } = await aboutToBuy(page);
    await getNumber.chooseCode("872");
    await setFaults([{ operation: "buy", kind, times: 1, delayMs: TOO_LATE_MS }]);
    await getNumber.get();
    await line.page.waitForURL(/\/numbers\/[0-9a-f-]{36}(\?|$)/, { timeout: 90_000 });
    expect(await paidFor(await line.number())).toBe(1);
  });

test("reload, Back and Forward during a slow purchase do not buy a second number", async ({ page }) => {
  const { orgId, getNumber, line } = await aboutToBuy(page);
  await getNumber.chooseCode("773");
  await setFaults([
    { operation: "buy", kind: "delay", delayMs: 2_500 },
    { operation: "list", kind: "delay", delayMs: 2_500 },
  ]);
  await getNumber.get();
  await expect(getNumber.steps.first()).toHaveText(/^(Searching|Found)/);
  await page.reload();
  await expect(getNumber.steps.nth(1)).toHaveText(/^Held for you/);
  await page.goBack();
  await page.goForward();
  await getNumber.arrived();
  const { data } = await (await page.request.get(`/v1/phone-number-orders?orgId=${orgId}`)).json();
  expect(data.orders).toHaveLength(1);
  expect(await paidFor(await line.number())).toBe(1);
});

test("a number that the carrier sells only with a document is not offered again", async ({ page }) => {
  const { getNumber } = await aboutToBuy(page);
  await getNumber.chooseCode("872");
  await page.getByLabel("Name of the line").fill("Documented Line");
  await setFaults([{ operation: "buy", kind: "refuse", status: 400, code: 21631 }]);
  await getNumber.get();
  const refusal = page.getByRole("alert").filter({ hasText: "The carrier needs an address or a document" });
  await expect(refusal).toContainText("The same purchase would be refused again.");
  await expect(refusal.getByRole("link", { name: /Try again/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Copy: Order" })).toBeVisible();
  await expectAccessible(page, "a purchase that needs documents");
  await setFaults([]);
  await refusal.getByRole("link", { name: "Choose another number" }).click();
  await expect(page.getByLabel("Name of the line")).toHaveValue("Documented Line");
});

test("a refused purchase says why and that nothing is charged, and can be retried with the same input", async ({
  page,
}) => {
  const { getNumber, line } = await aboutToBuy(page);
  const name = page.getByLabel("Name of the line");
  await getNumber.chooseCode("872");
  await name.fill("Second Line");
  await setFaults([{ operation: "buy", kind: "refuse", status: 401, code: 20003 }]);
  await getNumber.get();
  const refusal = page.getByRole("alert").filter({ hasText: "The carrier refuses our account" });
  await expect(refusal).toContainText("Nothing is charged.");
  const refused = page.getByText(/^\(872\) \d{3}-\d{4}$/).first();
  expect(await paidFor((await refused.textContent()) ?? "")).toBe(0);

  await setFaults([]);
  await refusal.getByRole("link", { name: "Try again" }).click();
  await expect(getNumber.candidates.first()).toBeChecked();
  await expect(name).toHaveValue("Second Line");
  await getNumber.get();
  await getNumber.arrived();
  expect(await line.number()).toMatch(/^\(872\)/);
  expect(await paidFor(await line.number())).toBe(1);
});

/** An order that stopped after its number was bought, because the carrier refuses our account. */
async function stoppedOrder(page: Page) {
  const scene = await aboutToBuy(page);
  await scene.getNumber.chooseCode("872");
  await setFaults([{ operation: "list", kind: "refuse", status: 401, code: 20003 }]);
  await scene.getNumber.get();
  const alert = page.getByRole("alert").filter({ hasText: "The carrier refuses our account" });
  await expect(alert).toContainText("Last step that succeeded: Connected to Linekeeper.");
  await expect(scene.getNumber.steps.nth(4)).toHaveText("Checking with the carrier, stopped");
  const bought =
    (await page
      .getByText(/^\(872\) \d{3}-\d{4}$/)
      .first()
      .textContent()) ?? "";
  expect(await paidFor(bought)).toBe(1);
  await setFaults([]);
  return { ...scene, alert, bought };
}

test("a stopped order can be finished, with the number that was paid for", async ({ page }) => {
  const { getNumber, line, alert, bought } = await stoppedOrder(page);
  await expectAccessible(page, "a stopped order");
  await page.goto("/numbers");
  await expect(page.getByText("Stopped", { exact: true }).first()).toBeVisible();
  await page.goBack();
  await alert.getByRole("button", { name: "Finish the purchase" }).dblclick();
  await getNumber.arrived();
  expect(await line.number()).toBe(bought);
  expect(await paidFor(bought)).toBe(1);
});

test("a stopped order can be given up, which releases its number", async ({ page }) => {
  const { alert, bought } = await stoppedOrder(page);
  await alert.getByRole("button", { name: "Release the number…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Release the number" }).click();
  await expect(
    page.getByText("The purchase was given up, and the number is back at the carrier."),
  ).toBeVisible();
  await expectAccessible(page, "an order that was given up");
  expect(await paidFor(bought)).toBe(0);
});

test("a release requested while the carrier is down completes once the carrier is back", async ({ page }) => {
  test.slow();
  const { getNumber, line } = await aboutToBuy(page);
  await getNumber.chooseCode("312");
  await getNumber.get();
  await getNumber.arrived();
  const number = await line.number();
  await setFaults([...DOWN]);
  await line.releaseNow(number);
  await expect(line.state).toHaveText("Releasing");
  expect(await paidFor(number)).toBe(1);
  await setFaults([]);
  await expect
    .poll(() => paidFor(number), { timeout: 90_000, message: "the carrier stops billing the number" })
    .toBe(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Released", exact: true })).toBeVisible();
});

for (const width of [1280, 375])
  test(`failed purchases take one line, which opens, is dismissed, or goes with the next try, at ${width} px`, async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize({ width, height: 860 });
    const { orgId, getNumber } = await aboutToBuy(page);
    let chosen = "";
    for (const name of ["Billing", "Reception"]) {
      await setFaults([]);
      await getNumber.open({ orgId });
      await getNumber.chooseCode("872");
      await getNumber.candidates.nth(1).check();
      chosen = (await getNumber.chosen.getByText("(872)").textContent()) ?? "";
      await page.getByLabel("Name of the line").fill(name);
      await setFaults([{ operation: "buy", kind: "refuse", status: 400, code: 29999 }]);
      await getNumber.get();
      await expect(page.getByText("The carrier refused the purchase.").first()).toBeVisible();
      await expect(page.getByText("29999")).toBeVisible();
      await expect(page.getByRole("button", { name: "Copy: Order" })).toBeVisible();
    }
    await setFaults([]);
    const failures = page.getByRole("region", { name: "Failed purchases" });
    await page.goto(`/numbers?orgId=${orgId}`);
    await failures.getByRole("button", { name: "2 purchases failed this week" }).press("Enter");
    await expect(failures.getByRole("listitem")).toHaveCount(2);
    await expectAccessible(page, "the failed purchases");
    await expect(failures.getByRole("button", { name: "Dismiss all 2 failed purchases…" })).toBeVisible();
    await failures.getByRole("button", { name: "Dismiss Billing" }).click();
    await expect(failures.getByRole("button", { name: "1 purchase failed this week" })).toBeVisible();
    await page.reload();
    await failures.getByRole("button", { name: "1 purchase failed this week" }).click();

    await failures.getByRole("link", { name: "Try again: Reception" }).click();
    await expect(page.getByLabel("Name of the line")).toHaveValue("Reception");
    await expect(getNumber.chosen).toContainText(chosen);
    await getNumber.get();
    await getNumber.arrived();
    await page.goto(`/numbers?orgId=${orgId}`);
    await expect(page.getByRole("heading", { level: 1, name: "Numbers" })).toBeVisible();
    await expect(failures).toHaveCount(0);
  });

test("an area code without numbers offers nearby codes that have some", async ({ page }) => {
  const { getNumber } = await aboutToBuy(page);
  const [empty = ""] = await emptyAreaCodes();
  await getNumber.search.fill(empty);
  await getNumber.code(empty).click();
  const alert = page.getByRole("alert").filter({ hasText: `No numbers available in ${empty}` });
  await expect(alert).toBeVisible();
  await expect(getNumber.button).toBeDisabled();
  await alert.getByRole("button", { name: `Check ${empty} again` }).click();
  await expect(alert).toBeVisible();
  await alert.getByRole("button").first().click();
  await expect(getNumber.candidates.first()).toBeChecked();
});

test("a search that the carrier answers with nonsense says so, and can be repeated", async ({ page }) => {
  const { getNumber } = await aboutToBuy(page);
  await setFaults([{ operation: "search", kind: "html" }]);
  await getNumber.code("773").click();
  await expect(page.getByText("The carrier is not responding")).toBeVisible();
  await setFaults([]);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(getNumber.candidates.first()).toBeChecked();
});
