import { and, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { organizations } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { makeAccount, supportContext } from "@/db/testing/factory";
import type { Context, Reach } from "@/lib/context";
import { withinPermission, withinReach } from "./scope";

useTestDatabase();

const columns = { accountId: organizations.accountId, orgId: organizations.id };
/** Two accounts, each with one location. */
let ours: Awaited<ReturnType<typeof makeAccount>>;
let theirs: Awaited<ReturnType<typeof makeAccount>>;

beforeAll(async () => {
  ours = await makeAccount("Ours");
  theirs = await makeAccount("Theirs");
});

const caller = (reach: Reach): Context => ({ ...supportContext(), reach });
const nowhere = caller({ everything: false, accounts: [], organizations: [] });
const grantOf = <R>(place: { id: string; accountId: string }, role: R) => ({
  orgId: place.id,
  accountId: place.accountId,
  role,
});

/** The names of those of the four organizations that the condition lets through. */
async function seen(condition: ReturnType<typeof withinReach>): Promise<string[]> {
  const four = [ours, theirs].flatMap(({ account, location }) => [account.id, location.id]);
  const rows = await database()
    .select({ name: organizations.name })
    .from(organizations)
    .where(and(inArray(organizations.id, four), condition));
  return rows.map(({ name }) => name).sort();
}

describe("a query within the caller's reach", () => {
  it("sees an account with its locations, and nothing of another account", async () => {
    const context = caller({
      everything: false,
      accounts: [{ accountId: ours.account.accountId, role: "viewer" }],
      organizations: [],
    });
    expect(await seen(withinReach(context, columns))).toEqual(["Ours", "Ours Chicago"]);
  });

  it("sees a single location without its account", async () => {
    const context = caller({
      everything: false,
      accounts: [],
      organizations: [grantOf(theirs.location, "viewer")],
    });
    expect(await seen(withinReach(context, columns))).toEqual(["Theirs Chicago"]);
  });

  it("sees what an account grant and a location grant reach together", async () => {
    const context = caller({
      everything: false,
      accounts: [{ accountId: ours.account.accountId, role: "viewer" }],
      organizations: [grantOf(theirs.location, "viewer")],
    });
    expect(await seen(withinReach(context, columns))).toEqual(["Ours", "Ours Chicago", "Theirs Chicago"]);
  });

  it("sees nothing without a membership, and everything for support", async () => {
    expect(await seen(withinReach(nowhere, columns))).toEqual([]);
    expect(await seen(withinReach(supportContext(), columns))).toHaveLength(4);
    expect(withinReach(supportContext(), columns)).toBeUndefined();
  });
});

describe("a query within a permission", () => {
  it("sees only organizations where the caller's role has it", async () => {
    const context = caller({
      everything: false,
      accounts: [
        { accountId: ours.account.accountId, role: "manager" },
        { accountId: theirs.account.accountId, role: "viewer" },
      ],
      organizations: [grantOf(ours.location, "admin"), grantOf(theirs.location, "manager")],
    });
    const within = (permission: Parameters<typeof withinPermission>[1]) =>
      seen(withinPermission(context, permission, columns));
    expect(await within("read")).toEqual(["Ours", "Ours Chicago", "Theirs", "Theirs Chicago"]);
    expect(await within("numbers:edit")).toEqual(["Ours", "Ours Chicago", "Theirs Chicago"]);
    expect(await within("numbers:provision")).toEqual(["Ours Chicago"]);
    expect(await within("carrier:manage")).toEqual([]);
  });

  it("has no condition for support, whatever the permission", () => {
    expect(withinPermission(supportContext(), "carrier:manage", columns)).toBeUndefined();
  });
});
