import { and, desc, eq, lte, ne, or, sql } from "drizzle-orm";
import { carrierFindings, phoneNumbers } from "@/db/schema";
import { COUNT_LIMIT } from "@/lib/constants/limits";
import type { LineState } from "@/lib/constants/line-states";
import { type Context, maySomewhere } from "@/lib/context";
import { inState } from "@/lib/domain/numbers/number-filters";
import { presentNumber } from "@/lib/domain/numbers/present";
import { daysAfter } from "@/lib/domain/numbers/rules";
import { NUMBER_SCOPE, numbersWithinReach, selectNumbers } from "@/lib/domain/numbers/select-numbers";
import { ofConfiguredCarriers } from "@/lib/domain/reconcile/list-findings";
import { presentFinding } from "@/lib/domain/reconcile/present";
import { selectFindings } from "@/lib/domain/reconcile/select-findings";
import { inScope } from "@/lib/domain/scope";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { Need, NeedsYou } from "@/lib/schemas/overview";

/** A quarantined line needs somebody this many days before its release. */
const SOON_DAYS = 2;

/** How bad each thing is, the worst first: calls are lost, then money, then what is wrong but works. */
const WORST_FIRST = [
  "lost",
  "not_answering",
  "stopped_order",
  "stray",
  "quarantined",
  "needs_attention",
  "failed_order",
  "organization",
] as const;
type Severity = (typeof WORST_FIRST)[number];
const SEVERITY_OF_STATE: Partial<Record<LineState, Severity>> = {
  lost: "lost",
  not_answering: "not_answering",
  quarantined: "quarantined",
};

/**
 * Joins what needs somebody into one list, the worst first.
 * @param needs of each kind up to one more than the limit, in their own order
 */
export function joinNeeds(needs: Need[]): NeedsYou {
  const rank = (need: Need) => WORST_FIRST.indexOf(severityOf(need));
  return {
    items: needs.toSorted((one, other) => rank(one) - rank(other)).slice(0, COUNT_LIMIT),
    hasMore: needs.length > COUNT_LIMIT,
  };
}

function severityOf(need: Need): Severity {
  if (need.kind === "line") return SEVERITY_OF_STATE[need.line.state] ?? "needs_attention";
  if (need.kind === "order") return need.order.state === "failed" ? "failed_order" : "stopped_order";
  return need.kind;
}

/** Reads the lines: lost ones first, then those that nobody answers or that are about to be released, then the rest. */
export async function readLinesInNeed(context: Context, scope: ScopeFilters): Promise<Need[]> {
  const rows = await selectNumbers()
    .where(
      and(
        numbersWithinReach(context),
        ne(phoneNumbers.status, "released"),
        inScope(scope, NUMBER_SCOPE),
        or(
          inState("lost"),
          inState("not_answering"),
          inState("needs_attention"),
          and(
            inState("quarantined"),
            lte(phoneNumbers.quarantinedUntil, daysAfter(context.now(), SOON_DAYS)),
          ),
        ),
      ),
    )
    .orderBy(
      sql`case when ${phoneNumbers.status} = 'lost' then 0 when ${phoneNumbers.botId} is null then 1 else 2 end`,
      desc(phoneNumbers.createdAt),
      desc(phoneNumbers.id),
    )
    .limit(COUNT_LIMIT + 1);
  return rows.map((row) => ({ kind: "line", line: presentNumber(row) }));
}

/** Reads the strays, for whoever manages the carrier. They belong to no organization, so a narrower scope has none. */
export async function readStrays(context: Context, { orgId, accountId }: ScopeFilters): Promise<Need[]> {
  if (!maySomewhere(context, "carrier:manage") || orgId || accountId) return [];
  const { kind, state, createdAt, id } = carrierFindings;
  const rows = await selectFindings()
    .where(and(ofConfiguredCarriers(), eq(kind, "stray"), ne(state, "resolved")))
    .orderBy(desc(createdAt), desc(id))
    .limit(COUNT_LIMIT + 1);
  return rows.map((row) => ({ kind: "stray", finding: presentFinding(row) }));
}
