import { expect, type Page } from "@playwright/test";
import { idInAddress } from "../fixtures/pick";

/** What to fill into the form for a new bot. */
export interface BotDraft {
  name: string;
  phoneGreeting?: string;
  closedGreeting?: string;
  /** As the form names them; English by default. */
  languages?: ("English" | "Spanish" | "French")[];
  outbound?: boolean;
  faqs?: { question: string; answer: string }[];
}

export type BotSection = "Greetings" | "Knows" | "Phone" | "Advanced";

/** The list of bots, the form for a new one, and a bot's page. */
export class BotsPage {
  constructor(readonly page: Page) {}

  async openList(query = ""): Promise<void> {
    await this.page.goto(`/bots${query}`);
    await expect(this.page.getByRole("heading", { level: 1, name: "Bots" })).toBeVisible();
  }

  async open(id: string): Promise<void> {
    await this.page.goto(`/bots/${id}`);
    await expect(this.page.getByRole("heading", { name: "Greetings" })).toBeVisible();
  }

  /** Adds a bot through the form. Ends on the bot's page and returns its id. */
  async add(orgId: string, draft: BotDraft): Promise<string> {
    await this.page.goto(`/bots/new?orgId=${orgId}`);
    await this.page.getByLabel("Name", { exact: true }).fill(draft.name);
    if (draft.phoneGreeting) await this.page.getByLabel("Phone greeting").fill(draft.phoneGreeting);
    if (draft.closedGreeting) await this.page.getByLabel("Closed greeting").fill(draft.closedGreeting);
    for (const faq of draft.faqs ?? []) await this.addFaq(faq);
    for (const language of ["English", "Spanish", "French"] as const)
      if (draft.languages)
        await this.page
          .getByRole("checkbox", { name: language })
          .setChecked(draft.languages.includes(language));
    if (draft.outbound) await this.page.getByRole("checkbox", { name: "Also places calls" }).check();
    await this.page.getByRole("button", { name: "Add bot" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: draft.name })).toBeVisible();
    return idInAddress(this.page);
  }

  async addFaq({ question, answer }: { question: string; answer: string }): Promise<void> {
    const count = await this.faqs.count();
    await this.page.getByRole("button", { name: "Add a question" }).click();
    const added = this.faq(count + 1);
    await added.getByLabel("When a caller asks").fill(question);
    await added.getByLabel("The bot answers").fill(answer);
  }

  /** Opens the form of one section of the bot's page. */
  async edit(section: BotSection): Promise<void> {
    await this.editButton(section).click();
    await expect(this.form(section)).toBeVisible();
  }

  /** Saves the open form, and waits until its section is text again. */
  async save(section: BotSection): Promise<void> {
    await this.form(section).getByRole("button", { name: "Save changes" }).click();
    await expect(this.form(section)).toHaveCount(0);
  }

  editButton(section: BotSection) {
    return this.page.getByRole("button", { name: `Edit ${section}`, exact: true });
  }

  form(section: BotSection) {
    return this.page.getByRole("form", { name: new RegExp(`^${section} of `) });
  }

  section(section: BotSection) {
    return this.page.locator(`#${section.toLowerCase()}`);
  }

  get faqs() {
    return this.page.getByRole("group", { name: /^Question \d+$/ });
  }

  faq(position: number) {
    return this.page.getByRole("group", { name: `Question ${position}`, exact: true });
  }

  row(name: string) {
    return this.page.getByRole("row").filter({ hasText: name });
  }
}
