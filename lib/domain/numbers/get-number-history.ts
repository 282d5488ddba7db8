import type { Context } from "@/lib/context";
import { listAuditEntries } from "@/lib/domain/audit/list-audit-entries";
import { parseId } from "@/lib/domain/ids";
import type { AuditEntryList } from "@/lib/schemas/audit-entry";
import { getNumber } from "./get-number";

/**
 * Lists the changes of a line, newest first, also after its release.
 * @throws AppError `not_found` if the caller may read neither an entry nor the line
 */
export async function getNumberHistory(
  context: Context,
  input: { id: string; limit: number; cursor?: string | undefined },
): Promise<AuditEntryList> {
  const { id, ...page } = input;
  const history = await listAuditEntries(context, {
    ...page,
    subjectType: "phone_number",
    subjectId: parseId(id),
  });
  if (history.auditEntries.length === 0) await getNumber(context, { id });
  return history;
}
