import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { contextOf, contextOfLocation, makeAccount, supportContext } from "@/db/testing/factory";
import type { Context } from "@/lib/context";
import { listAccountsInput } from "@/lib/schemas/account";
import { createAccountInput } from "@/lib/schemas/organization";
import { createAccount } from "./create-account";
import { getAccount } from "./get-account";
import { listAccounts } from "./list-accounts";

useTestDatabase();

const input = createAccountInput.parse({ name: "Lakeside Dental Group", timezone: "America/Chicago" });

describe("Accounts", () => {
  it("are created as a top-level organization that is its own account", async () => {
    const account = await createAccount(supportContext(), input);
    expect(account).toMatchObject({ parentAccountOrgId: null, accountId: account.id, name: input.name });
    const entries = await database()
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, account.id));
    expect(entries).toMatchObject([
      { action: "account.create", subjectType: "account", actorType: "support" },
    ]);
  });

  it("may share a name, even when two are created at once", async () => {
    const made = await Promise.all([
      createAccount(supportContext(), input),
      createAccount(supportContext(), input),
    ]);
    expect(new Set(made.map(({ accountId }) => accountId)).size).toBe(2);
  });

  it("are created by support only", async () => {
    const { account } = await makeAccount();
    for (const context of [contextOf(account, "viewer"), contextOf(account, "admin")])
      await expect(createAccount(context, input)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("are seen by their own people, and by nobody of a single location or of another account", async () => {
    const [{ account, location }, foreign] = [await makeAccount(), await makeAccount()];
    const seen = async (context: Context) =>
      (await listAccounts(context, listAccountsInput.parse({}))).accounts.map(({ id }) => id);
    expect(await seen(contextOf(account, "viewer"))).toEqual([account.id]);
    expect(await getAccount(contextOf(account, "viewer"), account)).toMatchObject({ id: account.id });
    for (const context of [contextOfLocation(location), contextOf(foreign.account)]) {
      expect(await seen(context)).not.toContain(account.id);
      await expect(getAccount(context, account)).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("are listed without their locations, but with a count of them", async () => {
    const { account, location } = await makeAccount("Countable");
    const { accounts } = await listAccounts(supportContext(), listAccountsInput.parse({ q: "countable" }));
    expect(accounts).toMatchObject([{ id: account.id, locationCount: 1 }]);
    expect(await getAccount(supportContext(), account)).toEqual(accounts[0]);
    await expect(getAccount(supportContext(), location)).rejects.toMatchObject({ code: "not_found" });
    await expect(getAccount(supportContext(), { id: "?" })).rejects.toMatchObject({ code: "not_found" });
  });

  it("are each visited once by paging, for every sort", async () => {
    for (const name of ["Same", "Same", "other"]) await makeAccount(name);
    for (const sort of ["createdAt", "-createdAt", "name", "-name"]) {
      const seen: string[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await listAccounts(
          supportContext(),
          listAccountsInput.parse({ sort, limit: 2, cursor: cursor ?? undefined }),
        );
        seen.push(...page.accounts.map(({ id }) => id));
        cursor = page.pagination.nextCursor;
      } while (cursor);
      const all = await listAccounts(supportContext(), listAccountsInput.parse({ sort, limit: 100 }));
      expect(seen).toEqual(all.accounts.map(({ id }) => id));
      expect(new Set(seen).size).toBe(seen.length);
    }
  });
});
