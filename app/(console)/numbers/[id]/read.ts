import { notFound } from "next/navigation";
import { cache } from "react";
import { HISTORY_PAGE } from "@/components/numbers/shown";
import { requireCaller } from "@/lib/auth/caller";
import type { Context } from "@/lib/context";
import { getNumber } from "@/lib/domain/numbers/get-number";
import { getNumberHistory } from "@/lib/domain/numbers/get-number-history";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { AppError } from "@/lib/errors";

/**
 * The line of the address with its organization and history, read once for title and page. One that is not the
 * caller's any more comes with its history alone; what never was shows the page's not-found.
 */
export const lineOfPage = cache(async (id: string) => {
  const caller = await requireCaller();
  const line = await orNull(getNumber(caller, { id }));
  const history = await historyOf(caller, id);
  if (line) return { caller, history, line, organization: await getOrganization(caller, { id: line.orgId }) };
  const [last] = history.auditEntries;
  // Other things have a history too; their ids are not ids of lines.
  if (last?.subjectType !== "phone_number") notFound();
  return { caller, history, line: null, last };
});

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
