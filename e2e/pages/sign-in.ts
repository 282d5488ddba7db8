import type { Page } from "@playwright/test";

/** What a user signs in with. */
export interface Credentials {
  email: string;
  password: string;
}

/** The sign-in page. */
export class SignInPage {
  constructor(private readonly page: Page) {}

  /** Signs in and waits for the console to open. */
  async signIn({ email, password }: Credentials): Promise<void> {
    await this.page.goto("/sign-in");
    await this.page.getByLabel(/e-mail/i).fill(email);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
    await this.page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  }
}
