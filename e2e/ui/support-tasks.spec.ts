import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { formatPhone } from "../../lib/phone";
import { accountKey } from "../fixtures/api-key";
import { openWhole } from "../fixtures/console-pages";
import { Counted } from "../fixtures/counted";
import { type Group, insertGroup } from "../fixtures/group";
import { pickField } from "../fixtures/pick";
import { inChicago, ownNumber, unique } from "../fixtures/places";
import { insertSupportDay, type SupportDay } from "../fixtures/support-day";
import { userNamed } from "../fixtures/users";
import { Filters } from "../pages/filters";
import { LinePage } from "../pages/line";
import { SignInPage } from "../pages/sign-in";

let group: Group;
let day: SupportDay;
let released = "";
test.beforeAll(async ({ request }) => {
  group = await insertGroup(unique("Zz Birch"), { locations: 60, lines: 200, accounts: 105 });
  day = await insertSupportDay(group);
  const { key, accountId } = await accountKey(group.name);
  const headers = { authorization: `Bearer ${key}` };
  released = ownNumber();
  const data = { orgId: accountId, phoneNumber: released, name: "Former line" };
  const brought = await request.post("/v1/phone-numbers/byo", { headers, data });
  const { id } = (await brought.json()).data;
  expect((await request.delete(`/v1/phone-numbers/${id}`, { headers })).status()).toBe(200);
});

const palette = (page: Page) => page.getByRole("dialog", { name: "Search or go to" });
const navigation = (page: Page) => page.getByRole("navigation", { name: "Main" });
const options = (page: Page) => page.getByRole("dialog").getByRole("option");

