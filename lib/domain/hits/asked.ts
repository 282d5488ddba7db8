import { type AnyColumn, between, eq, or, type SQL, sql } from "drizzle-orm";
import { type Context, roleAt } from "@/lib/context";
import type { inScope } from "@/lib/domain/scope";
import { readSearch, type Search } from "@/lib/domain/search";
import type { Hit, SearchInput } from "@/lib/schemas/search";
import { withoutMarks } from "@/lib/typed/marks";

/** What the finders of all kinds look for. */
export interface Asked {
  search: Search;
  /** The UUID that was typed, as ids of ours and of requests are; otherwise null. */
  id: string | null;
  /** The first and last id that begin as typed, where that is the beginning of a UUID; otherwise null. */
  ids: readonly [first: string, last: string] | null;
  /** The single word that was typed, which may be an id at the carrier or of a request; otherwise null. */
  word: string | null;
  /**
   * Which part of the caller's reach is searched.
   * @param columns the account and organization of a row; null for rows that belong to none
   */
  within: (columns: Parameters<typeof inScope>[1] | null) => SQL | undefined;
  /** One hit more than is shown, to see whether there are more. */
  fetch: number;
}

/** A hit before its account and place are named. */
export interface Found {
  hit: Omit<Hit, "account" | "place">;
  accountId: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const WORD = /^[\w-]{6,}$/;

/** Reads a search once for the finders of all kinds. */
export async function readAsked(
  context: Context,
  { q, limit }: Pick<SearchInput, "q" | "limit">,
): Promise<Asked> {
  // Ids are copied from mails and tables, with marks around them that nobody sees.
  const typed = withoutMarks(q).trim();
  const id = UUID.test(typed) ? typed.toLowerCase() : null;
  const search = id === null ? await readSearch(context, q, ["orgId", "botId", "accountId"]) : null;
  return {
    search: search ?? NOTHING,
    id,
    ids: id === null ? idsFrom(typed.toLowerCase()) : null,
    word: WORD.test(typed) ? typed : null,
    within: () => undefined,
    fetch: limit + 1,
  };
}

/** @returns null unless the text is the beginning of a UUID, of eight characters or more */
function idsFrom(typed: string): [string, string] | null {
  if (typed.length < 8) return null;
  const [first = "", last = ""] = ["0", "f"].map(
    (digit) => typed + "00000000-0000-0000-0000-000000000000".replaceAll("0", digit).slice(typed.length),
  );
  return UUID.test(first) ? [first, last] : null;
}

/**
 * The condition for what was asked for by its id, or by the beginning of its id, which an index on the id finds.
 * @param otherwise the condition where no whole id was typed
 */
export function hasId({ id, ids }: Asked, column: AnyColumn, otherwise: SQL | undefined): SQL | undefined {
  if (id) return eq(column, id);
  return ids ? or(between(column, ...ids), otherwise) : otherwise;
}

/** An id is no text: what has it is found by it alone. */
const NOTHING: Search = { matches: () => sql`false`, name: null };

/** A hit with the fields that its kind has; the others are null. */
export function hitOf(
  hit: Pick<Hit, "kind" | "id" | "title"> & Partial<Hit>,
  accountId: string | null,
): Found {
  return {
    hit: {
      detail: null,
      lineState: null,
      orderStage: null,
      subjectType: null,
      subjectId: null,
      carrier: null,
      bot: null,
      at: null,
      organization: null,
      ...hit,
    },
    accountId,
  };
}

/** The organization of a hit; null if the caller sees the hit without reaching its organization. */
export function ifReached(
  context: Context,
  organization: Hit["organization"],
  accountId: string | null,
): Hit["organization"] {
  const place = { orgId: organization?.id ?? "", accountId: accountId ?? "" };
  return roleAt(context, place) === null ? null : organization;
}
