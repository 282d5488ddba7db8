import { and, eq, ne, type SQL, sql } from "drizzle-orm";
import { phoneNumbers } from "@/db/schema";
import type { LineState } from "@/lib/constants/numbers";
import type { Context } from "@/lib/context";
import { holdsWords } from "@/lib/domain/search";
import type { ListNumbersInput } from "@/lib/schemas/phone-number";
import { numbersWithinReach } from "./select-numbers";

/** What a search looks in, as the trigram index has it. */
export const NUMBER_SEARCH_TEXT = sql`lower("phone_numbers"."name" || ' ' || "phone_numbers"."number" || ' ' || coalesce("phone_numbers"."locality", ''))`;
export const NUMBER_SORT_NAME = sql<string>`lower("phone_numbers"."name")`;

/** Whether an organization lacks part of its address; `missingFields` in SQL. */
export const ORGANIZATION_INCOMPLETE = sql`(coalesce("organizations"."address_line1", '') = '' or coalesce("organizations"."city", '') = '' or coalesce("organizations"."state", '') = '' or coalesce("organizations"."zip", '') = '')`;

const ATTACHED = sql`"phone_numbers"."status" = 'active' and "phone_numbers"."bot_id" is not null`;

/** The rows of each state, the SQL twin of `stateOf`; written for the partial indexes, with organizations joined. */
const OF_STATE: Record<LineState, SQL> = {
  answering: sql`(${ATTACHED} and not "phone_numbers"."language_mismatch" and not ${ORGANIZATION_INCOMPLETE})`,
  needs_attention: sql`(${ATTACHED} and "phone_numbers"."id" in (
    select m.id from phone_numbers m where m.language_mismatch
    union all
    select l.id from organizations join phone_numbers l on l.org_id = organizations.id where ${ORGANIZATION_INCOMPLETE}))`,
  not_answering: sql`("phone_numbers"."bot_id" is null and "phone_numbers"."status" = 'active')`,
  quarantined: sql`"phone_numbers"."status" = 'quarantined'`,
  releasing: sql`"phone_numbers"."status" = 'releasing'`,
  lost: sql`"phone_numbers"."status" = 'lost'`,
  released: sql`"phone_numbers"."status" = 'released'`,
};

/** The condition for lines of one state. */
export function inState(state: LineState): SQL {
  return OF_STATE[state];
}

/** Everything a list of lines is narrowed by, inside the caller's reach; released ones only when asked for. */
export function numberConditions(context: Context, input: ListNumbersInput): SQL | undefined {
  const wantsReleased = input.status === "released" || input.state === "released";
  return and(
    numbersWithinReach(context),
    wantsReleased ? undefined : ne(phoneNumbers.status, "released"),
    input.orgId ? eq(phoneNumbers.orgId, input.orgId) : undefined,
    input.botId ? eq(phoneNumbers.botId, input.botId) : undefined,
    input.status ? eq(phoneNumbers.status, input.status) : undefined,
    input.state ? inState(input.state) : undefined,
    input.areaCode ? eq(phoneNumbers.areaCode, input.areaCode) : undefined,
    input.language ? eq(phoneNumbers.language, input.language) : undefined,
    holdsWords(NUMBER_SEARCH_TEXT, searchWords(input.q)),
  );
}

/**
 * What is typed into the search, ready to be looked for: a number in any way of writing becomes its digits, so that
 * "(312) 555-01" finds +1312555…; anything else is words.
 */
export function searchWords(q: string | undefined): string | undefined {
  const typed = q?.normalize("NFKC").trim();
  if (!typed) return undefined;
  const looksLikeNumber = /^\+?[\d\s().\-\u2010-\u2015]+$/.test(typed) && /\d/.test(typed);
  return looksLikeNumber ? typed.replace(/\D/g, "") : typed;
}
