import { randomUUID } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema";
import { useTestDatabase } from "@/db/testing/database";
import { useTestEnvironment } from "@/db/testing/environment";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeMember,
  makeMembership,
  makeNumber,
  makeOrganization,
  makeUser,
  provisionInput,
  supportContext,
  TEST_NOW,
} from "@/db/testing/factory";
import { openSession, readSession } from "@/lib/auth/session-store";
import { listMembers } from "@/lib/domain/members/list-members";
import { startOrder } from "@/lib/domain/orders/start-order";
import { createOrganization } from "@/lib/domain/organizations/create-organization";
import { input } from "@/lib/domain/organizations/testing";
import { updateAccountInput } from "@/lib/schemas/account";
import { closeAccount } from "./close-account";
import { getAccount } from "./get-account";
import { updateAccount } from "./update-account";

useTestDatabase();
useTestEnvironment();

const update = (values: object) => updateAccountInput.parse(values);

/** The latest entry of an account's history. */
async function latestOf(id: string) {
  const [entry] = await database()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, id))
    .orderBy(desc(auditEntries.id))
    .limit(1);
  return entry;
}

describe("updateAccount", () => {
  it("renames an account for support and for its admin, and records it", async () => {
    const { account } = await makeAccount("Cedar");
    const renamed = await updateAccount(supportContext(), update({ id: account.id, name: "Cedar Dental" }));
    expect(renamed).toMatchObject({ name: "Cedar Dental", locationCount: 1, version: 2 });
    expect(await latestOf(account.id)).toMatchObject({
      action: "organization.update",
      before: { name: "Cedar" },
      after: { name: "Cedar Dental" },
    });
    await updateAccount(contextOf(account), update({ id: account.id, name: "Cedar Group" }));
    expect(await getAccount(supportContext(), account)).toMatchObject({ name: "Cedar Group" });
  });

  it("records nothing if nothing changes", async () => {
    const { account } = await makeAccount("Cedar");
    await updateAccount(supportContext(), update({ id: account.id, name: "Cedar" }));
    expect(await latestOf(account.id)).toBeUndefined();
  });

  it.each(["viewer", "manager"] as const)("refuses a %s", async (role) => {
    const { account } = await makeAccount();
    await expect(
      updateAccount(contextOf(account, role), update({ id: account.id, name: "Other" })),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  it("does not find a location, nor a foreign, closed or unknown account", async () => {
    const [{ account, location }, foreign] = [await makeAccount(), await makeAccount()];
    const closed = await makeOrganization({ archivedAt: TEST_NOW });
    for (const id of [location.id, foreign.account.id, closed.id, randomUUID()])
      await expect(updateAccount(contextOf(account), update({ id, name: "Other" }))).rejects.toMatchObject({
        code: "not_found",
      });
    await expect(
      updateAccount(contextOfLocation(location), update({ id: account.id, name: "Other" })),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  it("refuses a stale edit with the current account, and takes one of two edits at once", async () => {
    const { account } = await makeAccount("Cedar");
    const edits = await Promise.allSettled(
      ["North", "South"].map((name) =>
        updateAccount(supportContext(), update({ id: account.id, version: 1, name })),
      ),
    );
    expect(edits.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const current = await getAccount(supportContext(), account);
    expect(edits.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "edit_conflict", details: { current } },
    });
  });

  it("refuses a reference that one of its locations has", async () => {
    const { account } = await makeAccount();
    await createOrganization(contextOf(account), input({ referenceId: "A-1" }));
    await expect(
      updateAccount(supportContext(), update({ id: account.id, referenceId: "A-1" })),
    ).rejects.toMatchObject({ code: "reference_taken" });
  });
});

describe("closeAccount", () => {
  it("closes an empty account: it is no longer found, its people reach nothing, and history tells", async () => {
    const account = await makeOrganization();
    expect(await closeAccount(supportContext(), account)).toMatchObject({
      id: account.id,
      name: account.name,
      locationCount: 0,
    });
    await expect(getAccount(supportContext(), account)).rejects.toMatchObject({ code: "not_found" });
    await expect(listMembers(supportContext(), { orgId: account.id })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await latestOf(account.id)).toMatchObject({
      action: "account.close",
      subjectType: "account",
      actorType: "support",
      after: { archivedAt: TEST_NOW.toISOString() },
    });
  });

  it("signs out its people, but not those who also work elsewhere", async () => {
    const account = await makeOrganization();
    const [only, elsewhere] = [await makeMember(account, "admin"), await makeUser()];
    await makeMembership(elsewhere.id, account.id, "viewer");
    await makeMembership(elsewhere.id, (await makeAccount()).account.id, "viewer");
    const open = (id: string) => openSession({ id }, { userAgent: null, ipAddress: null }, TEST_NOW);
    const [ended, kept] = [await open(only.id), await open(elsewhere.id)];
    await closeAccount(supportContext(), account);
    expect(await readSession(ended, TEST_NOW)).toBeNull();
    expect(await readSession(kept, TEST_NOW)).toMatchObject({ user: { id: elsewhere.id } });
  });

  it("refuses while the account has lines, then purchases, then locations, and names them", async () => {
    const { account, location } = await makeAccount();
    const { order } = await startOrder(contextOf(account), provisionInput(account.id));
    const refusal = () => closeAccount(supportContext(), account).catch((error: unknown) => error);
    expect(await refusal()).toMatchObject({
      code: "organization_in_use",
      details: { orders: [{ id: order.id }] },
    });
    const line = await makeNumber(account);
    expect(await refusal()).toMatchObject({ details: { lines: [{ id: line.id, number: line.number }] } });
    const other = await makeAccount();
    await expect(closeAccount(supportContext(), other.account)).rejects.toMatchObject({
      code: "organization_in_use",
      details: { locations: [{ id: other.location.id, name: other.location.name }] },
    });
    expect(await getAccount(supportContext(), account)).toMatchObject({ locationCount: 1 });
    expect(location.archivedAt).toBeNull();
  });

  it("names at most a hundred locations", async () => {
    const { account } = await makeAccount();
    for (let made = 1; made < 101; made++) await makeOrganization({ parentAccountOrgId: account.id });
    await expect(closeAccount(supportContext(), account)).rejects.toSatisfy(
      (error: { details: { locations: unknown[] } }) => error.details.locations.length === 100,
    );
  });

  it("refuses everybody of the account, and does not find a location", async () => {
    const { account, location } = await makeAccount();
    for (const context of [
      contextOf(account, "viewer"),
      contextOf(account, "admin"),
      contextOfLocation(location),
      contextOf(await makeOrganization()),
    ])
      await expect(closeAccount(context, account)).rejects.toMatchObject({ code: "forbidden" });
    for (const id of [location.id, randomUUID()])
      await expect(closeAccount(supportContext(), { id })).rejects.toMatchObject({ code: "not_found" });
  });

  it("refuses to close an account that changed since it was shown", async () => {
    const account = await makeOrganization();
    await updateAccount(supportContext(), update({ id: account.id, name: "Renamed" }));
    await expect(closeAccount(supportContext(), { id: account.id, version: 1 })).rejects.toMatchObject({
      code: "edit_conflict",
      details: { current: { name: "Renamed", locationCount: 0, version: 2 } },
    });
    await closeAccount(supportContext(), { id: account.id, version: 2 });
  });

  it("closes once when two do it at once", async () => {
    const account = await makeOrganization();
    const results = await Promise.allSettled([1, 2].map(() => closeAccount(supportContext(), account)));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "not_found" },
    });
  });

  it("either closes or receives a location that is added at the same time, never both", async () => {
    for (let round = 0; round < 5; round++) {
      const account = await makeOrganization();
      const [closed, added] = await Promise.allSettled([
        closeAccount(supportContext(), account),
        createOrganization(contextOf(account), input()),
      ]);
      expect([closed.status, added.status].sort()).toEqual(["fulfilled", "rejected"]);
      expect(closed.status === "rejected" ? closed : added).toMatchObject({
        reason: { code: closed.status === "rejected" ? "organization_in_use" : "not_found" },
      });
    }
  });
});
