import { and } from "drizzle-orm";
import { phoneNumbers } from "@/db/schema";
import { type Context, requirePermissionSomewhere } from "@/lib/context";
import { keyset, pageOf } from "@/lib/domain/cursor";
import type { ListNumbersInput, PhoneNumberList } from "@/lib/schemas/phone-number";
import { NUMBER_SORT_NAME, numberConditions } from "./number-filters";
import { presentNumber } from "./present";
import { selectNumbers } from "./select-numbers";

/** Lists a page of lines in the caller's reach, released lines only on request. */
export async function listNumbers(context: Context, input: ListNumbersInput): Promise<PhoneNumberList> {
  requirePermissionSomewhere(context, "read");
  const columns = { id: phoneNumbers.id, createdAt: phoneNumbers.createdAt, name: NUMBER_SORT_NAME };
  const page = keyset(columns, input);
  const found = await selectNumbers()
    .where(and(await numberConditions(context, input), page.after))
    .orderBy(...page.orderBy)
    .limit(page.fetch);
  const { rows, pagination } = pageOf(found, page, ({ line, sortName }) => ({ ...line, sortName }));
  return { phoneNumbers: rows.map(presentNumber), pagination };
}
