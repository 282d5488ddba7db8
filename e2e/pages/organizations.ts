import { expect, type Page } from "@playwright/test";

/** What a new location is told to be. */
export interface OrganizationDraft {
  name: string;
  phone?: string;
  street: string;
  city: string;
  /** The state's name, "Illinois". */
  state: string;
  zip: string;
}

/** The list of organizations, the form, and the page of one. */
export class OrganizationsPage {
  constructor(readonly page: Page) {}

  async openList(query = ""): Promise<void> {
    await this.page.goto(`/organizations${query}`);
    await expect(this.page.getByRole("heading", { level: 1, name: "Organizations" })).toBeVisible();
  }

  async openNew(): Promise<void> {
    await this.openList();
    await this.page.getByRole("link", { name: "Add an organization" }).first().click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Add an organization" })).toBeVisible();
  }

  async fill(draft: OrganizationDraft): Promise<void> {
    await this.page.getByLabel("Name", { exact: true }).fill(draft.name);
    if (draft.phone) await this.page.getByLabel("Phone", { exact: true }).fill(draft.phone);
    await this.page.getByLabel("Street").fill(draft.street);
    await this.page.getByLabel("City").fill(draft.city);
    await this.page.getByLabel("State", { exact: true }).selectOption({ label: draft.state });
    await this.page.getByLabel("ZIP code").fill(draft.zip);
  }

  /** Adds a location through the form; ends on its page. */
  async add(draft: OrganizationDraft): Promise<string> {
    await this.openNew();
    await this.fill(draft);
    await expect(this.timezone).not.toHaveValue("");
    await this.page.getByRole("button", { name: "Add the organization" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: draft.name })).toBeVisible();
    return this.page.url().split("/").at(-1) ?? "";
  }

  async openEdit(id: string): Promise<void> {
    await this.page.goto(`/organizations/${id}/edit`);
    await expect(this.page.getByLabel("Name", { exact: true })).toBeVisible();
  }

  async save(): Promise<void> {
    await this.page.getByRole("button", { name: "Save changes" }).click();
  }

  get timezone() {
    return this.page.getByLabel("Timezone");
  }

  row(name: string) {
    return this.page.getByRole("row").filter({ hasText: name });
  }
}
