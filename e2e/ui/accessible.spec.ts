import { type Browser, expect, type Page, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { flaws } from "../fixtures/axe";
import { type UserName, userNamed } from "../fixtures/users";
import { LinePage } from "../pages/line";
import { SignInPage } from "../pages/sign-in";

const SCHEMES = ["light", "dark"] as const;

/** The first of a list that the API answers to who is signed in. */
async function first(page: Page, path: string): Promise<{ id: string; [field: string]: unknown }> {
  const answer = await page.request.get(path);
  expect(answer.ok(), path).toBe(true);
  const { data } = await answer.json();
  const list = Object.values(data).find(Array.isArray);
  expect(list, path).not.toHaveLength(0);
  return list?.[0];
}

async function signedIn(browser: Browser, colorScheme: (typeof SCHEMES)[number], as: UserName) {
  const context = await browser.newContext({ colorScheme });
  const page = await context.newPage();
  await new SignInPage(page).signIn(userNamed(as));
  return page;
}

/** Opens a page and waits until it is drawn whole, as a reader sees it. */
async function open(page: Page, path: string) {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

for (const scheme of SCHEMES) {
  test(`every page of an administrator can be perceived and operated by everybody, in ${scheme}`, async ({
    browser,
  }) => {
    test.slow();
    const page = await signedIn(browser, scheme, "admin");
    const organization = await first(page, "/v1/organizations");
    const bot = await first(page, "/v1/bots");
    const line = await first(page, "/v1/phone-numbers?state=answering");
    const order = await first(page, "/v1/phone-number-orders");
    const pages = [
      paths.overview(),
      paths.organizations(),
      `${paths.organizations()}?q=nothing-is-called-this`,
      paths.newOrganization(),
      paths.organization(organization.id),
      paths.editOrganization(organization.id),
      paths.numbers(),
      paths.numbers({ q: "nothing-is-called-this" }),
      paths.getNumber(organization.id),
      paths.number(line.id),
      paths.order(order.id),
      paths.bots(),
      paths.newBot(organization.id),
      paths.bot(bot.id),
      paths.activity(),
      paths.settings(),
      paths.settingsMembers(),
      paths.settingsSessions(),
      paths.settingsCarrier(),
      paths.settingsData(),
      "/there-is-no-such-page",
      paths.number("01980000-0000-7000-8000-000000000000"),
    ];
    for (const path of pages) {
      await open(page, path);
      expect.soft(await flaws(page), path).toEqual([]);
    }
  });

  test(`every dialog can be perceived and operated by everybody, in ${scheme}`, async ({ browser }) => {
    test.slow();
    const page = await signedIn(browser, scheme, "admin");
    const inOrder = async (what: string) => expect.soft(await flaws(page), what).toEqual([]);
    const line = new LinePage(page);
    await line.open((await first(page, "/v1/phone-numbers?state=answering")).id);
    for (const name of ["Switch bot", "Detach…"]) {
      await line.button(name).last().click();
      await expect(line.dialog).toBeVisible();
      await inOrder(name);
      await page.keyboard.press("Escape");
    }
    for (const item of ["Move to another organization…", "Release…"] as const) {
      await line.more(item);
      await inOrder(item);
      await page.keyboard.press("Escape");
    }
    await page.getByRole("button", { name: "More" }).click();
    await inOrder("the menu of a line");
    await page.keyboard.press("Escape");
    await line.button("Edit line").click();
    await inOrder("the form of a line");
    await page.goto(paths.settingsMembers());
    await page.getByRole("button", { name: "Invite" }).first().click();
    await expect(line.dialog).toBeVisible();
    await inOrder("inviting a member");
    await page.keyboard.press("Escape");
    await page.keyboard.press("ControlOrMeta+k");
    await expect(line.dialog).toBeVisible();
    await inOrder("the command palette");
  });

  test(`who is not signed in, and support, find every page in order, in ${scheme}`, async ({ browser }) => {
    test.slow();
    const context = await browser.newContext({ colorScheme: scheme });
    const anonymous = await context.newPage();
    for (const path of [paths.signIn(), paths.invitation("none"), paths.passwordReset("none")]) {
      await open(anonymous, path);
      expect.soft(await flaws(anonymous), path).toEqual([]);
    }
    await context.close();
    const page = await signedIn(browser, scheme, "support");
    await open(page, paths.accounts());
    const account = await page
      .getByRole("main")
      .getByRole("link", { name: "Bright Smile" })
      .first()
      .getAttribute("href");
    for (const path of [paths.overview(), paths.accounts(), paths.newAccount(), account ?? ""]) {
      await open(page, path);
      expect.soft(await flaws(page), path).toEqual([]);
    }
  });
}
