import { createHash } from "node:crypto";
import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { isKnownMoment } from "@/lib/constants/moments";
import { AppError } from "@/lib/errors";
import type { Pagination } from "@/lib/schemas/common";

/** The orders that a list can have (product rule 27). */
export type Sort = "createdAt" | "-createdAt" | "name" | "-name";

/** Where a page ended: the sorted value of its last row, and that row's id. */
interface Position {
  value: string;
  id: string;
}

interface KeysetColumns {
  id: AnyColumn;
  createdAt: AnyColumn;
  /** The sorted expression of `name`, as its index has it: `lower(name)`. Lists without names leave it out. */
  name?: SQL;
}

/** One page of a list in the making: how to order it, where it begins, and how many rows to fetch. */
export interface Keyset {
  orderBy: SQL[];
  /** The rows after the cursor; undefined on the first page. */
  after: SQL | undefined;
  /** One row more than the page holds, which tells whether there is a next page. */
  fetch: number;
  limit: number;
  /** What a cursor of this list carries to be known again. */
  binding: string;
  sort: Sort;
}

/**
 * Prepares keyset paging: cost does not grow with the page, and rows that come or go do not shift the others.
 * @param columns the columns of the sorted table
 * @param input the parsed filters of the list; everything but `limit` and `cursor` binds the cursor
 * @throws AppError `validation_failed` on `cursor` for one that is not ours, or of another sort or filter
 */
export function keyset(
  columns: KeysetColumns,
  input: { limit: number; cursor?: string | undefined; sort?: Sort | undefined },
): Keyset {
  const sort = input.sort ?? "-createdAt";
  const binding = bindingOf(input);
  const descending = sort.startsWith("-");
  const byName = sort.endsWith("name") && columns.name !== undefined;
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
 * Cuts the fetched rows to the page and says where the next one begins.
 * @param rows what the query found, `fetch` rows at most
 * @param sortedBy what the list is sorted by, of a row; `sortName` is the value that `name` sorts by, as the database made it
 */
export function pageOf<Row>(
  rows: Row[],
  page: Keyset,
  sortedBy: (row: Row) => { id: string; createdAt: Date; sortName?: string | null },
): { rows: Row[]; pagination: Pagination } {
  const kept = rows.slice(0, page.limit);
  const last = kept.at(-1);
  if (!last || rows.length <= page.limit)
    return { rows: kept, pagination: { limit: page.limit, nextCursor: null } };
  const { id, createdAt, sortName } = sortedBy(last);
  const byName = page.sort.endsWith("name") && typeof sortName === "string";
  const position = { value: byName ? sortName : createdAt.toISOString(), id };
  return { rows: kept, pagination: { limit: page.limit, nextCursor: writeCursor(position, page.binding) } };
}

/** A short digest of sort and filters, so that a cursor cannot be carried to another list. */
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

function isMoment(value: string): boolean {
  const at = new Date(value);
  // Some days that no month has are taken for the first of the next one.
  return MOMENT.test(value) && isKnownMoment(at) && at.toISOString() === value;
}

/** What PostgreSQL can hold as a text. */
function isText(value: string): boolean {
  return !value.includes("\0");
}

/** @param isSorted tells whether a value can be one that the list is sorted by */
function readCursor(cursor: string, binding: string, isSorted: (value: string) => boolean): Position {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(parsed) && parsed.length === 3) {
      const [bound, value, id] = parsed as unknown[];
      if (bound === binding && typeof value === "string" && typeof id === "string")
        if (isSorted(value) && ID.test(id)) return { value, id };
    }
  } catch {
    // Not base64url or not JSON: the same answer as any other cursor that is not ours.
  }
  throw new AppError("validation_failed", {
    fields: [
      {
        path: "cursor",
        code: "invalid_cursor",
        message: "This cursor belongs to another list, sort or filter. Start from the first page.",
      },
    ],
  });
}
