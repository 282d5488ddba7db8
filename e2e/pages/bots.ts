import { expect, type Page } from "@playwright/test";

/** What a new bot is told to be. */
export interface BotDraft {
  name: string;
  phoneGreeting?: string;
  closedGreeting?: string;
  /** As the form names them; English unless told. */
  languages?: ("English" | "Spanish" | "French")[];
  faqs?: { question: string; answer: string }[];
}

/** The list of bots, the form, and the training editor of one. */
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

  /** Adds a bot to an organization through the form; ends on the bot's page. */
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
    await this.page.getByRole("button", { name: "Add the bot" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: draft.name })).toBeVisible();
    return this.page.url().split("/").at(-1) ?? "";
  }

  async addFaq({ question, answer }: { question: string; answer: string }): Promise<void> {
    const count = await this.faqs.count();
    await this.page.getByRole("button", { name: "Add a question" }).click();
    const added = this.faq(count + 1);
    await added.getByLabel("When a caller asks").fill(question);
    await added.getByLabel("The bot answers").fill(answer);
  }

  async save(): Promise<void> {
    await this.page.getByRole("button", { name: "Save changes" }).click();
    await expect(this.page.getByText("All changes are saved")).toBeVisible();
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
