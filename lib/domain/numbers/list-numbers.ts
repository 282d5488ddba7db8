import { and } from "drizzle-orm";
import { phoneNumbers } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/keyset";
import type { ListNumbersInput, PhoneNumberList } from "@/lib/schemas/phone-number";
import { NUMBER_SORT_NAME, numberConditions } from "./number-filters";
import { presentNumber } from "./present";
import { selectNumbers } from "./select-numbers";

/** The lines that the caller reaches, a page at a time, in one query; released ones only when asked for. */
export async function listNumbers(context: Context, input: ListNumbersInput): Promise<PhoneNumberList> {
  requirePermissionSomewhere(context, "read");
  const columns = { id: phoneNumbers.id, createdAt: phoneNumbers.createdAt, name: NUMBER_SORT_NAME };
  const page = keyset(columns, input);
  const found = await selectNumbers()
    .where(and(numberConditions(context, input), page.after))
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, ({ line, sortName }) => ({ ...line, sortName }));
  return { phoneNumbers: rows.map(presentNumber), pagination };
}
