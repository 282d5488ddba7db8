import type { z } from "zod";
import { dayAfter, isDay, startOfDay } from "@/lib/calendar/days";
import { SEARCH_LENGTH } from "@/lib/constants/limits";
import { US_STATES } from "@/lib/constants/organizations";
import { listAccountsInput } from "@/lib/schemas/account";
import { listAuditEntriesInput } from "@/lib/schemas/audit-entry";
import { listBotsInput } from "@/lib/schemas/bot";
import { idSchema, type ScopeFilters } from "@/lib/schemas/common";
import { listConversationsInput } from "@/lib/schemas/conversation";
import { listOrganizationsInput } from "@/lib/schemas/organization";
import { listNumbersInput } from "@/lib/schemas/phone-number";
import { type SearchParams, singleValues } from "./search-params";

/** How the address of a list page is read. */
interface ListAddress<Schema extends z.ZodObject> {
  /** The list's input schema, which decides which values are valid. */
  schema: Schema;
  /** Rows on a page. */
  limit: number;
  /** The order if the address has no `sort`; absent for lists with only one order. */
  sort?: string;
  /** Parameters that narrow the list, besides `orgId`, the scope. */
  filters: readonly (keyof z.input<Schema> & string)[];
  /** Converts parameters that are written differently in an address into values for the list. */
  convert?: Partial<
    Record<keyof z.input<Schema> & string, (value: string, zone: string) => string | undefined>
  >;
}

/**
 * Reads the address of a list page. Nothing else reads it: components get the filters. Invalid values are ignored, so
 * that an old or mistyped link still opens the list. The list itself refuses a cursor of another list.
 * @param readScope resolves the `orgId` of the address, which may be an account's
 * @param zone the timezone of days in the address
 * @returns the filters for the query, the same filters parsed for the domain, the chosen scope, and whether filters
 *   narrow the list within it
 */
export async function readListAddress<Schema extends z.ZodObject>(
  address: ListAddress<Schema>,
  searchParams: SearchParams,
  readScope: (orgId: string | undefined) => Promise<ScopeFilters>,
  zone = "UTC",
): Promise<{
  filters: z.input<Schema>;
  input: z.output<Schema>;
  scope: ScopeFilters;
  filtered: boolean;
}> {
  const { schema, limit, sort, convert } = address;
  const params = singleValues(await searchParams);
  const scope = await readScope(idSchema.safeParse(params.orgId).data);
  const values: Record<string, unknown> = { limit, ...(sort && { sort }), ...scope };
  for (const name of [...address.filters, "sort", "cursor"] as const) {
    const written = name === "q" ? params[name]?.slice(0, SEARCH_LENGTH) : params[name];
    const value = written?.trim() && (convert?.[name] ?? same)(written.trim(), zone);
    if (value && schema.shape[name]?.safeParse(value).success) values[name] = value;
  }
  return {
    filters: values as z.input<Schema>,
    input: schema.parse(values),
    scope,
    filtered: address.filters.some((name) => name in values),
  };
}

const same = (value: string): string => value;

/** Infers the schema type of a definition, so that its filters are typed. */
function listAddress<Schema extends z.ZodObject>(address: ListAddress<Schema>): ListAddress<Schema> {
  return address;
}

export const NUMBERS_ADDRESS = listAddress({
  schema: listNumbersInput,
  limit: 50,
  sort: "name",
  filters: ["q", "state", "botId", "language"],
});

export const BOTS_ADDRESS = listAddress({
  schema: listBotsInput,
  limit: 25,
  sort: "name",
  filters: ["q", "language", "outbound"],
});

export const CALLS_ADDRESS = listAddress({
  schema: listConversationsInput,
  limit: 25,
  filters: ["phoneNumberId", "botId", "outcome"],
});

export const ORGANIZATIONS_ADDRESS = listAddress({
  schema: listOrganizationsInput,
  limit: 25,
  sort: "name",
  filters: ["q", "state"],
  convert: { state: (code) => (code.toUpperCase() in US_STATES ? code.toUpperCase() : undefined) },
});

export const ACCOUNTS_ADDRESS = listAddress({
  schema: listAccountsInput,
  limit: 20,
  sort: "name",
  filters: ["q"],
});

export const ACTIVITY_ADDRESS = listAddress({
  schema: listAuditEntriesInput,
  limit: 50,
  filters: ["subjectType", "subjectId", "actorId", "action", "field", "requestId", "from", "to"],
  // The address has days, including the last one; the list takes moments.
  convert: { from: (day, zone) => momentOf(day, 0, zone), to: (day, zone) => momentOf(day, 1, zone) },
});

/** The start of a day, or of the day this many days later, in a timezone; undefined if there is no such day. */
function momentOf(day: string, daysLater: number, zone: string): string | undefined {
  return isDay(day) ? startOfDay(dayAfter(day, daysLater), zone).toISOString() : undefined;
}
