import { expect, type Page } from "@playwright/test";
import { idInAddress } from "../fixtures/pick";

/** What to fill into the form for a new location. */
export interface OrganizationDraft {
  name: string;
  phone?: string;
  street: string;
  city: string;
  /** The state's full name, "Illinois". */
  state: string;
  zip: string;
}

/** The list of organizations, the form, and an organization's page. */
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

  /** Adds a location through the form. Ends on its page and returns its id. */
  async add(draft: OrganizationDraft): Promise<string> {
    await this.openNew();
    await this.fill(draft);
    await expect(this.timezone).not.toHaveValue("");
    await this.page.getByRole("button", { name: "Add organization" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: draft.name })).toBeVisible();
    return idInAddress(this.page);
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