test("support does the tasks of a day among 60 locations and 200 lines in few steps", async ({ page }) => {
  test.slow();
  const steps = new Counted(page);
  await new SignInPage(page).signIn(userNamed("support"));
  await openWhole(page, paths.overview());

  await test.step("finds a number that was released", async () => {
    await steps.key("/");
    await steps.type(palette(page).getByRole("combobox"), formatPhone(released));
    await expect(options(page)).toHaveCount(1);
    await steps.key("Enter");
    await expect(page.getByRole("heading", { name: "Released", exact: true })).toBeVisible();
    steps.done("find a released number", 3);
  });

  await test.step("finds a number that is paid for and unknown here", async () => {
    await steps.key("/");
    await steps.type(palette(page).getByRole("combobox"), formatPhone(day.stray));
    await expect(options(page)).toHaveCount(1);
    await steps.key("Enter");
    await expect(
      page.getByRole("heading", { name: new RegExp(formatPhone(day.stray).slice(-8)) }),
    ).toBeVisible();
    steps.done("find a stray", 3);
  });

  await test.step("chooses an account as the scope", async () => {
    await steps.press(page.getByRole("button", { name: /^Showing: / }));
    await steps.type(page.getByRole("combobox", { name: "Search organizations and accounts" }), group.name);
    await expect(options(page).first()).toContainText(group.name);
    await steps.key("Enter");
    await expect(page).toHaveURL(new RegExp(`orgId=${group.accountId}`));
    steps.done("choose an account as the scope", 3);
    // A pasted number is found wherever it is, and said to be elsewhere.
    await page.keyboard.press("/");
    await palette(page).getByRole("combobox").fill(formatPhone(day.stray));
    const elsewhere = palette(page).getByRole("group", { name: "Elsewhere: Unknown numbers at the carrier" });
    await expect(elsewhere.getByRole("option")).toHaveCount(1);
    await page.keyboard.press("Escape");
  });

  await test.step("adds a location to another account, found by name", async () => {
    const name = unique("Zz Added");
    const { street, city, state, zip } = inChicago(name);
    await steps.press(navigation(page).getByRole("link", { name: "Organizations" }));
    await steps.press(page.getByRole("link", { name: "Add an organization" }).first());
    await steps.press(pickField(page, "Account"));
    await steps.type(page.getByRole("combobox", { name: /^Search / }), `${group.name} neighbor 105`);
    await expect(options(page)).toHaveCount(1);
    await steps.key("Enter");
    await steps.type(page.getByLabel("Name", { exact: true }), name);
    await steps.type(page.getByLabel("Street"), street);
    await steps.type(page.getByLabel("City"), city);
    await steps.select(page.getByLabel("State", { exact: true }), state);
    await steps.type(page.getByLabel("ZIP code"), zip);
    await expect(page.getByLabel("Timezone")).not.toHaveValue("");
    await steps.key("Enter");
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    // Two to the form, three for the account, six for name and address, one to send.
    steps.done("add an organization to an account", 12);
  });

  await test.step("moves a line to one of two locations of one name, and sees from where to where", async () => {
    const line = new LinePage(page);
    await line.open(day.lineId);
    const number = await line.number();
    await steps.press(page.getByRole("button", { name: "More", exact: true }));
    // On one line, and off the menu's border.
    const item = page.getByRole("menuitem", { name: "Move to another organization…" });
    expect((await item.boundingBox())?.height).toBeLessThan(40);
    const menu = await page.getByRole("menu").evaluate((element) => element.getBoundingClientRect().right);
    expect(menu).toBeLessThan(await page.evaluate(() => document.documentElement.clientWidth));
    await steps.press(item);
    await steps.type(line.dialog.getByRole("searchbox"), day.target.name);
    const targets = line.dialog.locator("label").filter({ hasText: day.target.name });
    await expect(targets).toHaveCount(2);
    await expect(targets.filter({ hasText: `${group.name} Partners` })).toContainText("Boulder, Colorado");
    await expect(targets.filter({ hasText: "Evanston, Illinois" })).toContainText(group.name);
    await targets.filter({ hasText: "Boulder, Colorado" }).click();
    await expect(line.dialog).toContainText(`leaves ${group.name} for ${group.name} Partners`);
    await steps.press(targets.filter({ hasText: "Evanston, Illinois" }));
    await expect(line.dialog).not.toContainText("leaves");
    await steps.press(line.dialog.getByRole("button", { name: `Move ${number} to ${day.target.name}` }));
    steps.done("move a line", 5);
    await expect(line.history.first()).toContainText(/Moved from \d\d Downtown of .* to North Desk of /);
    steps.done("see from where to where it was moved", 0);
    const when = line.history.first().locator("details").last();
    await when.locator("summary").focus();
    await page.keyboard.press("Enter");
    await expect(when).toContainText(/\d{4}, \d{1,2}:\d\d.* C[DS]T|\d{1,2}:\d\d/);
    await expect(when.getByRole("button", { name: "Copy: Request id" })).toBeVisible();
  });

  await test.step("copies an id for the carrier", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await steps.press(page.getByText("Details for support"));
    await steps.press(page.getByRole("button", { name: /^Copy: / }).first());
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(day.lineId);
    steps.done("copy an id", 2);
  });

  await test.step("filters the activity by line, person and field", async () => {
    await steps.press(navigation(page).getByRole("link", { name: "Activity" }));
    await expect(page.getByRole("heading", { level: 1, name: "Activity" })).toBeVisible();
    steps.done("open the activity", 1);
    await steps.press(page.getByRole("button", { name: /^Line: / }));
    await steps.type(page.getByRole("combobox", { name: "Search lines" }), day.target.name);
    await expect(options(page)).toHaveCount(1);
    await steps.key("Enter");
    await page.waitForURL(/subjectId=/);
    steps.done("filter by line", 3);
    await steps.press(page.getByRole("button", { name: /^Who: / }));
    await steps.type(page.getByRole("combobox", { name: "Search people and API keys" }), "support");
    await expect(options(page).first()).toContainText("Support");
    await steps.key("Enter");
    await page.waitForURL(/actorId=/);
    steps.done("filter by person", 3);
    await steps.press(new Filters(page).button);
    await steps.select(page.getByLabel("Field"), "Organization");
    await page.waitForURL(/field=/);
    steps.done("filter by field", 3);
    await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: "Moved from" })).toHaveCount(
      1,
    );
  });

  await test.step("tries a failed purchase again, with what was chosen", async () => {
    await openWhole(page, paths.numbers({ orgId: group.accountId }));
    await steps.press(page.getByRole("button", { name: "1 purchase failed this week" }));
    await steps.press(page.getByRole("link", { name: "Try again: Recall line" }));
    await expect(page.getByLabel("Name of the line")).toHaveValue("Recall line");
    await expect(page.getByLabel("Language")).toHaveValue("SPANISH");
    const get = page.getByRole("button", { name: /^Get (this number|it without a bot)/ });
    await expect(
      page
        .getByRole("group", { name: /^Numbers in/ })
        .getByRole("radio")
        .first(),
    ).toBeChecked();
    await steps.press(get);
    await page.waitForURL(/\/numbers\/(orders\/)?[0-9a-f-]{36}/);
    steps.done("try a failed purchase again", 3);
  });

  console.log(
    steps.tasks.map(({ task, steps: taken, ceiling }) => `${task}: ${taken} of ${ceiling}`).join("\n"),
  );
  expect(steps.tasks.filter(({ steps: taken, ceiling }) => taken > ceiling)).toEqual([]);
});
