import { notFound } from "next/navigation";
import { cache } from "react";
import { HISTORY_PAGE } from "@/components/numbers/line/shown";
import { requireCaller } from "@/lib/auth/caller";
import type { Context } from "@/lib/context";
import { accountNamesOf } from "@/lib/domain/accounts/account-choices";
import { getGoneNumber } from "@/lib/domain/numbers/get-gone-number";
import { getCheckedNumber } from "@/lib/domain/numbers/get-number";
import { getNumberHistory } from "@/lib/domain/numbers/get-number-history";
import { getOrderIdOfLine } from "@/lib/domain/orders/get-order-id-of-line";
import { getOrganization } from "@/lib/domain/organizations/get-organization";
import { AppError } from "@/lib/errors";

/**
 * The line in the URL with its organization and history, read once for both title and page. A line that is no longer
 * the caller's comes with its history alone; an id that never was a line shows the not-found page.
 */
export const lineOfPage = cache(async (id: string) => {
  const caller = await requireCaller();
  const found = await orNull(getCheckedNumber(caller, { id }));
  const history = await historyOf(caller, id);
  if (found) {
    const accountNames = await accountNamesOf(caller, [found.line]);
    return {
      caller,
      history,
      ...found,
      organization: await getOrganization(caller, { id: found.line.orgId }),
      /** Null for readers of one account. */
      accountName: accountNames?.[found.line.orgId] ?? null,
    };
  }
  // The id may belong to something else that has a history.
  const { last, released, canRecover } = (await getGoneNumber(caller, history)) ?? notFound();
  const orderId = released && (await getOrderIdOfLine(caller, { id }));
  return { caller, history, line: null, last, released, canRecover, orderId };
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
