import { expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { expectAccessible, expectNoFlaws } from "../fixtures/accessible";
import { accountKey } from "../fixtures/api-key";
import { openWhole } from "../fixtures/console-pages";
import { inChicago, unique } from "../fixtures/places";
import { userNamed } from "../fixtures/users";
import { BotsPage } from "../pages/bots";
import { LinePage } from "../pages/line";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

const ENGLISH = "Thank you for calling. How can I help you today?";

/** A Spanish line of a new location, without a bot, and a bot that is trained in Spanish but greets in English. */
async function setUp(page: Page) {
  await new SignInPage(page).signIn(userNamed("admin"));
  const practice = unique("Sonrisas");
  const orgId = await new OrganizationsPage(page).add(inChicago(practice));
  const { key } = await accountKey("Bright Smile Group");
  const send = async (path: string, data: object) => {
    const answer = await page.request.post(path, { headers: { Authorization: `Bearer ${key}` }, data });
    expect(answer.status(), path).toBe(201);
    return (await answer.json()).data;
  };
  const bot = await send("/v1/bots", {
    orgId,
    name: "Recepción",
    greeting: ENGLISH,
    closedPhoneGreeting: "We are closed right now. Please call us back.",
    languages: ["SPANISH", "ENGLISH"],
  });
  const line = await send("/v1/phone-numbers", {
    orgId,
    name: "Línea en español",
    language: "SPANISH",
    voiceId: "CALM_REASSURING",
  });
  return { bot, line, practice };
}

test("an English greeting on a Spanish line is said before and after attaching, and put right with one proposal", async ({
  page,
}) => {
  const { bot, line: made, practice } = await setUp(page);
  const line = new LinePage(page);
  const bots = new BotsPage(page);

  await test.step("the dialog marks the bot and warns, but asks for nothing more", async () => {
    await line.open(made.id);
    await line.button("Attach a bot").first().click();
    await expect(line.dialog.getByText("Greets callers in English", { exact: true })).toBeVisible();
    await line.dialog.getByRole("radio", { name: /^Recepción/ }).check();
    await expect(line.dialog.getByRole("alert")).toContainText(
      "Recepción greets callers in English, but the line speaks Spanish.",
    );
    await expectNoFlaws(page, "attaching a bot that greets in another language");
    await line.dialog.getByRole("button", { name: "Attach Recepción" }).click();
  });

  await test.step("the line needs attention and leads to the greeting", async () => {
    await expect(line.state).toHaveText("Needs attention");
    await expect(line.checks.filter({ hasText: "greets callers in English" })).toHaveCount(1);
    await expectAccessible(page, "a line whose bot greets in another language");
    await page.getByRole("link", { name: "Change the greeting" }).click();
    await expect(page).toHaveURL(/#greetings$/);
  });

  await test.step("the bot's page proposes a greeting, and one press puts it into the form", async () => {
    const greetings = bots.section("Greetings");
    await expect(greetings).toContainText("Some callers are greeted in another language");
    await expectAccessible(page, "a proposed greeting");
    await greetings.getByRole("button", { name: "Use these greetings" }).click();
    await expect(bots.form("Greetings").getByLabel("Phone greeting")).toHaveValue(
      `Gracias por llamar a ${practice}. ¿En qué puedo ayudarle hoy?`,
    );
    await expect(bots.form("Greetings").getByLabel("Closed greeting")).toHaveValue(/Nuestro consultorio/);
    await bots.save("Greetings");
    await expect(greetings).not.toContainText("another language");
    await expect(page.locator("#lines")).toContainText("Answering");
  });

  await test.step("an edit back to English gives one warning, which proposes only the greeting that differs", async () => {
    await bots.edit("Greetings");
    await bots.form("Greetings").getByLabel("Phone greeting").fill(ENGLISH);
    await bots.save("Greetings");
    const alert = bots.section("Greetings").getByRole("alert");
    await expect(alert).toHaveCount(1);
    await expect(alert).toContainText("speaks Spanish, but the phone greeting is in English.");
    await expect(alert).toContainText("Proposed phone greeting");
    await expect(alert).not.toContainText("Proposed closed greeting");
    await expect(page.locator("#lines")).toContainText("Needs attention");
    await page
      .locator("#lines")
      .getByRole("link", { name: /^Change the greeting/ })
      .click();
    await expect(bots.section("Greetings")).toBeInViewport();
  });
  await page.goto(paths.bot(bot.id));
});

test("a viewer reads the warning and is offered no change", async ({ page, browser }) => {
  const { bot, line } = await setUp(page);
  const attached = await page.request.post(`/v1/phone-numbers/${line.id}/attach`, {
    headers: { Authorization: `Bearer ${(await accountKey("Bright Smile Group")).key}` },
    data: { botId: bot.id },
  });
  expect((await attached.json()).warnings).toEqual([
    {
      code: "greeting_language_mismatch",
      message: "Recepción greets callers in English, but the line speaks Spanish.",
    },
  ]);
  const other = await (await browser.newContext()).newPage();
  await new SignInPage(other).signIn(userNamed("viewer"));
  await openWhole(other, paths.bot(bot.id));
  await expect(other.getByText("Some callers are greeted in another language")).toBeVisible();
  await expect(other.getByRole("button", { name: /Use th|Edit/ })).toHaveCount(0);
  await expectAccessible(other, "a bot's page, for a viewer");
  await other.context().close();
});

test("a bot that is missed in a language is added in it, and the way back keeps all that was chosen", async ({
  page,
}) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const practice = unique("Sonrisas");
  const orgId = await new OrganizationsPage(page).add(inChicago(practice));
  await openWhole(page, paths.getNumber(orgId));
  await page.getByLabel("Name of the line").fill("Español");
  await page.getByLabel("Language", { exact: true }).selectOption("SPANISH");
  await page.getByRole("link", { name: "Add a bot", exact: true }).click();
  await expect(page.getByRole("checkbox", { name: "Spanish" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "English" })).not.toBeChecked();
  await expect(page.getByLabel("Phone greeting")).toHaveValue(/^Gracias por llamar/);
  await page.getByLabel("Name", { exact: true }).fill("Recepción");
  await page.getByRole("button", { name: "Add a question" }).click();
  await page.getByRole("button", { name: "Add bot", exact: true }).click();
  await expect(page.getByLabel("Name of the line")).toHaveValue("Español");
  await expect(page.getByLabel("Language", { exact: true })).toHaveValue("SPANISH");
  await expect(page.getByText("Recepción").first()).toBeVisible();
});

test("the proposed greetings of a new bot follow its languages until they are edited", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const practice = unique("Sourires");
  const orgId = await new OrganizationsPage(page).add(inChicago(practice));
  await openWhole(page, paths.newBot(orgId));
  const phone = page.getByLabel("Phone greeting");
  await page.getByLabel("Closed greeting").fill("Closed!");
  await page.getByRole("checkbox", { name: "French" }).check();
  const french = `Merci d’appeler ${practice}. Comment puis-je vous aider aujourd’hui?`;
  await expect(phone).toHaveValue(`Thank you for calling ${practice}. How can I help you today? ${french}`);
  await page.getByRole("checkbox", { name: "English" }).uncheck();
  await expect(phone).toHaveValue(french);
  await expect(page.getByLabel("Closed greeting")).toHaveValue("Closed!");
});
