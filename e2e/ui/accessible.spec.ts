import { type Browser, expect, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { flaws } from "../fixtures/axe";
import { everyPage, first, openWhole } from "../fixtures/console-pages";
import { type UserName, userNamed } from "../fixtures/users";
import { LinePage } from "../pages/line";
import { SignInPage } from "../pages/sign-in";

const SCHEMES = ["light", "dark"] as const;

async function signedIn(browser: Browser, colorScheme: (typeof SCHEMES)[number], as: UserName) {
  const context = await browser.newContext({ colorScheme });
  const page = await context.newPage();
  await new SignInPage(page).signIn(userNamed(as));
  return page;
}

for (const scheme of SCHEMES) {
  test(`every page of an administrator can be perceived and operated by everybody, in ${scheme}`, async ({
    browser,
  }) => {
    test.slow();
    const page = await signedIn(browser, scheme, "admin");
    for (const path of await everyPage(page)) {
      await openWhole(page, path);
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
    await line.more("Release…");
    await line.dialog.getByRole("button", { name: "Release now…" }).click();
    // Another dialog in place of the first, whose own Escape must not meet it on its way.
    await expect(line.dialog.getByRole("button", { name: "Keep the line" })).toBeVisible();
    await inOrder("Release now…");
    await page.keyboard.press("Escape");
    await expect(line.dialog).toBeHidden();
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
      await openWhole(anonymous, path);
      expect.soft(await flaws(anonymous), path).toEqual([]);
    }
    await context.close();
    const page = await signedIn(browser, scheme, "support");
    await openWhole(page, paths.accounts());
    const account = await page
      .getByRole("main")
      .getByRole("link", { name: "Bright Smile" })
      .first()
      .getAttribute("href");
    for (const path of [paths.overview(), paths.accounts(), paths.newAccount(), account ?? ""]) {
      await openWhole(page, path);
      expect.soft(await flaws(page), path).toEqual([]);
    }
  });
}
