import { expect, type Page } from "@playwright/test";

/** The form that gets a number, and the page of its purchase. */
export class GetNumberPage {
  constructor(readonly page: Page) {}

  async open(query: Record<string, string> = {}): Promise<void> {
    await this.page.goto(`/numbers/new?${new URLSearchParams(query)}`);
    await expect(this.page.getByRole("heading", { level: 1, name: "Get a number" })).toBeVisible();
  }

  /**
   * Chooses a code of the list, as it is proposed or found by what is typed. Files that run side by side buy in codes
   * of their own: all who look at a code are offered the same number first, and only one of them gets it.
   */
  async chooseCode(code: string): Promise<void> {
    await this.code(code).click();
    await expect(this.candidates.first()).toBeChecked();
  }

  async chooseBot(name: string): Promise<void> {
    const bots = this.page.getByLabel("Bot", { exact: true });
    const id = await bots.locator("option", { hasText: name }).getAttribute("value");
    await bots.selectOption(id);
  }

  async get(): Promise<void> {
    await this.button.click();
    await this.page.waitForURL(/\/numbers\/orders\//);
  }

  /** Waits until the purchase has become a line and its page is there; answers its id. */
  async arrived(): Promise<string> {
    await this.page.waitForURL(/\/numbers\/[0-9a-f-]{36}$/);
    return this.page.url().split("/").at(-1) ?? "";
  }

  get search() {
    return this.page.getByRole("combobox", { name: "Area code or city" });
  }

  get codes() {
    return this.page.getByRole("listbox", { name: "Area codes" }).getByRole("option");
  }

  code(code: string) {
    return this.codes.filter({ hasText: new RegExp(`^${code}`) });
  }

  get candidates() {
    return this.page.getByRole("group", { name: /^Numbers in/ }).getByRole("radio");
  }

  /** What is being bought, as the summary says it. */
  get chosen() {
    return this.page
      .locator("section")
      .filter({ has: this.page.getByRole("heading", { name: "You are getting" }) });
  }

  get button() {
    return this.page.getByRole("button", { name: "Get this number" });
  }

  /** "Held for you, done". */
  get steps() {
    return this.page.getByRole("list", { name: "Steps" }).getByRole("listitem");
  }
}
