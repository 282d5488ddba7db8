import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { flaws } from "../fixtures/axe";
import { ledgerOf } from "../fixtures/local-carrier";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { BotsPage } from "../pages/bots";
import { GetNumberPage } from "../pages/get-number";
import { LinePage } from "../pages/line";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

/** A line of a location of its own, answered by Front Desk, on its page. */
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

test("a line is released in a few days, is kept after all, is released, and is bought back", async ({
  page,
}) => {
  test.slow();
  const { orgId, line, number, e164 } = await answeredLine(page);

  await test.step("the day is chosen, and what callers get", async () => {
    await line.more("Release…");
    await expect(line.dialog.getByLabel("Days until it is released")).toHaveValue("7");
    await line.dialog.getByLabel("Days until it is released").fill("31");
    await line.dialog.getByRole("button", { name: "Release later" }).click();
    await expect(line.dialog.getByText("A whole number of days, 1 to 30.")).toBeVisible();
    await line.dialog.getByLabel("Days until it is released").fill("5");
    await line.dialog.getByLabel("are forwarded to another number").check();
    await line.dialog.getByRole("button", { name: "Release in 5 days" }).click();
    await expect(line.dialog.getByText("Write the number to forward to")).toBeVisible();
    await line.dialog.getByLabel("Forward to").fill(number);
    await line.dialog.getByRole("button", { name: "Release in 5 days" }).click();
    await expect(line.dialog.getByText("Forward calls to another number than this one.")).toBeVisible();
    await line.dialog.getByLabel("Forward to").fill("312 555 0100");
    expect.soft(await flaws(page)).toEqual([]);
    await line.dialog.getByRole("button", { name: "Release in 5 days" }).click();
    await expect(line.said(`${number} is released on`)).toBeVisible();
    await expect(line.state).toHaveText("Quarantined");
    await expect(page.getByText("Callers are to be forwarded to (312) 555-0100")).toBeVisible();
    await expect(line.history.first()).toContainText(
      "To be released in 5 days, and detached from Front Desk",
    );
    await expect(line.button("Attach a bot")).toHaveCount(0);
    expect.soft(await flaws(page)).toEqual([]);
  });

  await test.step("it is found in the list, with its day", async () => {
    const id = page.url().split("/").at(-1) ?? "";
    await page.goto(paths.numbers({ orgId, state: "quarantined" }));
    await expect(page.getByRole("row").filter({ hasText: number })).toContainText("Released on");
    await line.open(id);
  });

  await test.step("it is kept, and answered by its bot again", async () => {
    await line.button("Change…").click();
    await line.dialog.getByLabel("hear a notice").check();
    await line.dialog.getByLabel("Days until it is released").fill("1");
    await line.dialog.getByRole("button", { name: "Release in 1 day" }).click();
    await expect(page.getByText("Callers hear that the number is no longer in use.")).toBeVisible();
    await line.button("Keep this number").click();
    await expect(line.said(`Calls to ${number} reach Front Desk again`)).toBeVisible();
    await expect(line.state).toHaveText("Answering");
    expect(await ledgerOf(e164)).toMatchObject({ releases: 0 });
  });

  await test.step("it is released at once, out of quarantine", async () => {
    await line.more("Release…");
    await line.dialog.getByRole("button", { name: "Release in 7 days" }).click();
    await expect(line.state).toHaveText("Quarantined");
    await line.more("Release now…");
    await line.dialog.getByLabel("Type the last four digits").fill(number.slice(-4));
    await line.dialog.getByRole("button", { name: `Release ${number}` }).click();
    await expect(page.getByRole("heading", { name: "Released", exact: true })).toBeVisible();
    expect(await ledgerOf(e164)).toEqual({ purchases: 1, releases: 1 });
    expect.soft(await flaws(page)).toEqual([]);
  });

  await test.step("the same number is bought back, as a line of its own", async () => {
    const old = page.url();
    await page.getByRole("button", { name: `Get ${number} back` }).click();
    await page.waitForURL((url) => /\/numbers\/[0-9a-f-]{36}$/.test(url.pathname) && url.href !== old);
    expect(await line.number()).toBe(number);
    await expect(line.state).toHaveText("Not answering");
    expect(await ledgerOf(e164)).toEqual({ purchases: 2, releases: 1 });
    await page.goto(old);
    await expect(page.getByText("It was bought back, and is a new line.")).toBeVisible();
    await expect(page.getByRole("button", { name: `Get ${number} back` })).toHaveCount(0);
  });
});

test("a manager sees when a line is released, and only an admin is offered to keep it", async ({
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
  await theirs.open(page.url().split("/").at(-1) ?? "");
  expect(await theirs.number()).toBe(number);
  await expect(other.getByText("An admin can keep it until then.")).toBeVisible();
  await expect(theirs.button("Keep this number")).toHaveCount(0);
  await context.close();
});
