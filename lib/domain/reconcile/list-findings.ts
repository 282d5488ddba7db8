import { and, eq, inArray, ne, type SQL, sum } from "drizzle-orm";
import { database } from "@/db/client";
import { carrierFindings } from "@/db/schema/index";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/cursor";
import { presentPrice } from "@/lib/domain/numbers/present";
import type { FindingList, ListFindingsInput } from "@/lib/schemas/carrier";
import { configuredCarriers } from "@/lib/telephony/registry";
import { presentFinding } from "./present";
import { selectFindings } from "./select-findings";

/**
 * Lists the findings of the configured carriers, newest first: either the unresolved or the resolved ones.
 * @throws AppError `forbidden` without the permission `carrier:manage`
 */
export async function listFindings(context: Context, input: ListFindingsInput): Promise<FindingList> {
  requirePermissionSomewhere(context, "carrier:manage");
  const page = keyset({ id: carrierFindings.id, createdAt: carrierFindings.createdAt }, input);
  const found = await selectFindings()
    .where(
      and(
        ofConfiguredCarriers(),
        input.settled ? eq(carrierFindings.state, "resolved") : ne(carrierFindings.state, "resolved"),
        page.after,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, ({ finding }) => finding);
  return { findings: rows.map(presentFinding), pagination };
}

/** Findings of other carriers are hidden, because nobody can act on them. */
export function ofConfiguredCarriers(): SQL {
  return inArray(
    carrierFindings.carrier,
    configuredCarriers().map(({ name }) => name),
  );
}

/**
 * Adds up what all unresolved strays cost a month.
 * @returns US dollars as decimal text; null without strays or without prices
 */
export async function costOfStrays(context: Context): Promise<string | null> {
  requirePermissionSomewhere(context, "carrier:manage");
  const [total] = await database()
    .select({ cost: sum(carrierFindings.monthlyPrice) })
    .from(carrierFindings)
    .where(
      and(ofConfiguredCarriers(), ne(carrierFindings.state, "resolved"), eq(carrierFindings.kind, "stray")),
    );
  return presentPrice(total?.cost ?? null);
}
