import { and, eq, isNotNull, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { organizations, phoneNumbers } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/keyset";
import { holdsWords } from "@/lib/domain/search";
import type { ListNumbersInput, PhoneNumberList } from "@/lib/schemas/phone-number";
import { presentNumber } from "./present";
import { numbersWithinReach, selectNumbers } from "./select-numbers";

/** What is searched: name, digits and city, written as the trigram index has it. */
const SEARCHED = sql`lower(${phoneNumbers.name} || ' ' || ${phoneNumbers.number} || ' ' || coalesce(${phoneNumbers.locality}, ''))`;

/** Lines in the caller's reach, filtered and sorted; released ones only when asked for by `status` or `state`. */
export async function listNumbers(context: Context, input: ListNumbersInput): Promise<PhoneNumberList> {
  requirePermissionSomewhere(context, "read");
  const page = keyset(
    { id: phoneNumbers.id, createdAt: phoneNumbers.createdAt, name: sql`lower(${phoneNumbers.name})` },
    input,
  );
  const rows = await selectNumbers()
    .where(
      and(
        numbersWithinReach(context),
        ...filters(input),
        holdsWords(SEARCHED, searchText(input.q)),
        page.after,
      ),
    )
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows: kept, pagination } = pageOf(
    rows.map((row) => ({ ...row, id: row.line.id, createdAt: row.line.createdAt })),
    page,
  );
  return { phoneNumbers: kept.map(presentNumber), pagination };
}

function filters(input: ListNumbersInput): (SQL | undefined)[] {
  const asksForReleased = input.status === "released" || input.state === "released";
  return [
    asksForReleased ? undefined : ne(phoneNumbers.status, "released"),
    input.orgId ? eq(phoneNumbers.orgId, input.orgId) : undefined,
    input.botId ? eq(phoneNumbers.botId, input.botId) : undefined,
    input.status ? eq(phoneNumbers.status, input.status) : undefined,
    input.areaCode ? eq(phoneNumbers.areaCode, input.areaCode) : undefined,
    input.language ? eq(phoneNumbers.language, input.language) : undefined,
    input.state ? hasState(input.state) : undefined,
  ];
}

/** `stateOf` of the rules, as a condition; the test of the list compares the two. */
function hasState(state: NonNullable<ListNumbersInput["state"]>): SQL | undefined {
  const active = eq(phoneNumbers.status, "active");
  if (state === "not_answering") return and(active, isNull(phoneNumbers.botId));
  if (state === "needs_attention")
    return and(
      active,
      isNotNull(phoneNumbers.botId),
      or(eq(phoneNumbers.languageMismatch, true), incomplete()),
    );
  if (state === "answering")
    return and(
      active,
      isNotNull(phoneNumbers.botId),
      eq(phoneNumbers.languageMismatch, false),
      sql`not ${incomplete()}`,
    );
  return eq(phoneNumbers.status, state);
}

/** Whether the organization lacks what a line needs. */
function incomplete(): SQL {
  const blank = (column: SQL) => sql`coalesce(btrim(${column}), '') = ''`;
  return sql`(${sql.join(
    [organizations.addressLine1, organizations.city, organizations.state, organizations.zip].map((column) =>
      blank(sql`${column}`),
    ),
    sql` or `,
  )})`;
}

/** A number typed in any form is looked for by its digits: "(312) 555-01" finds +1312555010. */
function searchText(q: string | undefined): string | undefined {
  if (!q || /\p{L}/u.test(q)) return q;
  const digits = q.replace(/\D/g, "");
  return digits.length >= 3 ? digits : q;
}
