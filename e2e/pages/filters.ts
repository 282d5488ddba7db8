import type { Page } from "@playwright/test";

/** The filters above a list: in the row where there is room, else in a panel. */
export class Filters {
  constructor(readonly page: Page) {}

  /** The button of the panel: "Filters", "Filters 2 set". */
  get button() {
    return this.page.getByRole("button", { name: /^Filters/ });
  }

  get panel() {
    return this.page.getByRole("dialog", { name: "Filters" });
  }

  /** Opens the panel if the window has no room for all filters and it is not open yet. */
  async open(): Promise<void> {
    if ((await this.button.isVisible()) && !(await this.panel.isVisible())) await this.button.click();
  }
}
