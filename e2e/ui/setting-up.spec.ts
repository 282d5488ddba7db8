import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { expectNoFlaws } from "../fixtures/accessible";
import { openWhole } from "../fixtures/console-pages";
import { Keyboard } from "../fixtures/keyboard";
import { pickField, pickNone } from "../fixtures/pick";
import { inChicago, ownNumber, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { BotsPage } from "../pages/bots";
import { GetNumberPage } from "../pages/get-number";
import { LinePage } from "../pages/line";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

const SIZES = [
  { width: 1280, height: 860, city: "Denver", state: "Colorado", zip: "80202", code: "720" },
  { width: 375, height: 812, city: "Tucson", state: "Arizona", zip: "85701", code: "602" },
];

/** A new location, with its page open. */
async function newLocation(page: Page, place: Partial<ReturnType<typeof inChicago>> = {}) {
  await new SignInPage(page).signIn(userNamed("admin"));
  const name = unique("Setting Up");
  const orgId = await new OrganizationsPage(page).add({ ...inChicago(name), ...place });
  return { orgId, name, form: new GetNumberPage(page), line: new LinePage(page) };
}

/** Fills in the form for a new bot, which is open, and waits for the page that follows. */
async function addBot(page: Page, name: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "Add a bot" })).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Add bot" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Add a bot" })).toHaveCount(0);
}

const bot = (page: Page) => pickField(page, "Bot");
const nameOfLine = (page: Page) => page.getByLabel("Name of the line");

