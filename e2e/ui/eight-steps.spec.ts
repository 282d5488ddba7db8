import { expect, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { ledgerOf } from "../fixtures/local-carrier";
import { idInAddress } from "../fixtures/pick";
import { inChicago, unique } from "../fixtures/places";
import { giveVoices, spoken } from "../fixtures/speech";
import { userNamed } from "../fixtures/users";
import { BotsPage } from "../pages/bots";
import { GetNumberPage } from "../pages/get-number";
import { LinePage } from "../pages/line";
import { OrganizationsPage } from "../pages/organizations";
import { SignInPage } from "../pages/sign-in";

const GREETING = "Thank you for calling Bright Smile Dental. How can I help you today?";

test("a new location's line answers calls, is edited, moved and released, and its history stays", async ({
  page,
}) => {
  test.slow();
  await giveVoices(page);
  const organizations = new OrganizationsPage(page);
  const bots = new BotsPage(page);
  const getNumber = new GetNumberPage(page);
  const line = new LinePage(page);
  const practice = unique("Bright Smile Dental");
  const second = unique("Bright Smile North");
  let lineId = "";
  let number = "";
  await new SignInPage(page).signIn(userNamed("admin"));

  const orgId = await test.step("1: add the organization", async () => {
    await organizations.openNew();
    await organizations.fill(inChicago(practice));
    await expect(organizations.timezone).toHaveValue("America/Chicago");
    await page.getByLabel("Monday closes").fill("18:00");
    await page.getByRole("button", { name: "Copy Monday to weekdays" }).click();
    await page.getByRole("button", { name: "Add organization" }).click();
    await expect(page.getByRole("heading", { level: 1, name: practice })).toBeVisible();
    return idInAddress(page);
  });

  await test.step("2: add a bot", async () => {
    await bots.add(orgId, {
      name: "Front Desk",
      phoneGreeting: GREETING,
      closedGreeting: "We are closed at the moment. I can take a message.",
      faqs: [
        { question: "Where do I park?", answer: "Behind the building." },
        { question: "Do you take Delta?", answer: "Yes, PPO plans." },
      ],
    });
    await bots.add(orgId, { name: "Recepción", languages: ["Spanish"] });
  });

  await test.step("3: get a number", async () => {
    await page.goto(`/organizations/${orgId}`);
    await page.getByRole("link", { name: "Get a number" }).first().click();
    for (const [position, code] of ["312", "773", "872"].entries())
      await expect(getNumber.codes.nth(position)).toContainText(code);
    await expect(getNumber.codes.first()).toContainText("Chicago, your address");
    await expect(getNumber.codes.first()).toContainText("Many available");
    await getNumber.chooseCode("312");
    await getNumber.candidates.nth(1).check();
    await page.getByLabel("Name of the line").fill("Main Line");
    await getNumber.chooseBot("Front Desk");
    await expect(page.getByLabel("Language")).toHaveValue("ENGLISH");
    await expect(page.getByRole("radio", { name: /^Friendly, bright/ })).toBeChecked();
    await page.getByRole("button", { name: "Play the greeting: Friendly, bright" }).click();
    await expect.poll(() => spoken(page)).toEqual([{ text: GREETING, lang: "en-US", rate: 1 }]);
    await expect(page.getByText("they are an approximation")).toBeVisible();
    await expect(getNumber.chosen).toContainText("(312)");
    await expect(getNumber.chosen).toContainText("$1.15 a month");

    await getNumber.get();
    await expect(getNumber.steps).toHaveText([
      /^Found in 312, done/,
      /^Held for you, done/,
      /^Bought from the carrier, done/,
      /^Connected to Front Desk, done/,
      /^Checked: ready for calls, done/,
    ]);
    lineId = await getNumber.arrived();
    await expect(line.state).toHaveText("Answering");
    number = await line.number();
    expect(number).toMatch(/^\(312\) \d{3}-\d{4}$/);
  });

  await test.step("4: see the five checks", async () => {
    await expect(line.checks).toHaveCount(5);
    for (const check of await line.checks.all()) await expect(check).toContainText("OK:");
  });

  await test.step("5: change voice and language, switch, detach, attach", async () => {
    await line.button("Edit line").click();
    await page.getByLabel("Language").selectOption("Spanish");
    await page.getByRole("radio", { name: /^Calm, reassuring/ }).check();
    await line.button("Save changes").click();
    await expect(line.dialog).toContainText("Front Desk is not trained in Spanish");
    await line.dialog.getByRole("button", { name: "Save with Spanish" }).click();
    await expect(line.state).toHaveText("Needs attention");
    await expect(line.checks.filter({ hasText: "Needs attention:" })).toHaveCount(1);

    await line.connect("Recepción");
    await expect(line.said(`Calls to ${number} now reach Recepción`)).toBeVisible();
    await expect(line.state).toHaveText("Answering");
    await line.detach("Recepción");
    await expect(line.state).toHaveText("Not answering");
    await line.connect("Front Desk", { anyway: true });
    await expect(line.state).toHaveText("Needs attention");
  });

  await test.step("6: move it to a second location", async () => {
    const secondId = await organizations.add(inChicago(second));
    await bots.add(secondId, { name: "North Desk", languages: ["English", "Spanish"] });
    await line.open(lineId);
    await line.more("Move to another organization…");
    await line.dialog.getByRole("searchbox").fill(second);
    await line.dialog.getByRole("radio", { name: second }).check();
    await expect(line.dialog.getByText("arrives without a bot")).toBeVisible();
    await expect(line.dialog.getByRole("listitem").filter({ hasText: "the bot: Front Desk" })).toBeVisible();
    await line.dialog.getByRole("button", { name: `Move ${number} to ${second}` }).click();
    await expect(line.state).toHaveText("Not answering");
    await line.connect("North Desk");
    await expect(line.state).toHaveText("Answering");
  });

  await test.step("7: release it", async () => {
    const e164 = `+1${number.replace(/\D/g, "")}`;
    const paid = await ledgerOf(e164);
    expect(paid.purchases).toBe(paid.releases + 1);
    await line.more("Release…");
    await expect(line.dialog).toContainText("North Desk stops answering it now.");
    await line.dialog.getByRole("button", { name: "Release now…" }).click();
    const release = line.dialog.getByRole("button", { name: `Detach and release ${number}` });
    await expect(line.dialog).toContainText("You can buy it back for 10 days. After that it is gone.");
    await line.dialog.getByLabel("Type the last four digits").fill("12");
    await release.click();
    await expect(line.dialog.getByText("That doesn’t match.")).toBeVisible();
    await line.dialog.getByLabel("Type the last four digits").fill(number.slice(-4));
    await release.click();
    await expect(page.getByRole("heading", { name: "Released", exact: true })).toBeVisible();
    expect(await ledgerOf(e164)).toEqual({ purchases: paid.purchases, releases: paid.releases + 1 });
  });

  await test.step("8: find it all in history, search and lists", async () => {
    for (const done of ["Released", "Moved", "Switched", "Detached", "Attached", "Bought"])
      await expect(line.history.filter({ hasText: new RegExp(done, "i") }).first()).toBeVisible();
    await expect(line.history.first()).toContainText(/second|now|minute/);
    await page.goto(`/numbers?q=${number.slice(-4)}&orgId=${orgId}`);
    await expect(page.getByRole("heading", { name: "No number matches" })).toBeVisible();
    await organizations.openList(`?q=${encodeURIComponent(practice)}`);
    await expect(organizations.row(practice)).toBeVisible();
    await bots.openList("?q=North%20Desk&sort=-createdAt");
    await expect(bots.row("North Desk").first()).toBeVisible();
  });
});

test("a form opened for a location is rendered with that location's data on the server", async ({ page }) => {
  await new SignInPage(page).signIn(userNamed("admin"));
  const orgId = await new OrganizationsPage(page).add(inChicago(unique("Early Dental")));
  for (const [path, heading] of [
    [paths.getNumber(orgId), "Where should it be from?"],
    [paths.bringNumber(orgId), "How should it sound?"],
  ] as const)
    expect(await (await page.request.get(path)).text(), path).toContain(heading);
});
