import { describe, expect, it } from "vitest";
import { useTestCarrier } from "@/db/testing/carrier";
import { useTestDatabase } from "@/db/testing/database";
import {
  contextOf,
  contextOfLocation,
  makeAccount,
  makeNumber,
  makeOrganization,
} from "@/db/testing/factory";
import { BROUGHT } from "@/lib/constants/carrier";
import type { Context } from "@/lib/context";
import { listAuditEntries } from "@/lib/domain/audit/list-audit-entries";
import { getGoneNumber } from "./get-gone-number";
import { getNumberHistory } from "./get-number-history";
import { migrateNumber } from "./migrate-number";
import { releaseNumber } from "./release-number";

const database = useTestDatabase();
useTestCarrier(database);

const goneFor = async (context: Context, id: string) =>
  getGoneNumber(context, await getNumberHistory(context, { id, limit: 20 }));

describe("getGoneNumber", () => {
  it("shows a released line as it was, and whether the caller may recover its number", async () => {
    const { account, location } = await makeAccount();
    const line = await makeNumber(location, { carrier: BROUGHT });
    await releaseNumber(contextOf(account), { id: line.id });
    expect(await goneFor(contextOf(account), line.id)).toMatchObject({
      last: { action: "number.released" },
      released: { phoneNumber: { id: line.id } },
      canRecover: true,
    });
    expect(await goneFor(contextOf(account, "viewer"), line.id)).toMatchObject({ canRecover: false });
  });

  it("shows of a line that moved away only the move", async () => {
    const { account, location } = await makeAccount();
    const elsewhere = await makeOrganization({ parentAccountOrgId: account.id });
    const line = await makeNumber(location);
    await migrateNumber(contextOf(account), { id: line.id, targetOrgId: elsewhere.id });
    expect(await goneFor(contextOfLocation(location), line.id)).toMatchObject({
      last: { action: "number.migrate" },
      released: null,
      canRecover: false,
    });
  });

  it("shows nothing of other subjects or of a foreign line", async () => {
    const [mine, foreign] = [await makeAccount(), await makeAccount()];
    const line = await makeNumber(foreign.location, { carrier: BROUGHT });
    await releaseNumber(contextOf(foreign.account), { id: line.id });
    const seen = await listAuditEntries(contextOf(mine.account), { limit: 20, subjectId: line.id });
    expect(await getGoneNumber(contextOf(mine.account), seen)).toBeNull();
    const [entry] = (await listAuditEntries(contextOf(foreign.account), { limit: 20 })).auditEntries;
    if (!entry) throw new Error("The release left no entry.");
    const ofBot = { auditEntries: [{ ...entry, subjectType: "bot" as const }] };
    expect(await getGoneNumber(contextOf(foreign.account), ofBot)).toBeNull();
  });
});
