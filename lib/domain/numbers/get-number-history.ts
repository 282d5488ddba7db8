import type { Context } from "@/lib/context";
import { listAuditEntries } from "@/lib/domain/audit/list-audit-entries";
import { knownShape } from "@/lib/domain/ids";
import type { AuditEntryList } from "@/lib/schemas/audit-entry";
import { getNumber } from "./get-number";

/**
 * What was changed on a line, newest first; readable after its release too. The history that the caller may see is
 * what makes a line known to them, and a living line without any is simply unchanged.
 * @throws AppError `not_found`
 */
export async function getNumberHistory(
  context: Context,
  input: { id: string; limit: number; cursor?: string | undefined },
): Promise<AuditEntryList> {
  const { id, ...page } = input;
  const history = await listAuditEntries(context, {
    ...page,
    subjectType: "phone_number",
    subjectId: knownShape(id),
  });
  if (history.auditEntries.length === 0) await getNumber(context, { id });
  return history;
}
