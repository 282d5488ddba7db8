import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { expectNoFlaws } from "../fixtures/accessible";
import { first, openWhole } from "../fixtures/console-pages";
import { horizontalOverflow } from "../fixtures/fit";
import { inChicago, ownNumber, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { BotsPage } from "../pages/bots";
import { Filters } from "../pages/filters";
import { GetNumberPage } from "../pages/get-number";
import { LinePage } from "../pages/line";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

/** A new location with two bots and a line that the first one answers. */
async function newLine(page: Page) {
  const bots = new BotsPage(page);
  await new SignInPage(page).signIn(userNamed("admin"));
  const location = unique("Cedar Mesa");
  const orgId = await new OrganizationsPage(page).add(inChicago(location));
  await bots.add(orgId, { name: "Front Desk" });
  await bots.add(orgId, { name: "After Hours" });
  await page.goto(paths.bringNumber(orgId));
  await page.getByLabel("Phone number").fill(ownNumber());
  await new GetNumberPage(page).chooseBot("Front Desk");
  await page.getByRole("button", { name: "Bring this number" }).click();
  await page.waitForURL((url) => /^\/numbers\/[0-9a-f-]{36}$/.test(url.pathname));
  return {
    location,
    orgId,
    line: new LinePage(page),
    lineId: new URL(page.url()).pathname.split("/").at(-1) ?? "",
  };
}

const undoToast = (page: Page) =>
  page.getByRole("region", { name: "Notifications" }).getByRole("button", { name: "Undo" });

for (const viewport of [
  { width: 1280, height: 860 },
  { width: 375, height: 812 },
])
  test.describe(`at ${viewport.width} px`, () => {
    test.use({ viewport });

    test("a detached, switched or moved line comes back with Undo, right away or from its history", async ({
      page,
    }) => {
      test.slow();
      const { location, line, lineId } = await newLine(page);
      await line.detach("Front Desk");
      await expect(line.history.first()).toContainText("Detached from Front Desk");
      await undoToast(page).click();
      await expect(line.said("is attached to Front Desk.")).toBeVisible();
      await expect(line.history.first()).toContainText("Undo: attached to Front Desk");

      await line.connect("After Hours");
      await expect(line.history.first()).toContainText("Switched from Front Desk to After Hours");
      // By keyboard alone, from the history.
      const undo = line.history.first().getByRole("button", { name: /^Undo: / });
      await undo.focus();
      await page.keyboard.press("Enter");
      await expect(line.history.first()).toContainText("Undo: switched from After Hours to Front Desk");

      const target = unique("Bright Smile Miami");
      await new OrganizationsPage(page).add(inChicago(target));
      await line.open(lineId);
      await line.more("Move to another organization…");
      await line.dialog.getByRole("searchbox").fill(target);
      await line.dialog.getByRole("radio", { name: target }).check();
      await line.dialog.getByRole("button", { name: /^Move / }).click();
      await expect(line.history.first()).toContainText(`Moved from ${location} to ${target}`);
      await undoToast(page).click();
      await expect(line.history.first()).toContainText(
        `Undo: moved back from ${target} to ${location} and attached to Front Desk again`,
      );
      await expectNoFlaws(page, "a line with its history");
      expect(await horizontalOverflow(page)).toBe(0);
    });

    test("the activity is grouped by the reader's days, and finds a line and a person on the server", async ({
      page,
    }) => {
      const { line, lineId, location } = await newLine(page);
      await line.detach("Front Desk");
      const number = await line.number();
      await openWhole(page, paths.activity());
      await expect(page.getByRole("heading", { level: 2, name: "Today" })).toBeVisible();
      const filters = new Filters(page);
      await filters.open();
      await page.getByRole("button", { name: /^Line: / }).click();
      await page.getByRole("combobox", { name: "Search lines" }).fill(number.slice(-4));
      await page.getByRole("option").filter({ hasText: location }).click();
      await page.waitForURL(new RegExp(`subjectId=${lineId}`));
      const entries = page.getByRole("main").getByRole("listitem").filter({ hasText: number });
      await expect(entries.first()).toContainText("Detached from Front Desk");
      await expect(entries.first()).toContainText(location);
      await filters.open();
      await page.getByRole("button", { name: /^Who: / }).click();
      await page.getByRole("combobox", { name: "Search people and API keys" }).fill("brightsmile.example");
      await expectNoFlaws(page, "finding a person");
      await page.getByRole("option").first().click();
      await page.waitForURL(/actorId=/);
      await filters.open();
      await page.getByLabel("From", { exact: true }).fill("2026-01-01");
      await page.waitForURL(/zone=America%2FChicago/);
      const { requestId } = await first(page, `/v1/audit-entries?subjectId=${lineId}`);
      await filters.open();
      await page.getByLabel("Request id").fill(String(requestId));
      await page.keyboard.press("Enter");
      await page.waitForURL(new RegExp(`requestId=${requestId}`));
      await expect(entries).toHaveCount(1);
      await expectNoFlaws(page, "the activity");
      expect(await horizontalOverflow(page)).toBe(0);
    });
  });
