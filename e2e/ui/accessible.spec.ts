import { expect, test } from "@playwright/test";
import { paths } from "../../lib/paths";
import { expectNoFlaws } from "../fixtures/accessible";
import { everyPage, first, openWhole } from "../fixtures/console-pages";
import { userNamed } from "../fixtures/users";
import { LinePage } from "../pages/line";
import { SignInPage } from "../pages/sign-in";

test("every page that an administrator sees is accessible in light and dark, and renders as the server did", async ({
  page,
}) => {
  test.slow();
  await new SignInPage(page).signIn(userNamed("admin"));
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  for (const path of await everyPage(page)) {
    await openWhole(page, path);
    await expectNoFlaws(page, path);
    expect.soft(errors.splice(0), path).toEqual([]);
  }
});

test("every dialog is accessible in light and dark", async ({ page }) => {
  test.slow();
  await new SignInPage(page).signIn(userNamed("admin"));
  const check = (what: string) => expectNoFlaws(page, what);
  const line = new LinePage(page);
  await line.open((await first(page, "/v1/phone-numbers?state=answering")).id);
  for (const name of ["Switch bot", "Detach bot…"]) {
    await line.button(name).last().click();
    await expect(line.dialog).toBeVisible();
    await check(name);
    await page.keyboard.press("Escape");
  }
  for (const item of ["Move to another organization…", "Release…"] as const) {
    await line.more(item);
    await check(item);
    await page.keyboard.press("Escape");
  }
  await line.more("Release…");
  await line.dialog.getByRole("button", { name: "Release now…" }).click();
  // This dialog replaces the first. Wait for it, so that Escape does not reach the first one.
  await expect(line.dialog.getByRole("button", { name: "Keep the line" })).toBeVisible();
  await check("Release now…");
  await page.keyboard.press("Escape");
  await expect(line.dialog).toBeHidden();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await check("the menu of a line");
  await page.keyboard.press("Escape");
  await line.button("Edit line").click();
  await check("the form of a line");
  await page.goto(paths.settingsMembers());
  await page.getByRole("button", { name: "Invite" }).first().click();
  await expect(line.dialog).toBeVisible();
  await check("inviting a member");
  await page.keyboard.press("Escape");
  await expect(line.dialog).toBeHidden();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(line.dialog).toBeVisible();
  await check("the command palette");
});

test("the pages for visitors and for support are accessible in light and dark", async ({ page, browser }) => {
  test.slow();
  const context = await browser.newContext();
  const anonymous = await context.newPage();
  for (const path of [paths.signIn(), paths.invitation("none"), paths.passwordReset("none")]) {
    await openWhole(anonymous, path);
    await expectNoFlaws(anonymous, path);
  }
  await context.close();
  await new SignInPage(page).signIn(userNamed("support"));
  await openWhole(page, paths.accounts());
  const account = await page
    .getByRole("main")
    .getByRole("link", { name: "Bright Smile" })
    .first()
    .getAttribute("href");
  for (const path of [paths.overview(), paths.accounts(), paths.newAccount(), account ?? ""]) {
    await openWhole(page, path);
    await expectNoFlaws(page, path);
  }
});
