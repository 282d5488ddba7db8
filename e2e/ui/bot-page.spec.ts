import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { expectAccessible, expectNoFlaws } from "../fixtures/accessible";
import { first, openWhole } from "../fixtures/console-pages";
import { loseScripts } from "../fixtures/held-requests";
import { actAsOlderVersion } from "../fixtures/older-version";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { BotsPage } from "../pages/bots";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

/** A manager's page of a new bot of a new location. */
async function newBot(page: Page, faqs: { question: string; answer: string }[] = []) {
  await new SignInPage(page).signIn(userNamed("admin"));
  const orgId = await new OrganizationsPage(page).add(inChicago(unique("In place")));
  const bots = new BotsPage(page);
  const id = await bots.add(orgId, { name: unique("Front Desk"), faqs });
  return { bots, id, orgId };
}

test("a demo bot is read in two screens: its lines with their states on top, then what it is for", async ({
  page,
}) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const line = await first(page, "/v1/phone-numbers?q=Main%20Line%20Chicago&state=answering");
  await page.setViewportSize({ width: 1280, height: 800 });
  await openWhole(page, paths.bot(String(line.botId)));
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(height).toBeLessThan(1_700);
  const titles = page.locator("main").getByRole("heading", { level: 2 });
  await expect(titles).toHaveText(["Lines it answers", "Greetings", "Knows", "Phone", "Advanced"]);
  await expect(page.locator("#lines").getByRole("listitem").first()).toContainText("Answering");
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expectAccessible(page, "a bot's page, read");
});

test("a link opens the page at one of its sections", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const bot = await first(page, "/v1/bots?q=Front%20Desk");
  await page.setViewportSize({ width: 1280, height: 500 });
  await openWhole(page, `${paths.bot(bot.id)}#phone`);
  await expect(page.locator("#phone")).toBeInViewport();
  await expect(page.getByRole("heading", { name: "Lines it answers" })).not.toBeInViewport();
});

