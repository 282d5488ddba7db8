import { createHash } from "node:crypto";
import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { DEFAULT_SORT, type Sort } from "@/lib/constants/lists";
import { isKnownMoment } from "@/lib/constants/moments";
import { AppError } from "@/lib/errors";
import type { Pagination } from "@/lib/schemas/common";

/** Where a page ended: the sort value and the id of its last row. */
interface Position {
  value: string;
  id: string;
}

interface KeysetColumns {
  id: AnyColumn;
  createdAt: AnyColumn;
  /** What `name` sorts by, exactly as indexed. Absent in lists without names. */
  name?: SQL;
}

/** Part of the binding of cursors by name. Change it with the order, so that cursors of the old order are refused. */
const NAME_ORDER = "folded";

/** How to query one page of a list: its order, where it begins, and how many rows to fetch. */
export interface Keyset {
  orderBy: SQL[];
  /** The rows after the cursor; undefined on the first page. */
  after: SQL | undefined;
  /** One row more than the page holds, to see whether there is a next page. */
  fetch: number;
  limit: number;
  /** A digest of sort and filters. A cursor with another one is refused. */
  binding: string;
  sort: Sort;
}

/**
 * Prepares keyset paging: later pages cost no more than the first, and rows that appear or vanish do not shift the
 * rest.
 * @param columns the columns of the sorted table
 * @param input the list's parsed filters; a cursor is bound to all of them except `limit` and `cursor`
 * @throws AppError `validation_failed` for a `cursor` that we did not write or that has another sort or filter
 */
export function keyset(
  columns: KeysetColumns,
  input: { limit: number; cursor?: string | undefined; sort?: Sort | undefined },
): Keyset {
  const sort = input.sort ?? DEFAULT_SORT;
  const descending = sort.startsWith("-");
  const byName = sort.endsWith("name") && columns.name !== undefined;
  // With the sort that is used, so that leaving out the default and sending it are the same.
  const binding = bindingOf({ ...input, sort, ...(byName ? { nameOrder: NAME_ORDER } : {}) });
  const sorted = byName ? sql`${columns.name}` : sql`${columns.createdAt}`;
  const position =
    input.cursor === undefined ? null : readCursor(input.cursor, binding, byName ? isText : isMoment);
  const value = position && (byName ? sql`${position.value}` : sql`${position.value}::timestamptz`);
  return {
    orderBy: descending
      ? [sql`${sorted} desc`, sql`${columns.id} desc`]
      : [sql`${sorted} asc`, sql`${columns.id} asc`],
    after:
      position === null
        ? undefined
        : descending
          ? sql`(${sorted}, ${columns.id}) < (${value}, ${position.id}::uuid)`
          : sql`(${sorted}, ${columns.id}) > (${value}, ${position.id}::uuid)`,
    fetch: input.limit + 1,
    limit: input.limit,
    binding,
    sort,
  };
}

/**
 * Cuts the fetched rows to one page and makes the cursor of the next.
 * @param rows the rows that the query found, at most `fetch`
 * @param sortedBy returns a row's sort values; `sortName` is what `name` sorts by, computed by the database
 */
export function pageOf<Row>(
  rows: Row[],
  page: Keyset,
  sortedBy: (row: Row) => { id: string; createdAt: Date; sortName?: string | null },
): { rows: Row[]; pagination: Pagination } {
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  if (!last || rows.length <= page.limit)
    return { rows: shown, pagination: { limit: page.limit, nextCursor: null } };
  const { id, createdAt, sortName } = sortedBy(last);
  const byName = page.sort.endsWith("name") && typeof sortName === "string";
  const position = { value: byName ? sortName : createdAt.toISOString(), id };
  return { rows: shown, pagination: { limit: page.limit, nextCursor: writeCursor(position, page.binding) } };
}

/** Where a feed continues, and how to write the cursor of its next page. */
export interface Feed {
  after: number;
  cursorAfter: (position: number) => string;
}

