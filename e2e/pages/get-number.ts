import { expect, type Page } from "@playwright/test";
import { idInAddress, pick } from "../fixtures/pick";

/** The "Get a number" form, and the page of its order. */
export class GetNumberPage {
  constructor(readonly page: Page) {}

  async open(query: Record<string, string> = {}): Promise<void> {
    await this.page.goto(`/numbers/new?${new URLSearchParams(query)}`);
    await expect(this.page.getByRole("heading", { level: 1, name: "Get a number" })).toBeVisible();
  }

  /**
   * Chooses an area code from the list. Test files that run in parallel must use different codes: everybody who looks
   * at a code is offered the same number first, and only one of them gets it.
   */
  async chooseCode(code: string): Promise<void> {
    await this.code(code).click();
    await expect(this.candidates.first()).toBeChecked();
  }

  async chooseBot(name: string): Promise<void> {
    await pick(this.page, this.page, "Bot", name);
  }

  async get(): Promise<void> {
    await this.button.click();
    await this.page.waitForURL(/\/numbers\/orders\//);
  }

  /** Waits until the order is done and the line's page is open. Returns the line's id. */
  async arrived(): Promise<string> {
    await this.page.waitForURL(/\/numbers\/[0-9a-f-]{36}(\?|$)/);
    return idInAddress(this.page);
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

  /** The summary of what is about to be bought. */
  get chosen() {
    return this.page
      .locator("section")
      .filter({ has: this.page.getByRole("heading", { name: "You are getting" }) });
  }

  get button() {
    return this.page.getByRole("button", { name: /^Get (this number|it without a bot)$/ });
  }

  /** The button of the form for a number that the practice has elsewhere. */
  get bring() {
    return this.page.getByRole("button", { name: /^Bring (this number|it without a bot)$/ });
  }

  /** The order's steps, each like "Held for you, done". */
  get steps() {
    return this.page.getByRole("list", { name: "Steps" }).getByRole("listitem");
  }
}
