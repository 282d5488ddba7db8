import { expect, type Page } from "@playwright/test";

/** A line's page, with everything that can be done there. */
export class LinePage {
  constructor(readonly page: Page) {}

  async open(id: string): Promise<void> {
    await this.page.goto(`/numbers/${id}`);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }

  /** The number as shown, "(312) 555-1234". */
  async number(): Promise<string> {
    return (await this.page.getByRole("heading", { level: 1 }).textContent())?.trim() ?? "";
  }

  get state() {
    return this.page.locator("#state").getByRole("heading");
  }

  get checks() {
    return this.page.getByRole("list", { name: "Checks" }).getByRole("listitem");
  }

  get history() {
    return this.page.locator("#history").getByRole("listitem");
  }

  get dialog() {
    return this.page.getByRole("dialog");
  }

  said(text: string | RegExp) {
    return this.page.getByRole("region", { name: "Notifications" }).getByText(text);
  }

  button(name: string) {
    return this.page.getByRole("main").getByRole("button", { name, exact: true });
  }

  /** Attaches a bot, or switches to it. With `anyway`, confirms a bot that does not speak the line's language. */
  async connect(bot: string, { anyway = false } = {}): Promise<void> {
    await this.page
      .getByRole("button", { name: /^(Attach a bot|Switch bot)$/ })
      .last()
      .click();
    await this.dialog.getByRole("radio", { name: bot }).check();
    await this.dialog.getByRole("button", { name: new RegExp(`^(Attach|Switch to) ${bot}$`) }).click();
    if (anyway) await this.dialog.getByRole("button", { name: /anyway$/ }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  async detach(bot: string): Promise<void> {
    await this.button("Detach bot…").click();
    await this.dialog.getByRole("button", { name: `Detach from ${bot}` }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Releases at once: opens the release dialog, goes on from it to "Release now…", and confirms. */
  async releaseNow(number: string): Promise<void> {
    await this.more("Release…");
    await this.dialog.getByRole("button", { name: "Release now…" }).click();
    await this.dialog.getByLabel("Type the last four digits").fill(number.slice(-4));
    await this.dialog.getByRole("button", { name: `elease ${number}` }).click();
  }

  /** Opens a dialog from the menu beside the number. */
  async more(item: "Move to another organization…" | "Release…" | "Release now…"): Promise<void> {
    await this.page.getByRole("button", { name: "More", exact: true }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
    await expect(this.dialog).toBeVisible();
  }
}