test("a section becomes its form in place by keyboard; Escape asks only if something was typed", async ({
  page,
}) => {
  const { bots } = await newBot(page);
  for (const [section, field] of [
    ["Greetings", "Phone greeting"],
    ["Phone", "English"],
    ["Advanced", "Name"],
  ] as const) {
    await bots.editButton(section).press("Enter");
    const input = bots.form(section).getByLabel(field, { exact: true });
    await expect(input).toBeFocused();
    await expectAccessible(page, `the form of ${section}`);
    await input.press("Escape");
    await expect(bots.form(section)).toHaveCount(0);
    await expect(bots.editButton(section)).toBeFocused();
  }
  await bots.editButton("Knows").press("Enter");
  await expect(bots.form("Knows").getByRole("button", { name: "Add a question" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Where do I park?");
  await expectAccessible(page, "the form of Knows");
  await page.keyboard.press("Escape");
  const dialog = page.getByRole("dialog", { name: "Discard your changes?" });
  await expect(dialog).toBeVisible();
  await expectNoFlaws(page, "asking before changes are discarded");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(bots.faq(1).getByLabel("When a caller asks")).toHaveValue("Where do I park?");
  await bots.form("Knows").getByRole("button", { name: "Cancel" }).click();
  await dialog.getByRole("button", { name: "Discard changes" }).click();
  await expect(bots.form("Knows")).toHaveCount(0);
  await expect(bots.section("Knows")).toContainText("No questions yet.");
  await expect(bots.editButton("Knows")).toBeFocused();
});

test("only the section's fields are sent, so another section that is open saves too", async ({ page }) => {
  const { bots, id } = await newBot(page);
  await bots.edit("Greetings");
  await bots.edit("Phone");
  await bots.form("Phone").getByLabel("Accent").fill("Midwestern");
  await bots.form("Greetings").getByLabel("Closed chat greeting").fill("We are closed.");
  const sent = page.waitForRequest(
    (request) => request.method() === "POST" && "next-action" in request.headers(),
  );
  await bots.save("Phone");
  const body = (await sent).postData() ?? "";
  expect(body).toContain("Midwestern");
  expect(body).not.toContain("greeting");
  await expect(bots.section("Phone")).toContainText("Midwestern");
  await bots.save("Greetings");
  const { data } = await (await page.request.get(`/v1/bots/${id}`)).json();
  expect(data).toMatchObject({ accent: "Midwestern", closedChatGreeting: "We are closed.", version: 3 });
});

test("what a colleague saved meanwhile is said, whatever section it was in, and nothing is lost", async ({
  page,
  context,
}) => {
  const { bots, id } = await newBot(page);
  await bots.edit("Greetings");
  const theirs = new BotsPage(await context.newPage());
  await theirs.open(id);
  await theirs.edit("Advanced");
  await theirs.page.getByLabel("Internal name").fill("desk-one");
  await theirs.save("Advanced");
  await theirs.edit("Greetings");
  await theirs.page.getByLabel("Closed chat greeting").fill("Closed, they say.");
  await theirs.save("Greetings");

  await page.getByLabel("Phone greeting").fill("My own words.");
  await bots.form("Greetings").getByRole("button", { name: "Save changes" }).click();
  const conflict = page.getByRole("alert").filter({ hasText: "Somebody else saved changes" });
  await expect(conflict.getByRole("row", { name: /Internal name/ })).toContainText("desk-one");
  await expect(conflict.getByRole("row", { name: /Closed chat greeting/ })).toContainText(
    "Not changed by you",
  );
  await expectAccessible(page, "another person's edit of a bot");
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  await bots.save("Greetings");
  await expect(bots.section("Greetings")).toContainText("My own words.");
  await expect(bots.section("Greetings")).toContainText("Closed, they say.");
  await expect(bots.section("Advanced")).toContainText("desk-one");
});

test("a long list of questions is folded with its count, and unfolds before scripts arrive", async ({
  page,
}) => {
  const question = (at: number) => ({ question: `Question ${at}?`, answer: "Yes." });
  const { bots, id } = await newBot(page, [question(1), question(2)]);
  await expect(bots.section("Knows").getByText(/^Show all/)).toHaveCount(0);
  await bots.edit("Knows");
  for (const at of [3, 4, 5, 6]) await bots.addFaq(question(at));
  await bots.save("Knows");
  const shown = page.locator("#faqs dt:visible");
  await expect(shown).toHaveCount(5);
  await expect(page.getByRole("heading", { name: "Questions and answers (6)" })).toBeVisible();
  await expectAccessible(page, "a folded list");

  await loseScripts(page);
  await page.goto(paths.bot(id));
  await page.getByText("Show all 6 questions").click();
  await expect(shown).toHaveCount(6);
  await expect(bots.editButton("Knows")).toBeDisabled();
});

test("a bot without a line leads to getting one, with the bot chosen", async ({ page }) => {
  const { bots, id, orgId } = await newBot(page);
  await bots.open(id);
  await expectAccessible(page, "a bot without lines");
  await page.locator("#lines").getByRole("link", { name: "Get a number" }).click();
  await expect(page).toHaveURL(new RegExp(`orgId=${orgId}`));
  await expect(page).toHaveURL(new RegExp(`botId=${id}`));
});

test("a form of an older version is open again after the reload, with what was typed", async ({ page }) => {
  const { bots } = await newBot(page);
  await bots.edit("Greetings");
  await page.getByLabel("Closed chat greeting").fill("Half a sentence");
  const update = await actAsOlderVersion(page);
  await bots.form("Greetings").getByRole("button", { name: "Save changes" }).click();
  update();
  await page.getByRole("button", { name: "Reload the page" }).click();
  await expect(bots.form("Greetings").getByLabel("Closed chat greeting")).toHaveValue("Half a sentence");
  await expect(bots.form("Knows")).toHaveCount(0);
  await bots.save("Greetings");
  await expect(bots.section("Greetings")).toContainText("Half a sentence");
});

test("a form whose script is lost says so, leaves the text, and opens on the second try", async ({
  page,
}) => {
  const { bots, id } = await newBot(page);
  await openWhole(page, paths.bot(id));
  const restore = await loseScripts(page);
  await bots.editButton("Advanced").press("Enter");
  const failed = page.getByRole("dialog", { name: "This part of the page didn’t load" });
  await expect(failed).toBeVisible();
  await expectNoFlaws(page, "a bot's form, lost");
  await expect(bots.section("Greetings")).toContainText("Phone greeting");
  await restore();
  await failed.getByRole("button", { name: "Try again" }).click();
  await expect(bots.form("Advanced")).toBeVisible();
});

test("a bot without questions says so on its page and in lists, until it has one", async ({ page }) => {
  const { bots, id, orgId } = await newBot(page);
  const knows = bots.section("Knows");
  await expect(knows).toContainText("has no questions yet");
  await openWhole(page, paths.organization(orgId));
  await expect(page.getByRole("listitem").filter({ hasText: "Add questions to" })).toBeVisible();
  await openWhole(page, paths.bots({ orgId }));
  await expect(page.getByRole("row").filter({ hasText: "No questions yet" })).toHaveCount(1);
  await expectAccessible(page, "the list of bots");

  await openWhole(page, paths.bot(id));
  await knows.getByRole("button", { name: "Add questions" }).click();
  await knows.getByRole("button", { name: "Add a question" }).click();
  await page.getByLabel("When a caller asks").fill("Where do I park?");
  await page.getByLabel("The bot answers").fill("Behind the building.");
  await knows.getByRole("button", { name: "Save changes" }).click();
  await expect(knows).toContainText("Behind the building.");
  await expect(knows).not.toContainText("has no questions yet");
  await openWhole(page, paths.bots({ orgId }));
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page.getByText("No questions yet")).toHaveCount(0);
});
