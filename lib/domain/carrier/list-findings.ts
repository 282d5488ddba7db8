import { and, eq, ne, sql, sum } from "drizzle-orm";
import { database } from "@/db/client";
import { carrierFindings } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/keyset";
import { presentPrice } from "@/lib/domain/numbers/present";
import type { FindingList, ListFindingsInput } from "@/lib/schemas/carrier";
import { presentFinding } from "./present";
import { selectFindings } from "./select-findings";

/**
 * Differences between the carrier's list and ours, newest first: those that somebody should look at, or those that are
 * settled.
 * @throws AppError `forbidden` unless the caller looks after carriers
 */
export async function listFindings(context: Context, input: ListFindingsInput): Promise<FindingList> {
  requirePermissionSomewhere(context, "carrier:manage");
  const page = keyset({ id: carrierFindings.id, createdAt: carrierFindings.createdAt }, input);
  const found = await selectFindings()
    .where(
      and(
        input.settled ? eq(carrierFindings.state, "resolved") : ne(carrierFindings.state, "resolved"),
        page.after,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, ({ finding }) => finding);
  return { findings: rows.map(presentFinding), pagination };
}

/**
 * What the numbers cost a month that are paid for and unknown here.
 * @returns US dollars as a decimal text; null where there are none, or the carrier does not say
 */
export async function costOfStrays(context: Context): Promise<string | null> {
  requirePermissionSomewhere(context, "carrier:manage");
  const [total] = await database()
    .select({ cost: sum(carrierFindings.monthlyPrice) })
    .from(carrierFindings)
    .where(and(ne(carrierFindings.state, "resolved"), sql`${carrierFindings.kind} = 'stray'`));
  return presentPrice(total?.cost ?? null);
}
