import { and, desc, eq, ne, or, sql } from "drizzle-orm";
import { carrierFindings } from "@/db/schema";
import { type Context, maySomewhere } from "@/lib/context";
import { ofConfiguredCarriers } from "@/lib/domain/reconcile/list-findings";
import { selectFindings } from "@/lib/domain/reconcile/select-findings";
import { type Asked, type Found, hitOf } from "./asked";

const STRAY_TEXT = sql`fold_text("carrier_findings"."number" || ' ' || coalesce("carrier_findings"."label", ''))`;

/** Numbers that are paid for at the carrier and unknown here, for those who manage the carrier. They belong nowhere. */
export async function findStrays(
  context: Context,
  { search, id, word, within, fetch }: Asked,
): Promise<Found[]> {
  if (!maySomewhere(context, "carrier:manage")) return [];
  const { kind, state, createdAt } = carrierFindings;
  const rows = await selectFindings()
    .where(
      and(
        ofConfiguredCarriers(),
        within(null),
        eq(kind, "stray"),
        ne(state, "resolved"),
        id
          ? eq(carrierFindings.id, id)
          : or(
              search.matches({ text: STRAY_TEXT }),
              word ? eq(carrierFindings.carrierNumberId, word) : undefined,
            ),
      ),
    )
    .orderBy(desc(createdAt), desc(carrierFindings.id))
    .limit(fetch);
  return rows.map(({ finding }) =>
    hitOf(
      {
        kind: "carrier_finding",
        id: finding.id,
        title: finding.number,
        detail: finding.label,
        carrier: finding.carrier,
        at: finding.createdAt.toISOString(),
      },
      null,
    ),
  );
}
