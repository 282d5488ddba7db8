import { and, desc, eq, ne, or } from "drizzle-orm";
import { phoneNumbers } from "@/db/schema";
import type { Context } from "@/lib/context";
import { NUMBER_SEARCHED, NUMBER_SORT_NAME } from "@/lib/domain/numbers/number-filters";
import { presentNumber } from "@/lib/domain/numbers/present";
import {
  NUMBER_SCOPE,
  type NumberRow,
  numbersWithinReach,
  selectNumbers,
} from "@/lib/domain/numbers/select-numbers";
import { isNamed } from "@/lib/domain/search";
import { type Asked, type Found, hasId, hitOf } from "./asked";

/**
 * Lines that are not released: those that are named so, and then the rest, newest first. Two statements, because one that
 * sorted all lines which match would read them all.
 */
export async function findLines(context: Context, asked: Asked): Promise<Found[]> {
  const condition = and(matching(context, asked), ne(phoneNumbers.status, "released"));
  const [named, all] = await Promise.all([
    asked.search.name
      ? selectNumbers()
          .where(and(condition, isNamed(NUMBER_SORT_NAME, asked.search)))
          .orderBy(NUMBER_SORT_NAME, phoneNumbers.id)
          .limit(asked.fetch)
      : [],
    selectNumbers()
      .where(condition)
      .orderBy(desc(phoneNumbers.createdAt), desc(phoneNumbers.id))
      .limit(asked.fetch),
  ]);
  const rows = new Map([...named, ...all].map((row) => [row.line.id, row]));
  return [...rows.values()].slice(0, asked.fetch).map((row) => presentLine("phone_number", row));
}

/** Released lines, the last released first. */
export async function findReleased(context: Context, asked: Asked): Promise<Found[]> {
  const rows = await selectNumbers()
    .where(and(matching(context, asked), eq(phoneNumbers.status, "released")))
    .orderBy(desc(phoneNumbers.releasedAt), desc(phoneNumbers.id))
    .limit(asked.fetch);
  return rows.map((row) => presentLine("released_number", row));
}

function matching(context: Context, asked: Asked) {
  const { search, word, within } = asked;
  const matches = search.matches(NUMBER_SEARCHED);
  const isAsked = hasId(
    asked,
    phoneNumbers.id,
    word ? or(matches, eq(phoneNumbers.carrierNumberId, word)) : matches,
  );
  return and(numbersWithinReach(context), within(NUMBER_SCOPE), isAsked);
}

function presentLine(kind: "phone_number" | "released_number", row: NumberRow): Found {
  const { id, number, name, state, organization, bot } = presentNumber(row);
  return hitOf(
    {
      kind,
      id,
      title: number,
      detail: name,
      lineState: state,
      carrier: row.line.carrier,
      at: row.line.releasedAt?.toISOString() ?? null,
      organization: { id: organization.id, name: organization.name },
      bot: bot && { id: bot.id, name: bot.name },
    },
    row.line.accountId,
  );
}
