import { notFound } from "next/navigation";
import { cache } from "react";
import { HISTORY_PAGE } from "@/components/numbers/shown";
import { requireCaller } from "@/lib/auth/caller";
import { type Context, may } from "@/lib/context";
import { getCheckedNumber } from "@/lib/domain/numbers/get-number";
import { getNumberHistory } from "@/lib/domain/numbers/get-number-history";
import { getReleasedNumber } from "@/lib/domain/numbers/released-number";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { AppError } from "@/lib/errors";
import type { AuditEntry, AuditEntryList } from "@/lib/schemas/audit-entry";

/**
 * The line of the address with its organization and history, read once for title and page. One that is not the
 * caller's any more comes with its history alone; what never was shows the page's not-found.
 */
export const lineOfPage = cache(async (id: string) => {
  const caller = await requireCaller();
  const found = await orNull(getCheckedNumber(caller, { id }));
  const history = await historyOf(caller, id);
  if (found)
    return {
      caller,
      history,
      ...found,
      organization: await getOrganization(caller, { id: found.line.orgId }),
    };
  const [last] = history.auditEntries;
  // Other things have a history too; their ids are not ids of lines.
  if (last?.subjectType !== "phone_number") notFound();
  const { released, canRecover, ...gone } = await goneLine(caller, last, history);
  return { caller, history, line: null, last: gone.last, released, canRecover };
});

/** What took the line away, and the line itself where it was released. */
async function goneLine(caller: Context, latest: AuditEntry, history: AuditEntryList) {
  const released = await orNull(getReleasedNumber(caller, { id: latest.subjectId }));
  const { auditEntries } = history;
  const last = auditEntries.find(({ action }) => released && action === "number.released") ?? latest;
  const organization = released && (await getOrganization(caller, { id: released.phoneNumber.orgId }));
  const canRecover =
    organization !== null &&
    may(caller, "numbers:provision", { orgId: organization.id, accountId: organization.accountId });
  return { last, released, canRecover };
}

async function historyOf(caller: Context, id: string) {
  return (await orNull(getNumberHistory(caller, { id, ...HISTORY_PAGE }))) ?? notFound();
}

async function orNull<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") return null;
    throw error;
  }
}
