import { and, eq, ne, type SQL, sql } from "drizzle-orm";
import { phoneNumbers } from "@/db/schema";
import { BROUGHT } from "@/lib/constants/carrier";
import { LANGUAGE_LABELS, LANGUAGES } from "@/lib/constants/languages";
import type { LineState } from "@/lib/constants/line-states";
import { VOICE_IDS, VOICES } from "@/lib/constants/voices";
import type { Context } from "@/lib/context";
import { inScope } from "@/lib/domain/scope";
import { labelOf, NUMBER_SEARCH_TEXT, readSearch } from "@/lib/domain/search";
import type { ListNumbersInput } from "@/lib/schemas/phone-number";
import { NUMBER_SCOPE, numbersWithinReach } from "./select-numbers";

/** What `name` sorts by: the database writes it. */
export const NUMBER_SORT_NAME = sql<string>`"phone_numbers"."sort_name"`;

/** Whether part of an organization's address is missing: `missingFields` in SQL. */
export const ORGANIZATION_INCOMPLETE = sql`(coalesce("organizations"."address_line1", '') = '' or coalesce("organizations"."city", '') = '' or coalesce("organizations"."state", '') = '' or coalesce("organizations"."zip", '') = '')`;

const ANSWERED = sql`"phone_numbers"."status" = 'active' and "phone_numbers"."bot_id" is not null and "phone_numbers"."carrier" <> ${sql.raw(`'${BROUGHT}'`)}`;

/**
 * The condition for each state: `lineStateOf` in SQL, with organizations joined. Written for the partial indexes;
 * `line-states.test.ts` checks that both agree.
 */
const STATE_CONDITIONS: Record<LineState, SQL> = {
  answering: sql`(${ANSWERED} and not "phone_numbers"."language_mismatch" and not ${ORGANIZATION_INCOMPLETE})`,
  needs_attention: sql`(${ANSWERED} and "phone_numbers"."id" in (
    select m.id from phone_numbers m where m.language_mismatch
    union all
    select l.id from organizations join phone_numbers l on l.org_id = organizations.id where ${ORGANIZATION_INCOMPLETE}))`,
  not_answering: sql`("phone_numbers"."status" = 'active' and ("phone_numbers"."bot_id" is null or "phone_numbers"."carrier" = ${sql.raw(`'${BROUGHT}'`)}))`,
  quarantined: sql`"phone_numbers"."status" = 'quarantined'`,
  releasing: sql`"phone_numbers"."status" = 'releasing'`,
  lost: sql`"phone_numbers"."status" = 'lost'`,
  released: sql`"phone_numbers"."status" = 'released'`,
};

/** The condition for lines of one state. */
export function inState(state: LineState): SQL {
  return STATE_CONDITIONS[state];
}

/** Each line's state as a column, to count all states in one scan. */
export function stateColumn(): SQL<LineState> {
  return sql<LineState>`case
    when "phone_numbers"."status" <> 'active' then "phone_numbers"."status"
    when ${inState("not_answering")} then 'not_answering'
    when ${inState("answering")} then 'answering'
    else 'needs_attention' end`;
}

/** What a search for lines looks in: all that a line's row shows. */
const { orgId, botId, accountId } = phoneNumbers;
export const NUMBER_SEARCHED = {
  text: NUMBER_SEARCH_TEXT,
  labels: [
    ...LANGUAGES.map((language) => labelOf(LANGUAGE_LABELS[language], eq(phoneNumbers.language, language))),
    ...VOICE_IDS.map((voice) => labelOf(VOICES[voice].label, eq(phoneNumbers.voiceId, voice))),
  ],
  orgId,
  botId,
  accountId,
};

/** All conditions of a list of lines, within the caller's reach; released lines only on request. */
export async function numberConditions(context: Context, input: ListNumbersInput): Promise<SQL | undefined> {
  const search = await readSearch(context, input.q, ["orgId", "botId", "accountId"]);
  const wantsReleased = input.status === "released" || input.state === "released";
  return and(
    numbersWithinReach(context),
    wantsReleased ? undefined : ne(phoneNumbers.status, "released"),
    inScope(input, NUMBER_SCOPE),
    input.botId ? eq(phoneNumbers.botId, input.botId) : undefined,
    input.status ? eq(phoneNumbers.status, input.status) : undefined,
    input.state ? inState(input.state) : undefined,
    input.areaCode ? eq(phoneNumbers.areaCode, input.areaCode) : undefined,
    input.language ? eq(phoneNumbers.language, input.language) : undefined,
    search?.matches(NUMBER_SEARCHED),
  );
}
