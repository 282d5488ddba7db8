import { expect, type Page, test } from "@playwright/test";
import { expectInOrder } from "../fixtures/everywhere";
import { emptyAreaCodes, ledgerOf, setFaults } from "../fixtures/local-carrier";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { GetNumberPage } from "../pages/get-number";
import { LinePage } from "../pages/line";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

// The faults are those of the one carrier that all share: nothing else runs beside this file.
test.afterEach(() => setFaults([]));

const DOWN = [{ operation: "any", kind: "fail_before" }] as const;

/** Somebody about to get a number for a location of their own. */
async function aboutToBuy(page: Page) {
  await new SignInPage(page).signIn(userNamed("admin"));
  const orgId = await new OrganizationsPage(page).add(inChicago(unique("Outage")));
  const getNumber = new GetNumberPage(page);
  await getNumber.open({ orgId });
  return { orgId, getNumber, line: new LinePage(page) };
}

/** What is paid for at the carrier: one for a number that was bought once and is still held. */
async function paidFor(shown: string): Promise<number> {
  const { purchases, releases } = await ledgerOf(`+1${shown.replace(/\D/g, "")}`);
  return purchases - releases;
}

test("a purchase asked for while the carrier is down waits, says so, and is done once when it is back", async ({
  page,
}) => {
  test.slow();
  const { getNumber, line } = await aboutToBuy(page);
  await setFaults([...DOWN]);
  await getNumber.code("773").click();
  await expect(page.getByText("The carrier does not answer at the moment")).toBeVisible();
  await getNumber.get();
  const order = page.url();
  await expect(getNumber.steps.first()).toHaveText("Searching in 773, under way");
  await expect(page.getByText("Nothing is lost. Next try at")).toBeVisible();

  await page.goto("/numbers");
  await expect(page.getByText("Setting up").first()).toBeVisible();
  await page.goto("/settings/carrier");
  await expect(page.getByText("Does not answer", { exact: true })).toBeVisible();

  await page.goto(order);
  await setFaults([]);
  await line.page.waitForURL(/\/numbers\/[0-9a-f-]{36}$/, { timeout: 90_000 });
  expect(await paidFor(await line.number())).toBe(1);
});

/** Longer than the journeys' stack waits for an answer. */
const TOO_LATE_MS = 6_000;

for (const kind of ["cut_after", "fail_after", "html", "delay"] as const)
  test(`a purchase that the carrier books and then answers with ${kind} is not made twice`, async ({
    page,
  }) => {
    test.slow();
    const { getNumber, line } = await aboutToBuy(page);
    await getNumber.chooseCode("872");
    await setFaults([{ operation: "buy", kind, times: 1, delayMs: TOO_LATE_MS }]);
    await getNumber.get();
    await line.page.waitForURL(/\/numbers\/[0-9a-f-]{36}$/, { timeout: 90_000 });
    expect(await paidFor(await line.number())).toBe(1);
  });

test("a purchase that takes its time is still one after a reload, Back and Forward", async ({ page }) => {
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

test("a purchase that the carrier refuses says why and that nothing is charged, and is tried again as it was", async ({
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

/** A purchase that was bought and then stopped, since the carrier refuses our account. */
async function stopped(page: Page) {
  const scene = await aboutToBuy(page);
  await scene.getNumber.chooseCode("872");
  await setFaults([{ operation: "list", kind: "refuse", status: 401, code: 20003 }]);
  await scene.getNumber.get();
  const alert = page.getByRole("alert").filter({ hasText: "The carrier refuses our account" });
  await expect(alert).toContainText("The last step that went well: Connected to Linekeeper.");
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

test("a purchase that stopped is finished by a press, with the number that was paid for", async ({
  page,
}) => {
  const { getNumber, line, alert, bought } = await stopped(page);
  await expectInOrder(page, "a purchase that stopped");
  await page.goto("/numbers");
  await expect(page.getByText("Stopped", { exact: true }).first()).toBeVisible();
  await page.goBack();
  await alert.getByRole("button", { name: "Finish the purchase" }).dblclick();
  await getNumber.arrived();
  expect(await line.number()).toBe(bought);
  expect(await paidFor(bought)).toBe(1);
});

test("a purchase that stopped is given up by a press, and its number goes back", async ({ page }) => {
  const { alert, bought } = await stopped(page);
  await alert.getByRole("button", { name: "Release the number…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Give it back" }).click();
  await expect(
    page.getByText("The purchase was given up, and the number is back at the carrier."),
  ).toBeVisible();
  await expectInOrder(page, "a purchase that was given up");
  expect(await paidFor(bought)).toBe(0);
});

test("a release asked for while the carrier is down is done when it is back", async ({ page }) => {
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
    .poll(() => paidFor(number), { timeout: 90_000, message: "the carrier has the number back" })
    .toBe(0);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Released", exact: true })).toBeVisible();
});

test("a code without numbers offers near ones that have some", async ({ page }) => {
  const { getNumber } = await aboutToBuy(page);
  const [empty = ""] = await emptyAreaCodes();
  await getNumber.search.fill(empty);
  await getNumber.code(empty).click();
  const alert = page.getByRole("alert").filter({ hasText: `The carrier has no numbers in ${empty}` });
  await expect(alert).toBeVisible();
  await alert.getByRole("button").first().click();
  await expect(getNumber.candidates.first()).toBeChecked();
});

test("a search that the carrier refuses or answers with nonsense is said, and can be asked again", async ({
  page,
}) => {
  const { getNumber } = await aboutToBuy(page);
  await setFaults([{ operation: "search", kind: "html" }]);
  await getNumber.code("312").click();
  await expect(page.getByText("The carrier does not answer at the moment")).toBeVisible();
  await setFaults([]);
  await page.getByRole("button", { name: "Ask again" }).click();
  await expect(getNumber.candidates.first()).toBeChecked();
});