/** The order of a feed: oldest first. */
const FEED_SORT = "createdAt" satisfies Sort;

/** A feed's cursor has no row of its own, since it also exists where the feed is empty. */
const NO_ROW = "00000000-0000-0000-0000-000000000000";

/**
 * Prepares paging of a feed, whose rows have increasing positions.
 * @param input the feed's parsed filters; a cursor is bound to all of them except `limit`, `cursor` and `sort`, because a
 *   feed has only one order
 * @throws AppError `validation_failed` for a `cursor` that we did not write or that has another filter
 */
export function feedFrom(input: { cursor?: string | undefined; sort?: Sort | undefined }): Feed {
  const binding = `feed:${bindingOf({ ...input, sort: FEED_SORT })}`;
  const isPosition = (value: string) => /^\d{1,15}$/.test(value);
  const position = input.cursor === undefined ? null : readCursor(input.cursor, binding, isPosition);
  return {
    after: Number(position?.value ?? 0),
    cursorAfter: (value) => writeCursor({ value: String(value), id: NO_ROW }, binding),
  };
}

/** Where a list continues that is joined from several queries, and how to write the cursor of its next page. */
export interface Joined {
  after: Position | null;
  cursorOf: (position: Position) => string;
}

/**
 * Prepares paging of a list that is joined from several queries, which know themselves what comes after a position.
 * @param input the list's parsed filters; a cursor is bound to all of them except `limit` and `cursor`
 * @param isSorted whether the list can have such a sort value
 * @throws AppError `validation_failed` for a `cursor` that we did not write or that has another filter
 */
export function joinedFrom(
  input: { cursor?: string | undefined },
  isSorted: (value: string) => boolean,
): Joined {
  const binding = `joined:${bindingOf(input)}`;
  return {
    after: input.cursor === undefined ? null : readCursor(input.cursor, binding, isSorted),
    cursorOf: (position) => writeCursor(position, binding),
  };
}

/** A short digest of sort and filters, so that a cursor works only in its own list. */
function bindingOf(input: object): string {
  const bound = Object.entries(input)
    .filter(([name, value]) => name !== "limit" && name !== "cursor" && value !== undefined)
    .sort(([a], [b]) => a.localeCompare(b));
  return createHash("sha256").update(JSON.stringify(bound)).digest("base64url").slice(0, 12);
}

function writeCursor(position: Position, binding: string): string {
  return Buffer.from(JSON.stringify([binding, position.value, position.id])).toString("base64url");
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A moment as `pageOf` writes it. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Whether a sort value is a moment. */
export function isMoment(value: string): boolean {
  const at = new Date(value);
  // `Date` rolls some invalid days over into the next month, so compare the text too.
  return MOMENT.test(value) && isKnownMoment(at) && at.toISOString() === value;
}

/** PostgreSQL cannot store a null character in text. */
export function isText(value: string): boolean {
  return !value.includes("\0");
}

/** @param isSorted whether the list can have such a sort value */
function readCursor(cursor: string, binding: string, isSorted: (value: string) => boolean): Position {
  const [bound, value, id] = partsOf(cursor);
  if (bound === binding && typeof value === "string" && typeof id === "string")
    if (isSorted(value) && ID.test(id)) return { value, id };
  const message = id === NO_ROW ? FEED_ELSEWHERE : LIST_ELSEWHERE;
  throw new AppError("validation_failed", { fields: [{ path: "cursor", code: "invalid_cursor", message }] });
}

const LIST_ELSEWHERE = "This cursor belongs to another list, sort or filter. Start from the first page.";
/** Nobody has to read a feed again: with its filters, the cursor works for ever. */
const FEED_ELSEWHERE =
  "This cursor continues a feed with other filters. Send it with the filters of the request that returned it, updatedSince or sort=createdAt included.";

/** What a cursor is made of; nothing if we did not write it. */
function partsOf(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(parsed) && parsed.length === 3 ? parsed : [];
  } catch {
    // Not base64url or not JSON.
    return [];
  }
}
