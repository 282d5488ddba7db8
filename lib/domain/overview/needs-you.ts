import { type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { COUNT_LIMIT, COUNTED_NEEDS } from "@/lib/constants/limits";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { isMoment, isText, joinedFrom } from "@/lib/domain/cursor";
import type { ScopeFilters } from "@/lib/schemas/common";
import type { NeedsYou } from "@/lib/schemas/overview";
import { NEED_SOURCES, type NeedSource, type Place, type Placed, RANKS } from "./need-sources";

/** A kind of which the caller may have some, with the condition for them. */
interface Asked {
  source: NeedSource;
  where: SQL | undefined;
}

/**
 * One page of everything that needs somebody, the worst first, and how many there are. Only if they do not fit on the
 * first page are they counted, up to a limit.
 * @param scope limits it to one organization, or to an account and its locations; a foreign one shows nothing
 * @throws AppError `validation_failed` for a `cursor` that belongs to another list
 */
export async function getNeedsYou(
  context: Context,
  scope: ScopeFilters,
  { cursor }: { cursor?: string | undefined } = {},
): Promise<NeedsYou> {
  requirePermissionSomewhere(context, "read");
  const joined = joinedFrom({ ...scope, cursor }, (value) => readValue(value) !== null);
  const after = joined.after && toPlace(joined.after);
  const asked = NEED_SOURCES.flatMap((source): Asked[] => {
    const where = source.condition(context, scope);
    return where === null ? [] : [{ source, where }];
  });
  const found = await Promise.all(
    asked.map(({ source, where }) => source.read(where, after, COUNT_LIMIT + 1)),
  );
  const placed = found.flat().toSorted((one, other) => one.rank - other.rank);
  const shown = placed.slice(0, COUNT_LIMIT);
  const last = placed.length > shown.length ? shown.at(-1) : undefined;
  const isWhole = after === null && last === undefined;
  const count = isWhole ? shown.length : await countNeeds(asked);
  return {
    items: shown.map(({ need }) => need),
    count: Math.min(count, COUNTED_NEEDS),
    exact: count <= COUNTED_NEEDS,
    nextCursor: last ? joined.cursorOf(toPosition(last)) : null,
  };
}

/** How many there are in all; more than `COUNTED_NEEDS` if there are more. */
async function countNeeds(asked: readonly Asked[]): Promise<number> {
  const counts = asked.map(
    ({ source, where }) => sql`(select count(*) from (${source.some(where, COUNTED_NEEDS + 1)}) needs)`,
  );
  const { rows } = await database().execute<{ count: number }>(
    sql`select (${sql.join(counts, sql` + `)})::int as count`,
  );
  return rows[0]?.count ?? 0;
}

function toPosition({ rank, value, id }: Placed) {
  return { value: `${rank} ${value}`, id };
}

function toPlace({ value, id }: { value: string; id: string }): Place {
  const [rank = "", ...rest] = value.split(" ");
  return { rank: Number(rank), value: rest.join(" "), id };
}

/** A severity with a moment, or for organizations, which come last, with a name. */
function readValue(text: string): Place | null {
  const place = toPlace({ value: text, id: "" });
  const isRank = /^\d$/.test(text.split(" ")[0] ?? "") && place.rank < RANKS;
  const isSorted = place.rank === RANKS - 1 ? isText : isMoment;
  return isRank && isSorted(place.value) ? place : null;
}