for (const { code, city, state, zip, ...viewport } of SIZES)
  test.describe(`at ${viewport.width} px`, () => {
    test.use({ viewport });

    test("the number that is bought without another press is answered by the bot that fits best", async ({
      page,
    }) => {
      const { orgId, form, line } = await newLocation(page, { city, state, zip });
      const bots = new BotsPage(page);
      await bots.add(orgId, { name: "Recall", outbound: true });
      await bots.add(orgId, { name: "Front Desk" });
      await bots.add(orgId, { name: "Recepción", languages: ["Spanish"] });
      await form.open({ orgId });
      await expect(form.candidates.first()).toBeChecked();
      await expect(bot(page)).toContainText("Front Desk");
      if (viewport.width === 1280) await expect(bot(page)).toBeInViewport({ ratio: 1 });
      await expect(form.chosen).toContainText("Front Desk");
      await expect(form.chosen).toContainText("nothing is charged");
      await expect(page.getByText("not known")).toHaveCount(0);
      const [choice, button] = [await bot(page).boundingBox(), await form.button.boundingBox()];
      if (viewport.width === 375) expect(button?.y).toBeGreaterThan(choice?.y ?? Number.POSITIVE_INFINITY);

      await page.getByLabel("Language", { exact: true }).selectOption("Spanish");
      await expect(bot(page)).toContainText("Recepción");
      await page.getByLabel("Language", { exact: true }).selectOption("French");
      await expect(bot(page)).toContainText("No bot yet");
      await expect(page.getByText("is trained in French yet")).toBeVisible();
      await expect(form.button).toHaveText("Get it without a bot");
      await expect(form.chosen).toContainText("Nobody will answer this line");
      await expectNoFlaws(page, "a number that nobody would answer");
      await page.getByLabel("Language", { exact: true }).selectOption("English");
      await expect(form.button).toHaveText("Get this number");
      await expectNoFlaws(page, "a number with a bot");

      await form.get();
      await form.arrived();
      await expect(line.state).toHaveText("Answering");
      await expect(line.said(/^Calls to \(\d{3}\) \d{3}-\d{4} now reach Front Desk$/)).toBeVisible();
      await expect(page.getByText("is being set up")).toHaveCount(0);

      await form.open({ orgId });
      await expect(nameOfLine(page)).toHaveValue("Main Line 2");
    });

    test("a bot chosen by hand stays when the language changes", async ({ page }) => {
      const { orgId, form } = await newLocation(page);
      const bots = new BotsPage(page);
      await bots.add(orgId, { name: "Nights" });
      await bots.add(orgId, { name: "Recepción", languages: ["Spanish"] });
      await form.open({ orgId });
      await form.chooseBot("Nights");
      await page.getByLabel("Language", { exact: true }).selectOption("Spanish");
      await expect(bot(page)).toContainText("Nights");
      await expect(form.button).toBeDisabled();
      await pickNone(page, "Bot");
      await page.getByLabel("Language", { exact: true }).selectOption("English");
      await expect(bot(page)).toContainText("No bot yet");
      await expect(page).toHaveURL(/botId=none/);
      page.once("dialog", (dialog) => void dialog.accept());
      await page.reload();
      await expect(bot(page)).toContainText("No bot yet");
    });

    test("a bot that is added on the way to a number is chosen on the return, and nothing else is lost", async ({
      page,
    }) => {
      const { orgId, name, form, line } = await newLocation(page, { city, state, zip });
      await page.getByRole("link", { name: "Get a number" }).first().click();
      await form.chooseCode(code);
      await nameOfLine(page).fill("Night Line");
      await page.getByRole("radio", { name: /^Calm, reassuring/ }).check();
      const keys = new Keyboard(page);
      await keys.activate(page.getByRole("link", { name: "Add a bot", exact: true }));
      await expect(page).toHaveURL(new RegExp(`/bots/new\\?.*orgId=${orgId}`));
      await addBot(page, "Front Desk");
      await expect(page.getByRole("heading", { level: 1, name: "Get a number" })).toBeVisible();
      await expect(bot(page)).toContainText("Front Desk");
      await expect(nameOfLine(page)).toHaveValue("Night Line");
      await expect(page.getByRole("radio", { name: /^Calm, reassuring/ })).toBeChecked();
      await expect(form.chosen).toContainText(`(${code})`);
      expect(new URL(page.url()).searchParams.get("orgId")).toBe(orgId);
      await expect(page.getByRole("button", { name: `Organization: ${name}` })).toBeVisible();
      await form.get();
      await form.arrived();
      await expect(line.state).toHaveText("Answering");
      expect(new URL(page.url()).searchParams.get("orgId")).toBe(orgId);
    });

    test("a line that was added first gets its bot from every page, and switches to another", async ({
      page,
    }) => {
      const { orgId, line } = await newLocation(page);
      const number = ownNumber();
      await page.goto(paths.bringNumber(orgId));
      await page.getByLabel("Phone number").fill(number);
      await page.getByRole("link", { name: "Add a bot", exact: true }).click();
      await page.getByRole("link", { name: "Cancel" }).click();
      await expect(page.getByLabel("Phone number")).toHaveValue(number);
      await expect(page.getByText("Nobody will answer this line")).toBeVisible();
      await page.getByRole("button", { name: "Bring it without a bot" }).click();
      await expect(line.state).toHaveText("Not answering");

      await page.goto(paths.organization(orgId));
      await page.getByRole("link", { name: "Add a bot", exact: true }).click();
      await addBot(page, "Front Desk");
      await expect(line.dialog.getByRole("radio", { name: "Front Desk" })).toBeChecked();
      await expectNoFlaws(page, "a line with a new bot to attach");
      await line.dialog.getByRole("button", { name: "Attach Front Desk" }).click();
      await expect(
        line.page.getByText(/^Front Desk is attached\. Calls to .* not answered yet/),
      ).toBeVisible();
      await expect(page).not.toHaveURL(/do=/);

      await line.button("Switch bot").click();
      await expect(line.dialog.getByText("There is no other bot")).toBeVisible();
      await line.dialog.getByRole("link", { name: "Add a bot" }).click();
      await addBot(page, "After Hours");
      await expect(line.dialog.getByRole("radio", { name: "After Hours" })).toBeChecked();
      await line.dialog.getByRole("button", { name: "Switch to After Hours" }).click();
      await expect(
        line.page.getByText(/^After Hours is attached\. Calls to .* not answered yet/),
      ).toBeVisible();

      await line.detach("After Hours");
      await page.goto(paths.organization(orgId));
      await page.getByRole("link", { name: "Attach a bot" }).click();
      await expect(line.dialog.getByRole("link", { name: "Add another bot" })).toBeVisible();
      await line.dialog.getByRole("radio", { name: "Front Desk" }).check();
      await line.dialog.getByRole("button", { name: "Attach Front Desk" }).click();
      await expect(
        line.page.getByText(/^Front Desk is attached\. Calls to .* not answered yet/),
      ).toBeVisible();
    });

    test("a bot that was added first leads to its number, or to a line that nobody answers", async ({
      page,
    }) => {
      const { orgId, line } = await newLocation(page);
      await page.getByRole("link", { name: "Add a bot", exact: true }).click();
      await addBot(page, "Front Desk");
      await expect(page.getByRole("heading", { level: 1, name: "Front Desk" })).toBeVisible();
      await expectNoFlaws(page, "a bot without a line");
      await page.getByRole("link", { name: "Get a number for it" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Get a number" })).toBeVisible();
      await expect(bot(page)).toContainText("Front Desk");

      await page.goto(paths.bringNumber(orgId));
      await page.getByLabel("Phone number").fill(ownNumber());
      await expect(page.getByText("Nobody will answer this line yet")).toBeVisible();
      await pickNone(page, "Bot");
      await page.getByRole("button", { name: "Bring it without a bot" }).click();
      await expect(line.state).toHaveText("Not answering");
      await line.page.goto(paths.bots({ orgId }));
      await page.getByRole("link", { name: "Front Desk" }).click();
      await page.getByRole("link", { name: /^Attach to / }).click();
      await line.dialog.getByRole("button", { name: "Attach Front Desk" }).click();
      await expect(
        line.page.getByText(/^Front Desk is attached\. Calls to .* not answered yet/),
      ).toBeVisible();
    });
  });

test("a manager sees who can take the steps that they cannot", async ({ page, browser }) => {
  const { orgId } = await newLocation(page);
  const theirs = await (await browser.newContext()).newPage();
  await new SignInPage(theirs).signIn(userNamed("manager"));
  await openWhole(theirs, paths.organization(orgId));
  const step = theirs.getByRole("listitem").filter({ hasText: "A local number for your bot to answer." });
  await expect(step).toContainText("An admin can do this.");
  await theirs.getByRole("link", { name: "Add a bot", exact: true }).click();
  await addBot(theirs, "Front Desk");
  await expect(theirs.getByText("An admin can get a number for it.")).toBeVisible();
  await theirs.context().close();
});

test("an address that is completed on the way to a number leads back to it", async ({ page }) => {
  const { orgId, form } = await newLocation(page);
  await new OrganizationsPage(page).openEdit(orgId);
  await page.getByLabel("ZIP code").fill("");
  await new OrganizationsPage(page).save();
  await expect(page.getByRole("link", { name: "Complete the address" })).toBeVisible();
  await page.goto(`${paths.getNumber(orgId)}&name=Night+Line`);
  await expect(form.chosen).toContainText("Complete the address first.");
  await page.getByRole("link", { name: "Complete the address" }).click();
  await page.getByLabel("ZIP code").fill("60606");
  await new OrganizationsPage(page).save();
  await expect(nameOfLine(page)).toHaveValue("Night Line");
  await expect(form.candidates.first()).toBeChecked();
});

test("no area code is proposed to an organization without an address", async ({ page }) => {
  const { orgId, form } = await newLocation(page);
  await new OrganizationsPage(page).openEdit(orgId);
  for (const field of ["Street", "City", "ZIP code"]) await page.getByLabel(field).fill("");
  await page.getByLabel("State", { exact: true }).selectOption("");
  await new OrganizationsPage(page).save();
  await expect(page.getByRole("link", { name: "Complete the address" })).toBeVisible();
  const codes = page.waitForResponse((answer) => answer.url().includes("/v1/area-codes"));
  await form.open({ orgId });
  await (await codes).finished();
  await expect(form.chosen).toContainText("Complete the address first.");
  await expect(form.chosen).toContainText("No number chosen yet");
  await expect(form.chosen).not.toContainText("A number in");
});

test("the form for a bot returns to no other site", async ({ page }) => {
  const { orgId } = await newLocation(page);
  for (const next of ["https://evil.example/numbers/new", "//evil.example/numbers/new", "/api/health"]) {
    await openWhole(page, paths.newBot(orgId, next));
    const back = await page.getByRole("link", { name: "Cancel" }).getAttribute("href");
    expect(back).toMatch(new RegExp(`^/organizations/${orgId}(\\?|$)`));
  }
});

test.describe("to a reader in another timezone", () => {
  test.use({ timezoneId: "America/New_York" });

  test("the steps of a purchase say the organization's, and the carrier's id is for support", async ({
    page,
  }) => {
    const { orgId, form } = await newLocation(page);
    await form.open({ orgId });
    await form.chooseCode("331");
    await form.get();
    await expect(form.steps.first()).toContainText(/\d{1,2}:\d\d:\d\d [AP]M C[DS]T/);
    const order = new URL(page.url()).pathname;
    await form.arrived();
    await page.goto(order);
    await expect(form.steps).toHaveCount(5);
    for (const step of await form.steps.all()) {
      await expect(step).toContainText(/[AP]M C[DS]T$/);
      await expect(step).not.toContainText(/PN[0-9a-f]{8}/);
    }
    await expect(page.getByText("Done", { exact: true })).toBeVisible();
    await page.getByRole("link", { name: "Go to the line" }).click();
    await expect(page).toHaveURL(/\/numbers\/[0-9a-f-]{36}/);
  });
});
