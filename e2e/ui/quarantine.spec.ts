import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { expectAccessible } from "../fixtures/accessible";
import { flaws } from "../fixtures/axe";
import { ledgerOf } from "../fixtures/local-carrier";
import { idInAddress } from "../fixtures/pick";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { BotsPage } from "../pages/bots";
import { GetNumberPage } from "../pages/get-number";
import { LinePage } from "../pages/line";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

/** Creates a location with a line that Front Desk answers, and opens the line's page. */
async function answeredLine(page: Page) {
  await new SignInPage(page).signIn(userNamed("admin"));
  const orgId = await new OrganizationsPage(page).add(inChicago(unique("Leaving")));
  await new BotsPage(page).add(orgId, { name: "Front Desk", languages: ["English"] });
  const [getNumber, line] = [new GetNumberPage(page), new LinePage(page)];
  await getNumber.open({ orgId });
  await getNumber.chooseCode("872");
  await getNumber.chooseBot("Front Desk");
  await getNumber.get();
  await getNumber.arrived();
  await expect(line.state).toHaveText("Answering");
  const number = await line.number();
  return { orgId, line, number, e164: `+1${number.replace(/\D/g, "")}` };
}

test("a line is quarantined, kept, released, and bought back", async ({ page }) => {
  test.slow();
  const { orgId, line, number, e164 } = await answeredLine(page);

  await test.step("choose the day and what callers get", async () => {
    await line.more("Release…");
    await expect(line.dialog.getByLabel("Days until release")).toHaveValue("7");
    await line.dialog.getByLabel("Days until release").fill("31");
    await line.dialog.getByRole("button", { name: "Release later" }).click();
    await expect(line.dialog.getByText("Enter a whole number of days from 1 to 30.")).toBeVisible();
    await line.dialog.getByLabel("Days until release").fill("5");
    await line.dialog.getByLabel("are forwarded to another number").check();
    await line.dialog.getByRole("button", { name: "Release in 5 days" }).click();
    await expect(line.dialog.getByText("Enter a phone number with its area code")).toBeVisible();
    await line.dialog.getByLabel("Forward to").fill(number);
    await line.dialog.getByRole("button", { name: "Release in 5 days" }).click();
    await expect(line.dialog.getByText("Forward calls to a different number.")).toBeVisible();
    await line.dialog.getByLabel("Forward to").fill("312 555 0100");
    expect.soft(await flaws(page)).toEqual([]);
    await line.dialog.getByRole("button", { name: "Release in 5 days" }).click();
    await expect(line.said(`${number} will be released on`)).toBeVisible();
    await expect(line.state).toHaveText("Quarantined");
    await expect(page.getByText("Forwarding to (312) 555-0100 is planned.")).toBeVisible();
    await expect(line.history.first()).toContainText("Quarantined for 5 days and detached from Front Desk");
    await expect(line.button("Attach a bot")).toHaveCount(0);
    await expectAccessible(page, "a quarantined line");
  });

  await test.step("the list shows it with its day", async () => {
    const id = idInAddress(page);
    await page.goto(paths.numbers({ orgId, state: "quarantined" }));
    await expect(page.getByRole("row").filter({ hasText: number })).toContainText("Will be released on");
    await line.open(id);
  });

  await test.step("it is kept, and its bot answers again", async () => {
    await line.button("Change the release…").click();
    await line.dialog.getByLabel("hear a notice").check();
    await line.dialog.getByLabel("Days until release").fill("1");
    await line.dialog.getByRole("button", { name: "Release in 1 day" }).click();
    await expect(page.getByText("Callers hear that the number is no longer in use.")).toBeVisible();
    await line.button("Keep this number").click();
    await expect(line.said(`Calls to ${number} reach Front Desk again`)).toBeVisible();
    await expect(line.state).toHaveText("Answering");
    expect(await ledgerOf(e164)).toMatchObject({ releases: 0 });
  });

  await test.step("release it at once, out of quarantine", async () => {
    await line.more("Release…");
    await line.dialog.getByRole("button", { name: "Release in 7 days" }).click();
    await expect(line.state).toHaveText("Quarantined");
    await line.more("Release now…");
    await line.dialog.getByLabel("Type the last four digits").fill(number);
    await line.dialog.getByRole("button", { name: `Release ${number}` }).click();
    await expect(page.getByRole("heading", { name: "Released", exact: true })).toBeVisible();
    expect(await ledgerOf(e164)).toEqual({ purchases: 1, releases: 1 });
    expect.soft(await flaws(page)).toEqual([]);
  });

  await test.step("the search of the list says that a released line matches, and leads to it", async () => {
    const released = page.url();
    await page.goto(paths.numbers({ q: e164, orgId }));
    const matches = page.getByRole("region", { name: "Released lines that match" });
    await matches.getByRole("link", { name: number }).click();
    await expect(page).toHaveURL(new RegExp(new URL(released).pathname));
  });

  await test.step("buy the same number back, as a new line", async () => {
    const old = page.url();
    await page.getByRole("button", { name: `Get ${number} back` }).click();
    await line.dialog.getByRole("button", { name: `Buy ${number}` }).click();
    await page.waitForURL((url) => /\/numbers\/[0-9a-f-]{36}$/.test(url.pathname) && url.href !== old);
    expect(await line.number()).toBe(number);
    await expect(line.state).toHaveText("Not answering");
    expect(await ledgerOf(e164)).toEqual({ purchases: 2, releases: 1 });
    await page.goto(old);
    await expect(page.getByText("It was bought back as a new line.")).toBeVisible();
    await expect(page.getByRole("button", { name: `Get ${number} back` })).toHaveCount(0);
  });
});

test("a manager sees when a line will be released, but only an admin can keep it", async ({
  browser,
  page,
}) => {
  const { line, number } = await answeredLine(page);
  await line.more("Release…");
  await line.dialog.getByRole("button", { name: "Release in 7 days" }).click();
  await expect(line.state).toHaveText("Quarantined");
  const context = await browser.newContext();
  const other = await context.newPage();
  await new SignInPage(other).signIn(userNamed("manager"));
  const theirs = new LinePage(other);
  await theirs.open(idInAddress(page));
  expect(await theirs.number()).toBe(number);
  await expect(other.getByText("Until then, an admin can keep it.")).toBeVisible();
  await expect(theirs.button("Keep this number")).toHaveCount(0);
  await context.close();
});
