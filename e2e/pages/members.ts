import type { Browser, Locator, Page } from "@playwright/test";
import { pick } from "../fixtures/pick";
import type { Credentials } from "./sign-in";

/** The page of an account's members and invitations. */
export class MembersPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto("/settings/members");
  }

  /** The row of a member or an invitation. */
  rowOf(name: string): Locator {
    return this.page.getByRole("row", { name: new RegExp(name) });
  }

  /** Invites a person. @returns the link to hand over */
  async invite(person: { name: string; email: string; role?: string; at?: string }): Promise<string> {
    await this.page.getByRole("button", { name: "Invite a member" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("Name").fill(person.name);
    await dialog.getByLabel("E-mail").fill(person.email);
    if (person.at) await pick(this.page, dialog, "Works for", person.at);
    if (person.role) await dialog.getByLabel("Role").selectOption(person.role);
    await dialog.getByRole("button", { name: "Invite member", exact: true }).click();
    const link = await dialog.getByLabel(`Link for ${person.name}`).inputValue();
    await dialog.getByRole("button", { name: "Done" }).click();
    return link;
  }

  /** Opens the menu of a member or an invitation and chooses an action. */
  async choose(name: string, action: string): Promise<void> {
    await this.rowOf(name)
      .getByRole("button", { name: /^Actions for/ })
      .click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }
}

/** Accepts an invitation with a new password in a browser of its own. */
export async function acceptIn(browser: Browser, link: string, password: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(link);
  await page.getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Accept and set password" }).click();
  await page.waitForURL((url) => url.pathname === "/overview");
  return page;
}

/** Fills in the sign-in form without waiting for what comes after. */
export async function enter(page: Page, { email, password }: Credentials): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
